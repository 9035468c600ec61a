// Which subjects a write touches, and their locks in id order.
import type { Catalogue } from '@corridor/catalogue'
import type { Path } from '@corridor/indicators'
import { pathsFrom } from '@corridor/indicators'
import type { Row } from '@corridor/registers'
import type { Series } from '../indicators/posting.queries.ts'
import { postSubjects } from '../indicators/posting.queries.ts'
import type { Transaction } from '../store/database.ts'
import { column, history, table } from '../store/naming.ts'

interface Changed {
  readonly id: string
  readonly row: Row
}

const idIn = ({ id, row }: Changed, field: string): string | undefined => {
  const value = field === 'id' ? id : row[field]
  return typeof value === 'string' ? value : undefined
}

const present = (value: string | undefined): value is string => value !== undefined

async function subjectsAt(transaction: Transaction, subject: string, path: Path, changed: readonly Changed[]): Promise<readonly string[]> {
  if (path.kind === 'names') return changed.map((one) => idIn(one, path.field)).filter(present)
  const organisations = changed.map((one) => idIn(one, path.of)).filter(present)
  const rows = await transaction.rows<{ id: string }>(
    `select id from ${table(subject)} where region = (select corridor_region()) and ${column(path.via)} = any($1::uuid[])`,
    [organisations],
  )
  return rows.map(({ id }) => id)
}

/**
 * After records of a register changed (their images before and after): locks the subjects of every ledger that reads
 * it, in id order, and appends the differences. Returns how many postings were appended.
 */
export async function postChanges(
  transaction: Transaction,
  { catalogue, series }: { catalogue: Catalogue; series: ReadonlyMap<string, Series> },
  change: { readonly register: string; readonly changed: readonly Changed[]; readonly act: bigint },
): Promise<number> {
  let posted = 0
  for (const ledger of catalogue.ledgers.values()) {
    const paths = pathsFrom(change.register, ledger)
    const current = series.get(ledger.id)
    if (paths.length === 0 || current === undefined) continue
    const found = new Set<string>()
    for (const path of paths) {
      for (const id of await subjectsAt(transaction, ledger.subject, path, change.changed)) found.add(id)
    }
    const subjects = [...found].sort()
    await transaction.run(
      `select id from ${table(ledger.subject)} where region = (select corridor_region()) and id = any($1::uuid[]) order by id for update`,
      [subjects],
    )
    posted += await postSubjects(transaction, current, subjects, change.act)
  }
  return posted
}

/** SQL for the ids of a ledger's subjects that an act's rows of a register touch, images before and after. */
export function touchedBy(register: string, paths: readonly Path[], subject: string): string {
  const images = (field: string) => `select ${column(field)} as id from ${table(register)} where region = (select corridor_region()) and act = $1
    union all select ${column(field)} from ${history(register)} where region = (select corridor_region()) and superseded_by = $1`
  return paths
    .map((path) =>
      path.kind === 'names'
        ? images(path.field)
        : `select s.id from ${table(subject)} s where s.region = (select corridor_region()) and s.${column(path.via)} in (${images(path.of)})`,
    )
    .join('\nunion all\n')
}
