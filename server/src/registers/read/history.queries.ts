// A record with its past: every version with the act that made it, the files attached, and who refers to it.
import type { Catalogue } from '@corridor/catalogue'
import type { AttachmentShown } from '@corridor/protocol'
import type { Register, Row } from '@corridor/registers'
import type { Transaction } from '../../store/database.ts'
import { column, history, table } from '../../store/naming.ts'
import { fieldNames, referring, rowFrom } from '../row.queries.ts'

export interface ActShown {
  readonly at: Date
  /** The person's name, or the account where the person is gone. */
  readonly actor: string
  readonly kind: string
  readonly reason: string | null
  readonly authority: string | null
  readonly file: string | null
}

export interface VersionRow {
  readonly version: number
  readonly row: Row
  readonly line: number | null
  readonly act: ActShown
  /** The act that removed the record, on its last version. */
  readonly removedBy: ActShown | undefined
  /** False for versions that only history keeps. */
  readonly isCurrent: boolean
  readonly district: string | null
  readonly holder: string | null
}

interface ActColumns {
  readonly at: string
  readonly actor: string
  readonly kind: string
  readonly reason: string | null
  readonly authority: string | null
  readonly file_name: string | null
}

interface FoundVersion extends Record<string, unknown> {
  readonly version: number
  readonly row_number: number | null
  readonly scope_district: string | null
  readonly scope_holder: string | null
  readonly superseded_by: bigint | null
  readonly made: ActColumns
  readonly ended: ActColumns | null
}

const actFrom = (act: ActColumns): ActShown => ({
  at: new Date(act.at),
  actor: act.actor,
  kind: act.kind,
  reason: act.reason,
  authority: act.authority,
  file: act.file_name,
})

const actObject = (alias: string): string =>
  `(select jsonb_build_object('at', ${alias}.at, 'kind', ${alias}.kind, 'reason', ${alias}.reason,
     'authority', ${alias}.authority, 'file_name', ${alias}.file_name,
     'actor', coalesce((select p.name from person p where p.region = ${alias}.region and p.account = ${alias}.actor), ${alias}.actor)))`

/** Every version in scope, oldest first; empty where there is no such record in scope. */
export async function versionsOf(
  transaction: Transaction,
  register: Register,
  id: string,
): Promise<readonly VersionRow[]> {
  const columns = [
    'id',
    'version',
    'act',
    'row_number',
    'scope_district',
    'scope_holder',
    ...fieldNames(register).map(column),
  ]
  const listed = columns.join(', ')
  const rows = await transaction.rows<FoundVersion>(
    `select v.*, ${actObject('a')} as made, case when v.removed then ${actObject('e')} end as ended
     from (
       select ${listed}, null::bigint as superseded_by, false as removed from ${table(register.id)}
       where region = (select corridor_region()) and id = $1
       union all
       select ${listed}, superseded_by, removed from ${history(register.id)}
       where region = (select corridor_region()) and id = $1
     ) v
     join act a on a.region = (select corridor_region()) and a.id = v.act
     left join act e on e.region = (select corridor_region()) and e.id = v.superseded_by
     order by v.version`,
    [id],
  )
  return rows.map((found) => ({
    version: found.version,
    row: rowFrom(register, found),
    line: found.row_number,
    act: actFrom(found.made),
    removedBy: found.ended === null ? undefined : actFrom(found.ended),
    isCurrent: found.superseded_by === null,
    district: found.scope_district,
    holder: found.scope_holder,
  }))
}

/** Where the record stands now: its district and holder, undefined where it is not there or not in scope. */
export async function standing(
  transaction: Transaction,
  register: Register,
  id: string,
): Promise<{ readonly district: string | undefined; readonly holder: string | undefined } | undefined> {
  const [row] = await transaction.rows<{ scope_district: string | null; scope_holder: string | null }>(
    `select scope_district, scope_holder from ${table(register.id)} where region = (select corridor_region()) and id = $1`,
    [id],
  )
  return row === undefined
    ? undefined
    : { district: row.scope_district ?? undefined, holder: row.scope_holder ?? undefined }
}

export async function attachmentsOf(
  transaction: Transaction,
  register: string,
  record: string,
): Promise<readonly AttachmentShown[]> {
  const rows = await transaction.rows<{
    sha256: string
    name: string
    type: string
    size: bigint
    at: Date
    actor: string
  }>(
    `select f.sha256, f.name, f.type, f.size, a.at,
       coalesce((select p.name from person p where p.region = a.region and p.account = a.actor), a.actor) as actor
     from attachment f join act a on a.region = f.region and a.id = f.act
     where f.region = (select corridor_region()) and f.register = $1 and f.record in (
       with recursive one (id) as (
         select $2::uuid union select m.merged from record_merge m join one on m.survivor = one.id
         where m.region = (select corridor_region()) and m.register = $1 and m.undone_act is null
       ) select id from one)
     order by a.at, f.sha256`,
    [register, record],
  )
  return rows.map(({ sha256, name, type, size, at, actor }) => ({
    sha256,
    name,
    type,
    size: Number(size),
    at: at.toISOString(),
    actor,
  }))
}

export interface Referring {
  readonly register: string
  readonly field: string
  readonly count: number
}

/** Counts of records in scope that refer to this one. */
export async function referringTo(
  transaction: Transaction,
  catalogue: Catalogue,
  { register, id }: { register: string; id: string },
): Promise<readonly Referring[]> {
  const found: Referring[] = []
  for (const other of catalogue.registers.values()) {
    for (const [field, shape] of Object.entries(other.fields)) {
      if (shape.kind !== 'reference' || shape.register !== register) continue
      const count = await referring(transaction, { register: other.id, field, id })
      if (count > 0) found.push({ register: other.id, field, count })
    }
  }
  return found
}
