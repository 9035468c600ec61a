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

/** Written by an act after this one. */
export const partiesSince = (transaction: Transaction, act: bigint): Promise<readonly RegisteredParty[]> =>
  transaction.rows<PartyRow>(`select ${columns} from organisations where ${here} and act > $1`, [act])

export async function newestAct(transaction: Transaction): Promise<bigint> {
  const [row] = await transaction.rows<{ act: bigint | null }>(
    `select max(act) as act from organisations where ${here}`,
  )
  return row?.act ?? 0n
}
