// Which subjects a write touches, and their locks in id order.
import type { Catalogue } from '@corridor/catalogue'
import type { Path } from '@corridor/indicators'
import { pathsFrom } from '@corridor/indicators'
import type { Row } from '@corridor/registers'
import type { Difference, Series } from '../indicators/ledger/posting.queries.ts'
import { appendPostings, differenceOf } from '../indicators/ledger/posting.queries.ts'
import { runPrepared } from '../indicators/ledger/prepared.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, table } from '../store/naming.ts'

interface Changed {
  readonly id: string
  readonly row: Row
}

const idIn = ({ id, row }: Changed, field: string): string | undefined => {
  const value = field === 'id' ? id : row[field]
  return typeof value === 'string' ? value : undefined
}

const present = (value: string | undefined): value is string => value !== undefined

async function subjectsAt(
  transaction: Transaction,
  subject: string,
  path: Path,
  changed: readonly Changed[],
): Promise<readonly string[]> {
  if (path.kind === 'names') return changed.map((one) => idIn(one, path.field)).filter(present)
  const organisations = changed.map((one) => idIn(one, path.of)).filter(present)
  const rows = await transaction.rows<{ id: string }>(
    `select id from ${table(subject)} where region = (select corridor_region()) and ${column(path.via)} = any($1::uuid[])`,
    [organisations],
  )
  return rows.map(({ id }) => id)
}

const lockSubjects = (transaction: Transaction, subject: string, ids: readonly string[]) =>
  runPrepared(
    transaction,
    `select id from ${table(subject)} where region = (select corridor_region()) and id = any($1::uuid[])
     order by id for update`,
    [ids],
  )

export interface Change {
  readonly register: string
  /** Images before and after. */
  readonly changed: readonly Changed[]
  readonly act: bigint
  /** A record that the writer holds locked, or has just made: it needs no lock as a subject. */
  readonly held?: string
  /** Just made: nothing can refer to it yet. */
  readonly isNew?: boolean
  /** Differences that the writer knows already. */
  readonly found?: readonly Difference[]
}

/**
 * After records of a register changed (their images before and after): locks the subjects of every ledger that reads
 * it, in id order, and appends the differences. Returns how many postings were appended.
 */
export async function postChanges(
  transaction: Transaction,
  { catalogue, series }: { catalogue: Catalogue; series: ReadonlyMap<string, Series> },
  change: Change,
): Promise<number> {
  const found = [...(change.found ?? [])]
  const known = new Set(found.map(({ series: { ledger } }) => ledger.id))
  const locked = new Set(change.held === undefined ? [] : [`${change.register} ${change.held}`])
  for (const ledger of catalogue.ledgers.values()) {
    const current = series.get(ledger.id)
    if (current === undefined || known.has(ledger.id)) continue
    const touched = new Set<string>()
    for (const path of pathsFrom(change.register, ledger)) {
      if (change.isNew === true && isOfItself(path)) continue
      for (const id of await subjectsAt(transaction, ledger.subject, path, change.changed)) touched.add(id)
    }
    if (touched.size === 0) continue
    const subjects = [...touched].sort()
    const name = `${ledger.subject} ${subjects.join(' ')}`
    if (!locked.has(name)) await lockSubjects(transaction, ledger.subject, subjects)
    locked.add(name)
    found.push(await differenceOf(transaction, current, subjects))
  }
  return appendPostings(transaction, found, change.act)
}

/** A subject's own dimensions matter where postings of it exist; those of a new record do not. */
const isOfItself = (path: Path): boolean =>
  path.kind === 'names' && path.field === 'id' && path.onlyDimensions

/** SQL for the ids of a ledger's subjects that the rows of a relation `images` (before and after) touch. */
export function touchedBy(paths: readonly Path[], { number, ledger }: Series): string {
  const holding = `exists (select from posting p where p.series = ${number} and p.subject = x.id)`
  return paths
    .map((path) => {
      const ids =
        path.kind === 'names'
          ? `select distinct ${column(path.field)} as id from images`
          : `select s.id from ${table(ledger.subject)} s
             join (select distinct ${column(path.of)} as place from images) i on i.place = s.${column(path.via)} where s.region = (select corridor_region())`
      return `select x.id from (${ids}) x where x.id is not null${path.onlyDimensions ? ` and ${holding}` : ''}`
    })
    .join('\nunion\n')
}
