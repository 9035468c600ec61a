// Measures the ledger at a million contracts: the whole import road, corrections, figures, single writes, disk.
import { join } from 'node:path'
import type { Label } from '@corridor/base'
import { demoCodeLists } from '@corridor/demo'
import { saveCodes, saveRegion } from '../server/src/store/city.queries.ts'
import { stoppedClock } from '../server/src/store/clock.ts'
import { emptyHouse, type House, lastInstant } from './house.ts'
import { asOwner, copyRows, dumpRows, emptyLedger, makeBare, sizes } from './ledger/bare.ts'
import { contractRows, membershipRows, organisationRows } from './ledger/contract-rows.ts'
import { questionLines } from './ledger/questions.ts'
import { importWatched, type Stopwatch } from './ledger/road.ts'
import { singleLines } from './ledger/single.ts'
import { type Line, line, median, timed } from './line.ts'

const contracts = Number(process.env['BENCH_CONTRACTS'] ?? 1_000_000)
const roundCount = Number(process.env['BENCH_ROUNDS'] ?? 3)
const batchCount = 10
const rowsABatch = Math.min(20_000, contracts / batchCount)
const hourMs = 3_600_000
const contractsRegister = 'technology-contracts'

const at = (hour: number): Date => new Date(lastInstant - (100 - hour) * hourMs)

export async function ledgerBench(say: (text: string) => void): Promise<readonly Line[]> {
  const house = await emptyHouse('ledger', stoppedClock(lastInstant))
  try {
    await prepare(house)
    const { lines: road } = await roadLines(house, say)
    const corrected = await correctionLines(house, say)
    await asOwner(house.ownerUrl, (client) => client.query('vacuum analyze'))
    const asOf = new Date(at(20 + batchCount / 2).getTime() - 1)
    return [
      ...road,
      corrected,
      ...(await questionLines(house.installation, asOf)),
      ...(await singleLines(house, contracts + 10)),
    ]
  } finally {
    await house.close()
  }
}

async function prepare({ installation }: House): Promise<void> {
  const { database, everything } = installation
  const lists = demoCodeLists()
  await database.transact(everything, async (transaction) => {
    const name: Label = { zh: '示例市', en: 'Sample City' }
    await saveRegion(transaction, { region: everything.region, name, synthetic: true })
    const codes = [...lists].flatMap(([list, labels]) =>
      [...labels].map(([code, label], position) => ({ list, code, label, position })),
    )
    await saveCodes(transaction, codes)
  })
  await installation.refresh()
  const districts = [...(lists.get('districts')?.keys() ?? [])]
  const rows = [
    ['organisations', organisationRows()],
    ['district-memberships', membershipRows(districts)],
  ] as const
  for (const [register, source] of rows) {
    await importWatched(installation, { register, mode: 'add', rows: source, at: at(0) })
  }
}

async function roadLines({ installation, folder, ownerUrl }: House, say: (text: string) => void) {
  const roads: Stopwatch[] = []
  const bare: number[] = []
  const file = join(folder, 'contracts.copy')
  const lines = await asOwner(ownerUrl, async (client) => {
    await makeBare(client)
    for (let round = 0; round < roundCount; round += 1) {
      if (round > 0) await emptyLedger(client)
      const rows = contractRows(0, contracts)
      roads.push(
        await importWatched(installation, {
          register: contractsRegister,
          mode: 'add',
          rows,
          at: at(10 + round),
        }),
      )
      if (round === 0) await dumpRows(client, file)
      bare.push(await timed(() => copyRows(client, file)))
      say(`round ${round + 1}: road ${told(roads.at(-1)?.get('all') ?? 0)}, COPY ${told(bare.at(-1) ?? 0)}`)
    }
    return sizeLines(await sizes(client))
  })
  return { lines: [...timeLines(roads, bare), ...lines] }
}

const told = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Of the round with the median ratio: road and peer ran one after the other, while the machine was as busy. */
function timeLines(roads: readonly Stopwatch[], bare: readonly number[]): readonly Line[] {
  const all = roads.map((road, index) => ({ road, peer: bare[index] ?? 0 }))
  const sorted = all.toSorted((a, b) => (a.road.get('all') ?? 0) / a.peer - (b.road.get('all') ?? 0) / b.peer)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('no round was measured')
  const of = (purpose: string) => (middle.road.get(purpose) ?? 0) / 1000
  const against = middle.peer / 1000
  const purposes = [...middle.road.keys()].filter((purpose) => purpose !== 'all' && of(purpose) > 0.005)
  const common = { name: 'ledger', unit: 's', against } as const
  return [
    line({
      ...common,
      measure: `import of ${contracts} contracts, whole road, against COPY of the same rows and indexes`,
      value: of('all'),
      must: '<= 3',
      aim: '<= 1.8',
    }),
    ...purposes
      .toSorted((a, b) => of(b) - of(a))
      .map((purpose) => line({ ...common, measure: `… of which ${purpose}`, value: of(purpose) })),
  ]
}

function sizeLines(found: readonly { table: string; heap: number; total: number }[]): readonly Line[] {
  const register = found.find(({ table }) => table === 'technology_contracts')?.total ?? 0
  return found
    .filter(({ total }) => total > 100_000)
    .map(({ table, heap, total }) =>
      line({
        name: 'ledger',
        measure: `disk of ${table} (heap ${Math.round(heap / 2 ** 20)} MB), against the register`,
        value: total / 2 ** 20,
        unit: 'MB',
        against: register / 2 ** 20,
      }),
    )
}

/** Update-imports of existing contracts: before-images, updates, −old +new postings, deltas, cells. */
async function correctionLines({ installation }: House, say: (text: string) => void): Promise<Line> {
  const times: number[] = []
  for (let batch = 0; batch < batchCount; batch += 1) {
    const from = batch * rowsABatch
    const rows = contractRows(from, from + rowsABatch, 1)
    const watch = await importWatched(installation, {
      register: contractsRegister,
      mode: 'update',
      rows,
      at: at(20 + batch),
    })
    times.push(watch.get('all') ?? 0)
    if (batch === 0) {
      const parts = [...watch]
        .filter(([, ms]) => ms > 20)
        .map(([purpose, ms]) => `${purpose} ${Math.round(ms)}`)
      say(`one batch of corrections, ms: ${parts.join(', ')}`)
    }
  }
  return line({
    name: 'ledger',
    measure: `corrections by import, ${batchCount} batches of ${rowsABatch}, a row, against 35 µs measured for the bare design`,
    value: (median(times) / rowsABatch) * 1000,
    unit: 'µs',
    against: 35,
  })
}
