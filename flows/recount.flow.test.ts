// The story of the books: every cell and every posting is what the records say, and a fault is seen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../server/src/modules.ts'
import { type OpenCity, openCity } from './testing/city.ts'
import { smallCityFolder } from './testing/data-folder.ts'
import { disagreements, isRight } from './testing/recount.ts'

let city: OpenCity
beforeAll(async () => {
  city = await openCity(await smallCityFolder())
}, 180_000)
afterAll(() => city.close())

test('every ledger holds what its records contribute, and every cell is the sum of its postings', async () => {
  const found = await city.session(disagreements)
  expect(found.filter((one) => !isRight(one))).toEqual([])
  expect(found.map(({ ledger }) => ledger).sort()).toEqual([...catalogue.ledgers.keys()].sort())
  for (const { ledger, postings } of found) expect(postings, ledger).toBeGreaterThan(0)
})

test('every register holds records, each with the act that brought it', async () => {
  const empty: string[] = []
  for (const id of catalogue.registers.keys()) {
    const name = id.replaceAll('-', '_')
    const [row] = await city.rows<{ n: string; orphans: string }>(
      `select count(*) as n, count(*) filter (where not exists (select from act a where a.id = r.act)) as orphans from ${name} r`,
    )
    if (row?.n === '0' || row?.orphans !== '0') empty.push(`${name} ${JSON.stringify(row)}`)
  }
  expect(empty).toEqual([])
})

describe('a fault in the books is seen', () => {
  test.each([
    ['a posting that was changed', 'update posting set m1 = m1 + 1 where id = (select min(id) from posting)'],
    ['a posting that was lost', 'delete from posting where id = (select max(id) from posting)'],
    [
      'a cell that was changed',
      'update cell set m1 = m1 + 1 where ctid = (select min(ctid) from cell where m1 > 0)',
    ],
    [
      'a record that changed without posting',
      "update hnte_certificates set issued_on = issued_on + 1 where id = (select id from hnte_certificates where basis <> 'unknown' limit 1)",
    ],
    [
      'a move without posting',
      `update district_memberships set district = '990112' where id =
         (select m.id from district_memberships m join technology_contracts c on c.seller = m.organisation and c.signed_on >= m.since
          where m.district not in ('990112', 'outside') and not exists (select from district_memberships n
            where n.organisation = m.organisation and n.since > m.since) limit 1)`,
    ],
  ])('in the recount of all ledgers: %s', async (_name, fault) => {
    const found = await city.session(async (session) => {
      await session.query('set local session_replication_role = replica')
      const { rowCount } = await session.query(fault)
      expect(rowCount).toBe(1)
      return disagreements(session)
    })
    expect(found.filter((one) => !isRight(one)).length).toBeGreaterThan(0)
  })
})
