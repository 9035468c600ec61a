// References are written as business keys (a credit code, a registration number) and stored as record ids.
import type { Problem } from '@corridor/base'
import { isUuid } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Register } from '@corridor/registers'
import { readValue } from '@corridor/registers'
import type { Transaction } from '../store/database.ts'
import { column, table } from '../store/naming.ts'

/** The field whose value names a record of the register in a workbook: its key, where that is a single field. */
export const writtenKey = (register: Register): string | undefined =>
  register.key.length === 1 ? register.key[0] : undefined

/** Ids of the records whose written key is one of these. */
export async function idsByKey(
  transaction: Transaction,
  register: Register,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const key = writtenKey(register)
  if (key === undefined || keys.length === 0) return new Map()
  const rows = await transaction.rows<{ key: string; id: string }>(
    `select ${column(key)}::text as key, id from ${table(register.id)}
     where region = (select corridor_region()) and ${column(key)} = any($1::text[])`,
    [keys],
  )
  return new Map(rows.map(({ key: written, id }) => [written, id]))
}

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

/** Replaces written keys by ids in place of a form's values; every unknown one is a problem. */
export async function resolveReferences(
  transaction: Transaction,
  catalogue: Catalogue,
  { register, written }: { register: Register; written: Readonly<Record<string, string | undefined>> },
): Promise<{
  readonly written: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}> {
  const resolved: Record<string, string | undefined> = { ...written }
  const problems: Problem[] = []
  for (const [name, field] of Object.entries(register.fields)) {
    const text = written[name]?.trim()
    if (field.kind !== 'reference' || text === undefined || text === '') continue
    const target = catalogue.registers.get(field.register)
    if (target === undefined) throw new Error(`no register ${field.register}`)
    const id = isUuid(text)
      ? await existing(transaction, target, text)
      : await byKey(transaction, target, text)
    if (id === undefined) problems.push(unknownReference(name, text, target))
    resolved[name] = id
  }
  return { written: resolved, problems }
}

async function byKey(transaction: Transaction, target: Register, text: string): Promise<string | undefined> {
  const key = normalKey(target, text)
  return (await idsByKey(transaction, target, [key])).get(key)
}

async function existing(transaction: Transaction, target: Register, id: string): Promise<string | undefined> {
  const rows = await transaction.rows<{ id: string }>(
    `select id from ${table(target.id)} where region = (select corridor_region()) and id = $1`,
    [id],
  )
  return rows[0]?.id
}
