// Measures the audit log at a million acts, half of them writing a record: sealing, verifying, disk, single writes.
import { imagesOf } from '../server/src/audit/image.queries.ts'
import { sealerOf } from '../server/src/audit/sealer.ts'
import { verifyAudit } from '../server/src/audit/verify.ts'
import { insertAct } from '../server/src/registers/act.queries.ts'
import { stoppedClock } from '../server/src/store/clock.ts'
import { emptyHouse, type House, lastInstant } from './house.ts'
import { type Line, line, median, timed } from './line.ts'

const acts = Number(process.env['BENCH_ACTS'] ?? 1_000_000)
const singles = 400
const limitMs = 60_000
const name = 'audit'

export async function auditBench(say: (text: string) => void): Promise<readonly Line[]> {
  const house = await emptyHouse(name, stoppedClock(lastInstant))
  try {
    await fill(house)
    say(`${acts} acts are written`)
    const { database, everything, catalogue, clock } = house.installation
    const seal = sealerOf({
      database,
      scope: everything,
      images: imagesOf(catalogue),
      now: () => clock.now(),
    })
    const sealMs = await timed(seal)
    say(`sealed in ${Math.round(sealMs)} ms`)
    const verified = await verifyLines(house, say)
    const { alone, beside, roundMs } = await singleWrites(house, seal)
    const [disk] = await database.transact(everything, (transaction) =>
      transaction.rows<{ act: bigint; seal: bigint }>(
        `select pg_total_relation_size('act') as act, pg_total_relation_size('act_seal') as seal`,
      ),
    )
    const mb = (bytes: bigint | undefined) => Number(bytes ?? 0n) / 1e6
    return [
      ...verified,
      line({
        name,
        measure: `sealing ${acts} acts at once, an act; against one act in a transaction of its own, p50`,
        value: (sealMs * 1000) / acts,
        unit: 'µs',
        against: alone * 1000,
      }),
      line({
        name,
        measure:
          'one act in a transaction of its own while a sealer seals without pause, p50; against without it',
        value: beside,
        unit: 'ms',
        against: alone,
      }),
      line({
        name,
        measure: 'one round of the sealer beside that writer, p50; against the second that it has',
        value: roundMs,
        unit: 'ms',
        against: 1000,
      }),
      line({
        name,
        measure: 'disk of the seals, against the acts',
        value: mb(disk?.seal),
        unit: 'MB',
        against: mb(disk?.act),
      }),
    ]
  } finally {
    await house.close()
  }
}

/** Ids of records follow from the number, so that acts and rows meet. */
const idOf = (number: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

async function fill({ installation: { database, everything } }: House): Promise<void> {
  await database.transact(everything, async (transaction) => {
    await transaction.run(
      `insert into act (region, at, actor, kind, register, record)
       select corridor_region(), $1::timestamptz + n * interval '1 second', 'officer-' || n % 40,
         case when n % 2 = 0 then 'created' else 'signedIn' end, case when n % 2 = 0 then 'organisations' end,
         case when n % 2 = 0 then ${idOf('n')} end
       from generate_series(1, $2::int) n`,
      [new Date(lastInstant - 300 * 86_400_000), acts],
    )
    await transaction.run(
      `insert into organisations (act, id, version, region, credit_code, name, kind)
       select id, record, 1, region, lpad(id::text, 18, '0'), '示例企业' || id, 'enterprise'
       from act where kind = 'created'`,
    )
  })
}

async function verifyLines({ installation }: House, say: (text: string) => void): Promise<readonly Line[]> {
  const { database, everything, catalogue } = installation
  const verify = () =>
    database.transact(everything, (transaction) => verifyAudit(transaction, { catalogue, heads: [] }))
  const times: number[] = []
  let peak = 0
  const before = process.memoryUsage().rss
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  for (let round = 0; round < 3; round += 1) {
    times.push(
      await timed(async () => {
        const { seals, problems } = await verify()
        if (seals < acts || problems.length > 0)
          throw new Error(`${seals} seals, ${problems.length} problems`)
      }),
    )
    say(`verified in ${Math.round(times.at(-1) ?? 0)} ms`)
  }
  clearInterval(watch)
  return [
    line({
      name,
      measure: `verifying ${acts} acts with what half of them wrote, median of ${times.length}; against a minute`,
      value: median(times),
      unit: 'ms',
      against: limitMs,
    }),
    line({
      name,
      measure: 'memory of the process at its peak meanwhile, against before',
      value: peak / 1e6,
      unit: 'MB',
      against: before / 1e6,
    }),
  ]
}

async function singleWrites(
  { installation: { database, everything, clock } }: House,
  seal: () => Promise<number>,
) {
  const write = () =>
    database.transact(everything, (transaction) =>
      insertAct(transaction, { kind: 'signedIn', actor: 'officer-1', at: clock.now() }),
    )
  const many = async (): Promise<number> => {
    const times: number[] = []
    for (let count = 0; count < singles; count += 1) times.push(await timed(write))
    return median(times)
  }
  await many()
  const alone = await many()
  const roundTimes: number[] = []
  let busy = true
  const sealer = (async () => {
    while (busy) roundTimes.push(await timed(seal))
  })()
  const beside = await many()
  busy = false
  await sealer
  return { alone, beside, roundMs: median(roundTimes) }
}
