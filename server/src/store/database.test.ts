// A connection that is lost in the middle of a transaction.
import { expect, test } from 'vitest'
import { cloneDatabase } from '../postgres/template.ts'
import { openDatabase, wholeCity } from './database.ts'

test('a connection lost in a transaction refuses that transaction alone; the next one works', async () => {
  const clone = await cloneDatabase('lost-connection')
  const database = openDatabase(clone.appUrl, () => undefined, 2)
  const owner = openDatabase(clone.ownerUrl, () => undefined, 1)
  const scope = wholeCity('示例市')
  const lost = database.transact(scope, async (transaction) => {
    const [row] = await transaction.rows<{ pid: number }>('select pg_backend_pid() as pid')
    const ended = new Promise((resolve) => transaction.client.once('end', resolve))
    await owner.transact(scope, (other) => other.run('select pg_terminate_backend($1)', [row?.pid]))
    await ended
    return transaction.rows('select 1')
  })
  await expect(lost).rejects.toThrow()
  await expect(database.transact(scope, (next) => next.rows('select 1 as one'))).resolves.toEqual([
    { one: 1 },
  ])
  await Promise.all([database.close(), owner.close()])
  await clone.drop()
})
