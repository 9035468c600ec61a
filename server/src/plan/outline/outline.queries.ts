// The rows of outlines: what the reader found is version 1, every correction is a whole outline of its own.
import type { OutlineShown, OutlineVersion } from '@corridor/protocol'
import type { Transaction } from '../../store/database.ts'
import { outlineOf } from '../plan.queries.ts'
import { type Heading, placed, readHeadings } from './headings.ts'

const here = 'region = (select corridor_region())'

export interface OutlineInForce {
  readonly version: number
  readonly outline: readonly OutlineShown[]
}

/** A stored outline has been checked; an unreadable one is a fault of the database. */
function storedOutline(stored: unknown): readonly OutlineShown[] {
  const read = readHeadings(stored)
  if (!read.ok)
    throw new Error(`a stored outline is wrong: ${read.problems.map(({ code }) => code).join(', ')}`)
  return placed(read.value)
}

/**
 * The outline as people have corrected it, else as it was read: `{order, level, parent, marker, title, slogan}` of the
 * annotation guide, in reading order, `parent` being the `order` of the heading above.
 */
export async function outlineInForce(transaction: Transaction, plan: string): Promise<OutlineInForce> {
  const [row] = await transaction.rows<{ version: number; outline: unknown }>(
    `select version, outline from plan_outline_version where ${here} and plan = $1 order by version desc limit 1`,
    [plan],
  )
  return row === undefined
    ? { version: 1, outline: await outlineOf(transaction, plan) }
    : { version: row.version, outline: storedOutline(row.outline) }
}

/** Newest first; the last one is what the reader found. Undefined where there is no such plan. */
export async function outlineHistory(
  transaction: Transaction,
  plan: string,
): Promise<readonly OutlineVersion[] | undefined> {
  const rows = await transaction.rows<{ version: number; outline: unknown; by: string; at: Date }>(
    `select v.version, v.outline, coalesce(p.name, a.actor) as by, a.at
     from (select region, version, outline, act from plan_outline_version where ${here} and plan = $1
           union all select region, 1, null, act from plan where ${here} and id = $1) v
     join act a on a.region = v.region and a.id = v.act
     left join person p on p.region = a.region and p.account = a.actor order by v.version desc`,
    [plan],
  )
  if (rows.length === 0) return undefined
  const read = await outlineOf(transaction, plan)
  return rows.map(({ version, outline, by, at }) => ({
    version,
    outline: version === 1 ? read : storedOutline(outline),
    by,
    at: at.toISOString(),
  }))
}

export async function insertOutlineVersion(
  transaction: Transaction,
  plan: string,
  {
    version,
    headings,
    act,
  }: { readonly version: number; readonly headings: readonly Heading[]; readonly act: bigint },
): Promise<void> {
  await transaction.run(
    `insert into plan_outline_version (region, plan, version, outline, act) values (corridor_region(), $1, $2, $3, $4)`,
    [plan, version, JSON.stringify(headings), act],
  )
}
