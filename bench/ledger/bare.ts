// The peer: the same rows into a bare table with the same columns and indexes, by COPY and by single INSERT.
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** As the owner, past row security, which the bare table has not. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      "select set_config('corridor.region', '990100', false), set_config('corridor.reach', 'city', false)",
    )
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function makeBare(client: Client): Promise<void> {
  await client.query('drop table if exists bare_contracts')
  await client.query('create table bare_contracts (like technology_contracts including indexes)')
}

/** Writes the register's rows as COPY text. */
export async function dumpRows(client: Client, file: string): Promise<void> {
  const source = client.query(copyTo('copy (select * from technology_contracts) to stdout'))
  await pipeline(source, createWriteStream(file))
}

export async function copyRows(client: Client, file: string): Promise<void> {
  await client.query('truncate bare_contracts')
  const sink = client.query(copyFrom('copy bare_contracts from stdin'))
  await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), sink)
}

/** The register and the ledger as before the first import. */
export const emptyLedger = (client: Client): Promise<unknown> =>
  client.query(
    'truncate technology_contracts, technology_contracts_history, posting, cell, cell_delta, tuple',
  )

export interface Size {
  readonly table: string
  readonly heap: number
  readonly total: number
}

export async function sizes(client: Client): Promise<readonly Size[]> {
  const tables = [
    'technology_contracts',
    'technology_contracts_history',
    'posting',
    'cell',
    'cell_delta',
    'tuple',
  ]
  const found = await client.query<{ name: string; heap: string; total: string }>(
    'select name, pg_relation_size(name::regclass) as heap, pg_total_relation_size(name::regclass) as total from unnest($1::text[]) name',
    [tables],
  )
  return found.rows.map(({ name, heap, total }) => ({
    table: name,
    heap: Number(heap),
    total: Number(total),
  }))
}
