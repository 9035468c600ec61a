// One record at a time: written with act, postings and checks, against a bare INSERT and commit; then folded.
import { randomBytes } from 'node:crypto'
import { uuidV7 } from '@corridor/base'
import type { Client } from 'pg'
import type { Installation } from '../../server/src/installation.ts'
import { foldPostings } from '../../server/src/indicators/ledger/fold.queries.ts'
import { createRecord } from '../../server/src/registers/record-write.ts'
import type { House } from '../house.ts'
import { required } from '../house.ts'
import { type Line, line, median, timed } from '../line.ts'
import { asOwner } from './bare.ts'
import { contractValues } from './contract-rows.ts'
import { registerOf } from './road.ts'

const writesARound = 200
const roundCount = 10

function create(installation: Installation, number: number): Promise<unknown> {
  const { database, everything, catalogue, series, clock } = installation
  const register = registerOf(installation, 'technology-contracts')
  return database.transact(everything, async (transaction) => {
    const context = { transaction, catalogue, series, lists: installation.lists(), clock, actor: 'bench' }
    return required(await createRecord(context, register, contractValues(number)))
  })
}

/** The same row with its references known: three round trips. */
function bareWriter(client: Client): (number: number) => Promise<void> {
  let sample: Record<string, unknown> | undefined
  return async (number) => {
    sample ??= (await client.query<Record<string, unknown>>('select * from technology_contracts limit 1'))
      .rows[0]
    const row = { ...sample, id: uuidV7(Date.now(), randomBytes(10)), registration_number: `示例B${number}` }
    const names = Object.keys(row)
    const places = names.map((_, index) => `$${index + 1}`)
    await client.query('begin')
    await client.query(
      `insert into bare_contracts (${names.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
    await client.query('commit')
  }
}

export async function singleLines(house: House, first: number): Promise<readonly Line[]> {
  const { installation, ownerUrl } = house
  const { database, everything, clock } = installation
  const [own, bare]: [number[], number[]] = [[], []]
  await asOwner(ownerUrl, async (client) => {
    const insert = bareWriter(client)
    await insert(-1)
    await create(installation, first - 1)
    for (let round = 0; round < roundCount; round += 1) {
      for (let turn = 0; turn < writesARound; turn += 1) {
        const number = first + round * writesARound + turn
        own.push(await timed(() => create(installation, number)))
      }
      for (let turn = 0; turn < writesARound; turn += 1) {
        bare.push(await timed(() => insert(round * writesARound + turn)))
      }
    }
  })
  let folded = 0
  const foldMs = await timed(async () => {
    folded = await database.transact(everything, (transaction) => foldPostings(transaction, clock.now()))
  })
  return [
    line({
      name: 'ledger',
      measure: 'one record with checks, act and postings, p50, against begin + INSERT + commit',
      value: median(own),
      unit: 'ms',
      against: median(bare),
      must: '<= 3',
      aim: '<= 1.8',
    }),
    line({
      name: 'ledger',
      measure: `folding ${folded} postings of single writes into cells and deltas, against 12 ms for 4 k`,
      value: foldMs,
      unit: 'ms',
      against: (12 * folded) / 4000,
    }),
  ]
}
