// Organisations as parties to be compared, read in id order or by what acts have written since.
import type { Party } from '@corridor/matching'
import type { Transaction } from '../../store/database.ts'

export interface RegisteredParty extends Party {
  readonly id: string
  readonly act: bigint
  readonly version: number
}

const columns = 'id, act, version, name, credit_code as "creditCode"'

const here = 'region = (select corridor_region())'

interface PartyRow extends Record<string, unknown> {
  readonly id: string
  readonly act: bigint
  readonly version: number
  readonly name: string
  readonly creditCode: string
}

/** The next so many organisations after an id; '' for the first. */
export const partiesAfter = (
  transaction: Transaction,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly RegisteredParty[]> =>
  transaction.rows<PartyRow>(
    `select ${columns} from organisations where ${here} and ($1 = '' or id > nullif($1, '')::uuid) order by id limit $2`,
    [after, limit],
  )

export const partiesById = (
  transaction: Transaction,
  ids: readonly string[],
): Promise<readonly RegisteredParty[]> =>
  transaction.rows<PartyRow>(`select ${columns} from organisations where ${here} and id = any($1::uuid[])`, [
    ids,
  ])

/** Written by transactions that had not ended at a horizon. */
export const partiesSince = (
  transaction: Transaction,
  horizon: bigint,
): Promise<readonly RegisteredParty[]> =>
  transaction.rows<PartyRow>(
    `select ${columns} from organisations where ${here} and act in (
       select a.id from act a where a.${here} and a.tx >= $1 and a.register = 'organisations')`,
    [horizon],
  )

/** The number below which every transaction has ended: what they wrote can be read from now on. */
export async function endedBelow(transaction: Transaction): Promise<bigint> {
  const [row] = await transaction.rows<{ tx: bigint }>(
    'select txid_snapshot_xmin(txid_current_snapshot()) as tx',
  )
  if (row === undefined) throw new Error('a snapshot has a first number')
  return row.tx
}
