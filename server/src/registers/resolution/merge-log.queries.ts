// What is remembered of merges: which record lives on as which, what moved, what is undone, and which pairs are two.
import type { Transaction } from '../../store/database.ts'

const here = 'region = (select corridor_region())'

export interface MergeRow {
  readonly act: bigint
  readonly register: string
  readonly merged: string
  readonly survivor: string
  readonly undone: boolean
}

export const insertMerge = (
  transaction: Transaction,
  { act, register, merged, survivor }: Omit<MergeRow, 'undone'>,
): Promise<number> =>
  transaction.run(
    `insert into record_merge (region, act, register, merged, survivor) values (corridor_region(), $1, $2, $3, $4)`,
    [act, register, merged, survivor],
  )

export interface Move {
  readonly register: string
  readonly field: string
  readonly record: string
  readonly removed: boolean
}

export const insertMoves = (
  transaction: Transaction,
  act: bigint,
  { register, field, ids, removed }: Omit<Move, 'record'> & { readonly ids: readonly string[] },
): Promise<number> =>
  transaction.run(
    `insert into record_merge_move (region, act, register, field, record, removed)
     select corridor_region(), $1, $2, $3, id, $5 from unnest($4::uuid[]) as u (id)`,
    [act, register, field, ids, removed],
  )

export async function lockMerge(transaction: Transaction, act: bigint): Promise<MergeRow | undefined> {
  const [row] = await transaction.rows<{
    act: bigint
    register: string
    merged: string
    survivor: string
    undone: boolean
  }>(
    `select act, register, merged, survivor, undone_act is not null as undone from record_merge
     where ${here} and act = $1 for update`,
    [act],
  )
  return row
}

export const movesOf = (transaction: Transaction, act: bigint): Promise<readonly Move[]> =>
  transaction.rows<{ register: string; field: string; record: string; removed: boolean }>(
    `select register, field, record, removed from record_merge_move where ${here} and act = $1`,
    [act],
  )

export const markUndone = (transaction: Transaction, act: bigint, by: bigint): Promise<number> =>
  transaction.run(`update record_merge set undone_act = $2 where ${here} and act = $1`, [act, by])

/** Two ids in the order of the table. */
const inOrder = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a])

export const insertDistinction = (
  transaction: Transaction,
  { register, pair, act }: { register: string; pair: readonly [string, string]; act: bigint },
): Promise<number> =>
  transaction.run(
    `insert into record_distinction (region, register, a, b, act) values (corridor_region(), $1, $2, $3, $4)
     on conflict do nothing`,
    [register, ...inOrder(...pair), act],
  )

/** The partners of this record that a person has found to be others. */
export async function distinguishedFrom(
  transaction: Transaction,
  register: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction.rows<{ a: string; b: string }>(
    `select a, b from record_distinction where ${here} and register = $1 and (a = any($2::uuid[]) or b = any($2::uuid[]))`,
    [register, ids],
  )
  return new Set(rows.map(({ a, b }) => `${a} ${b}`))
}

export const pairName = (a: string, b: string): string => inOrder(a, b).join(' ')

export interface MergeListed {
  readonly act: bigint
  readonly at: Date
  readonly actor: string
  readonly reason: string | null
  readonly merged: string
  readonly survivor: string
  readonly undone: boolean
}

export const listMerges = (transaction: Transaction, register: string): Promise<readonly MergeListed[]> =>
  transaction.rows<{
    act: bigint
    at: Date
    actor: string
    reason: string | null
    merged: string
    survivor: string
    undone: boolean
  }>(
    `select m.act, a.at, a.actor, a.reason, m.merged, m.survivor, m.undone_act is not null as undone
     from record_merge m join act a on a.region = m.region and a.id = m.act
     where m.${here} and m.register = $1 order by m.act desc limit 200`,
    [register],
  )
