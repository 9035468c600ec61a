// References are written as business keys (a credit code, a registration number) and stored as record ids.
import type { Problem } from '@corridor/base'
import { isUuid } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register } from '@corridor/registers'
import { readValue } from '@corridor/registers'
import { preparedRows } from '../indicators/ledger/prepared.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, table } from '../store/naming.ts'
import { currentIds, mergedByKey } from './resolution/redirect.queries.ts'

/** The field whose value names a record of the register in a workbook: its key, where that is a single field. */
export const writtenKey = (register: Register): string | undefined =>
  register.key.length === 1 ? register.key[0] : undefined

export function unknownReference(field: string, given: string, register: Register): Problem {
  const key = register.fields[writtenKey(register) ?? '']?.label ?? register.label
  return {
    code: 'reference/unknown',
    field,
    message: { zh: `“${register.label.zh}”中没有这条记录`, en: `No such record in “${register.label.en}”` },
    given,
    allowed: { zh: `已登记的${key.zh}`, en: `a registered ${key.en.toLowerCase()}` },
    fix: {
      zh: `请先登记，或更正${key.zh}。`,
      en: `Register it first, or correct the ${key.en.toLowerCase()}.`,
    },
  }
}

/** The normal form of a written key (a credit code in upper case), or the text itself. */
export function normalKey(register: Register, written: string): string {
  const field = register.fields[writtenKey(register) ?? '']
  const text = written.trim()
  if (field === undefined) return text
  const read = readValue(field, text, new Map())
  return read.ok && typeof read.value === 'string' ? read.value : text
}

interface Form {
  readonly register: Register
  readonly written: Readonly<Record<string, string | undefined>>
  /** SQL of a lock that the same statement takes. */
  readonly lock?: string
}

interface Resolved {
  readonly written: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}

/** Replaces written keys by ids in place of a form's values, with one statement; every unknown one is a problem. */
export async function resolveReferences(
  transaction: Transaction,
  catalogue: Catalogue,
  { register, written, lock }: Form,
): Promise<Resolved> {
  const asked = Object.entries(register.fields).flatMap(([name, field]) => {
    const text = written[name]?.trim()
    if (field.kind !== 'reference' || text === undefined || text === '') return []
    const target = catalogue.registers.get(field.register)
    if (target === undefined) throw new Error(`no register ${field.register}`)
    return [{ name, text, target }]
  })
  const looks = asked.map(({ text, target }, index) => lookSql(target, isUuid(text), index + 1))
  const wanted = [...looks, ...(lock === undefined ? [] : [lock])]
  if (wanted.length === 0) return { written, problems: [] }
  const [found] = await preparedRows<Record<string, unknown>>(
    transaction,
    `select ${wanted.join(', ')}`,
    asked.map(({ text, target }) => (isUuid(text) ? text : normalKey(target, text))),
  )
  const resolved: Record<string, string | undefined> = { ...written }
  const problems: Problem[] = []
  for (const [index, { name, text, target }] of asked.entries()) {
    const id = found?.[`ref${index + 1}`] ?? (await mergedInto(transaction, target, text))
    if (typeof id !== 'string') problems.push(unknownReference(name, text, target))
    resolved[name] = typeof id === 'string' ? id : undefined
  }
  return { written: resolved, problems }
}

/** A record that was merged is still named by its id or its key; asked only where nothing was found. */
async function mergedInto(
  transaction: Transaction,
  target: Register,
  text: string,
): Promise<string | undefined> {
  const key = writtenKey(target)
  const merged = isUuid(text)
    ? text
    : key === undefined
      ? undefined
      : await mergedByKey(transaction, target, { field: key, written: normalKey(target, text) })
  return merged === undefined ? undefined : (await currentIds(transaction, target.id, [merged])).get(merged)
}

function lookSql(target: Register, byId: boolean, place: number): string {
  const key = writtenKey(target)
  if (!byId && key === undefined) return `$${place}::text as given${place}, null::uuid as ref${place}`
  const by = byId ? `id = $${place}::uuid` : `${column(key ?? '')} = $${place}::text`
  return `(select id from ${table(target.id)} where region = (select corridor_region()) and ${by}) as ref${place}`
}
