// The connection pool, the types it returns, and transactions that carry the reader's scope for row security.
import type { PoolClient, QueryResultRow } from 'pg'
import { Pool, types } from 'pg'

/** What a transaction may see: RLS reads these settings, see migrations/0001-foundation.sql. */
export interface Scope {
  readonly region: string
  readonly reach: 'city' | 'district' | 'holder' | 'none'
  readonly districts: readonly string[]
  readonly holders: readonly string[]
}

export const wholeCity = (region: string): Scope => ({ region, reach: 'city', districts: [], holders: [] })

/** A client inside a transaction. */
export interface Transaction {
  rows<R extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly R[]>
  /** The number of rows written. */
  run(sql: string, values?: readonly unknown[]): Promise<number>
  readonly client: PoolClient
}

const int8 = 20
const date = 1082
const numeric = 1700

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map([
  [int8, (text: string): unknown => BigInt(text)],
  [date, (text: string): unknown => text],
  [numeric, (text: string): unknown => text],
])

const returned = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    parsers.get(type) ?? types.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
}

export interface Database {
  /** One transaction with the scope set for it; rolls back on a throw. */
  transact<T>(scope: Scope, work: (transaction: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function openDatabase(url: string, onLost: (fault: Error) => void, connections = 8): Database {
  const pool = new Pool({ connectionString: url, max: connections, types: returned })
  pool.on('error', onLost)
  return {
    async transact(scope, work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await setScope(client, scope)
        const result = await work(over(client))
        await client.query('commit')
        return result
      } catch (fault) {
        await client.query('rollback').catch(() => undefined)
        throw fault
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

/** The transaction's face over a client whose `begin` somebody else has sent. */
export const over = (client: PoolClient): Transaction => ({
  client,
  async rows<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []) {
    const result = await client.query<R>(sql, [...values])
    return result.rows
  },
  async run(sql, values = []) {
    const result = await client.query(sql, [...values])
    return result.rowCount ?? 0
  },
})

export async function setScope(client: PoolClient, scope: Scope): Promise<void> {
  await client.query(
    `select set_config('corridor.region', $1, true), set_config('corridor.reach', $2, true),
            set_config('corridor.districts', $3, true), set_config('corridor.holders', $4, true)`,
    [scope.region, scope.reach, scope.districts.join(','), scope.holders.join(',')],
  )
}
