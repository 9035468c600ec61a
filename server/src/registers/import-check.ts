// Row by row: field checks and record rules of an import, before anything reaches the database.
import type { Problem, Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists, Field, Register, Row, Written } from '@corridor/registers'
import { readRow, text } from '@corridor/registers'
import { findings } from '@corridor/rules'
import { normalKey } from './reference.queries.ts'

export interface SourceRow {
  /** The line number of the user's own file. */
  readonly row: number
  readonly written: Written
}

export type RowCheck = (source: SourceRow) => Result<Row>

/** References stay as written keys in their normal form; the database resolves them as a set. */
export function rowCheck(catalogue: Catalogue, register: Register, lists: CodeLists): RowCheck {
  const fields: Record<string, Field> = {}
  const targets = new Map<string, Register>()
  for (const [name, field] of Object.entries(register.fields)) {
    if (field.kind !== 'reference') {
      fields[name] = field
      continue
    }
    const target = catalogue.registers.get(field.register)
    if (target === undefined) throw new Error(`no register ${field.register}`)
    targets.set(name, target)
    fields[name] = { ...text(field.label), ...(field.optional === true ? { optional: true } : {}) }
  }
  const loose: Register = { ...register, fields }
  const rules = catalogue.rules.filter((rule) => rule.register === register.id)
  return ({ row: number, written }) => {
    const read = readRow(loose, written, lists)
    if (!read.ok) return refusal(...read.problems.map((problem) => placed(problem, number)))
    const row = targets.size === 0 ? read.value : withNormalKeys(read.value, targets)
    const found = findings(rules, register.id, row)
    return found.length > 0 ? refusal(...found.map((problem) => placed(problem, number))) : { ok: true, value: row }
  }
}

const placed = (problem: Problem, row: number): Problem => ({ ...problem, row })

function withNormalKeys(row: Row, targets: ReadonlyMap<string, Register>): Row {
  const normal: Record<string, Row[string]> = { ...row }
  for (const [name, target] of targets) {
    const written = row[name]
    if (typeof written === 'string') normal[name] = normalKey(target, written)
  }
  return normal
}
