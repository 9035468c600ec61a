// Row by row: field checks and record rules of an import, before anything reaches the database.
import type { Problem, Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists, Field, Register, Row, Value, Written } from '@corridor/registers'
import { fillIn, readRow, readValue, text } from '@corridor/registers'
import { findings } from '@corridor/rules'
import { normalKey } from '../reference.queries.ts'

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
  const readFast = fastReader(loose, targets, lists)
  return ({ row: number, written }) => {
    let row = readFast(written)
    if (row === undefined) {
      const read = readRow(loose, written, lists)
      if (!read.ok) return refusal(...read.problems.map((problem) => placed(problem, number)))
      row = targets.size === 0 ? read.value : withNormalKeys(read.value, targets)
    }
    const found = findings(rules, register.id, row)
    return found.length > 0
      ? refusal(...found.map((problem) => placed(problem, number)))
      : { ok: true, value: row }
  }
}

/** The key of a row that is wrong elsewhere, as text; undefined where the key itself cannot be read. */
export function keyReader(
  catalogue: Catalogue,
  register: Register,
  lists: CodeLists,
): (written: Written) => readonly string[] | undefined {
  return (written) => {
    const parts = register.key.map((name) => {
      const field = register.fields[name]
      const given = written[name]?.trim() ?? ''
      if (field === undefined || given === '') return undefined
      const target = field.kind === 'reference' ? catalogue.registers.get(field.register) : undefined
      if (target !== undefined) return normalKey(target, given)
      const read = readValue(field, given, lists)
      return read.ok ? String(read.value) : undefined
    })
    const known = parts.filter((part) => part !== undefined)
    return known.length === parts.length ? known : undefined
  }
}

/** Amounts as programs write them (`1234.5` has other readers): digits, or digits with a point and two more. */
function moneyReader(
  { least }: { readonly least: bigint },
  plain: (given: string) => Value | undefined,
): (given: string) => Value | undefined {
  return (given) => {
    if (!/^\d{1,15}(?:\.\d\d)?$/.test(given)) return plain(given)
    const point = given.length - 3
    const digits = given[point] === '.' ? given.slice(0, point) + given.slice(point + 1) : `${given}00`
    const fen = BigInt(digits)
    return fen < least ? undefined : fen
  }
}

const rememberedAtMost = 50_000

/**
 * Reads a row in which nothing is wrong; undefined at the first doubt, which `readRow` then judges and explains. Days,
 * choices and the keys of references come back again and again in a workbook, so their reading is remembered.
 */
function fastReader(
  loose: Register,
  targets: ReadonlyMap<string, Register>,
  lists: CodeLists,
): (written: Written) => Row | undefined {
  const columns = Object.entries(loose.fields).map(([name, field]) => {
    const target = targets.get(name)
    const plain = (given: string): Value | undefined => {
      const read = readValue(field, given, lists)
      if (!read.ok) return undefined
      return target === undefined || typeof read.value !== 'string'
        ? read.value
        : normalKey(target, read.value)
    }
    if (field.kind === 'money')
      return { name, required: field.optional !== true, read: moneyReader(field, plain) }
    const comesBack = target !== undefined || !['text', 'note', 'code'].includes(field.kind)
    return { name, required: field.optional !== true, read: comesBack ? remembering(plain) : plain }
  })
  const filled = Object.values(loose.fields).some(
    (field) => field.kind === 'day' && field.fallback !== undefined,
  )
  const blank: Record<string, Value | undefined> = Object.fromEntries(
    columns.map(({ name }) => [name, undefined]),
  )
  // The rows of one sheet have the same names in the same order, so they are compared with those of the row before.
  const names: string[] = []
  const allKnown = (written: Written): boolean => {
    let place = 0
    for (const name in written) {
      if (name !== names[place]) {
        if (!(name in loose.fields)) return false
        names[place] = name
      }
      place += 1
    }
    return true
  }
  return (written) => {
    if (!allKnown(written)) return undefined
    const row = { ...blank }
    for (const { name, required, read } of columns) {
      const given = written[name]
      const text = given === undefined ? '' : given.trim()
      if (text === '') {
        if (required) return undefined
        continue
      }
      const value = read(text)
      if (value === undefined) return undefined
      row[name] = value
    }
    return filled ? fillIn(loose.fields, row) : row
  }
}

function remembering(read: (given: string) => Value | undefined): (given: string) => Value | undefined {
  const known = new Map<string, Value>()
  return (given) => {
    const held = known.get(given)
    if (held !== undefined) return held
    const value = read(given)
    if (value !== undefined && known.size < rememberedAtMost) known.set(given, value)
    return value
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
