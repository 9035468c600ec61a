// Statements that every single write sends again: a connection plans them once, which costs more than running them.
import { createHash } from 'node:crypto'
import type { QueryResultRow } from 'pg'
import type { Transaction } from '../../store/database.ts'

const names = new Map<string, string>()

/** PostgreSQL cuts names at 63 bytes; a hash of the text is the same for the same text and for no other. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const name = `corridor_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`
  names.set(sql, name)
  return name
}

/** Only for texts that definitions make, of which there are few: each stays in the memory of each connection. */
export async function preparedRows<R extends QueryResultRow>(
  { client }: Transaction,
  sql: string,
  values: readonly unknown[],
): Promise<readonly R[]> {
  const result = await client.query<R>({ name: nameOf(sql), text: sql, values: [...values] })
  return result.rows
}

/** The number of rows written. */
export async function runPrepared(
  { client }: Transaction,
  sql: string,
  values: readonly unknown[],
): Promise<number> {
  const result = await client.query({ name: nameOf(sql), text: sql, values: [...values] })
  return result.rowCount ?? 0
}
