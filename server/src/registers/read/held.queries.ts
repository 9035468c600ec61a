// What the ledgers hold for the subjects that a record touches.
import type { Ledger, Path } from '@corridor/indicators'
import type { Row } from '@corridor/registers'
import type { Transaction } from '../../store/database.ts'
import { column, table } from '../../store/naming.ts'

/** Postings of one subject, day and tuple, summed; amounts in the order of the ledger's measures, not all zero. */
export interface Held {
  readonly subject: string
  readonly day: string
  readonly dimensions: readonly string[]
  readonly amounts: readonly bigint[]
}

const subjectsAtMost = 20

/** The subjects in scope that a record touches, at most twenty of them (a firm's place touches all its contracts). */
export async function subjectsTouched(
  transaction: Transaction,
  { ledger, paths, record }: { ledger: Ledger; paths: readonly Path[]; record: { id: string; row: Row } },
): Promise<readonly string[]> {
  const valueIn = (field: string): string | undefined => {
    const value = field === 'id' ? record.id : record.row[field]
    return typeof value === 'string' ? value : undefined
  }
  const found = new Set<string>()
  for (const path of paths) {
    const named = valueIn(path.kind === 'names' ? path.field : path.of)
    if (named === undefined) continue
    const at = path.kind === 'names' ? 'id' : column(path.via)
    const rows = await transaction.rows<{ id: string }>(
      `select id from ${table(ledger.subject)} where region = (select corridor_region()) and ${at} = $1
       order by id desc limit ${subjectsAtMost}`,
      [named],
    )
    for (const { id } of rows) found.add(id)
  }
  return [...found].slice(0, subjectsAtMost)
}

/** The difference postings of corrections cancel out here, so that what is left is what counts now. */
export async function heldFor(
  transaction: Transaction,
  { ledger, series }: { ledger: Ledger; series: number },
  subjects: readonly string[],
): Promise<readonly Held[]> {
  if (subjects.length === 0) return []
  const names = Object.keys(ledger.measures).map((_, index) => `m${index + 1}`)
  const rows = await transaction.rows<{
    subject: string
    day: string
    dimensions: string[]
    amounts: string[]
  }>(
    `select p.subject, p.effective_on as day, t.dimensions,
       array[${names.map((name) => `sum(p.${name})::text`).join(', ')}] as amounts
     from posting p join tuple t on t.region = p.region and t.id = p.tuple
     where p.region = (select corridor_region()) and p.series = $1 and p.subject = any($2::uuid[])
     group by p.subject, p.effective_on, t.dimensions
     having ${names.map((name) => `sum(p.${name}) <> 0`).join(' or ')}
     order by p.effective_on, p.subject`,
    [series, subjects],
  )
  return rows.map(({ subject, day, dimensions, amounts }) => ({
    subject,
    day,
    dimensions,
    amounts: amounts.map(BigInt),
  }))
}
