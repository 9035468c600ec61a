// The chain under random writers and sealers that fail anywhere, and under a hand that changes the database directly.
import { chance, problemText } from '@corridor/base'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../modules.ts'
import { testCluster } from '../postgres/template.ts'
import { insertAct } from '../registers/act.queries.ts'
import { type Database, openDatabase, type Transaction, wholeCity } from '../store/database.ts'
import { openTestCity, randomSeed, type TestCity, testRegion } from '../testing/test-city.ts'
import { actColumns, beginning, sealHash, sha256 } from './act-form.ts'
import {
  mark,
  sealerFor,
  sealEverything,
  start,
  Undone,
  unlessUndone,
  writeAtRandom,
} from './testing/random-writers.ts'
import { type Head, verifyAudit } from './verify.ts'
import { linksAfter } from './verify.queries.ts'

const scope = wholeCity(testRegion)
const seed = Number(process.env['SEED'] ?? randomSeed())
const dice = chance(seed)

let city: TestCity
let owner: Database
beforeAll(async () => {
  console.log(`audit seed ${seed}`)
  city = await openTestCity('audit', start)
  const [row] = await city.read((transaction) =>
    transaction.rows<{ name: string }>('select current_database() as name'),
  )
  const url = new URL(testCluster().adminUrl)
  url.pathname = `/${row?.name ?? ''}`
  owner = openDatabase(url.href, () => undefined, 1)
  await writeAtRandom(city, dice)
})
afterAll(async () => {
  await owner.close()
  await city.close()
})

const seal = (): Promise<number> => sealEverything(city.database)

const verify = (heads: readonly Head[] = []) =>
  city.read((transaction) => verifyAudit(transaction, { catalogue, heads }))

/** What the verification says after the database's owner has done something, which is then taken back. */
async function afterwards(sql: readonly string[], heads: readonly Head[] = []): Promise<readonly string[]> {
  return asOwner(async (transaction) => {
    for (const statement of sql) expect(await transaction.run(statement), statement).toBeGreaterThan(0)
    return findingsOf(transaction, heads)
  })
}

/** As the superuser, whom no grant and no row security holds; always rolled back. */
async function asOwner<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const results: T[] = []
  await unlessUndone(
    owner.transact(scope, async (transaction) => {
      results.push(await work(transaction))
      throw new Undone('taken back')
    }),
  )
  const [result] = results
  if (result === undefined) throw new Error('the work gave nothing')
  return result
}

async function findingsOf(transaction: Transaction, heads: readonly Head[] = []): Promise<readonly string[]> {
  const { problems } = await verifyAudit(transaction, { catalogue, heads })
  for (const problem of problems) expect(problemText(problem, 'zh')).not.toBe('')
  return problems.map(({ code, given }) => `${code} ${given ?? ''}`)
}

const links = () =>
  city.read((transaction) => linksAfter(transaction, { after: 0n, until: 10_000n, limit: 10_000 }))

describe('sealing', () => {
  test('every act that was committed has one seal, and the chain is whole', async () => {
    const [counts] = await city.read((transaction) =>
      transaction.rows<{ acts: bigint; seals: bigint; misplaced: bigint }>(
        `select (select count(*) from act) as acts, (select count(*) from act_seal) as seals, count(*) as misplaced
         from (select s.number, row_number() over (order by a.tx, a.id) as place
           from act_seal s join act a on a.region = s.region and a.id = s.act) o where number <> place`,
      ),
    )
    const { problems, seals, unsealed } = await verify()
    expect(problems).toEqual([])
    expect(counts?.seals).toBe(counts?.acts)
    expect(seals).toBe(Number(counts?.acts))
    expect(unsealed.acts).toBe(0)
    expect(seals).toBeGreaterThan(50)
    expect(counts?.misplaced).toBe(0n)
  })

  test('an act waits unsealed until the sealer comes, and is told as the tail', async () => {
    await city.write(start, ({ transaction }) => insertAct(transaction, mark('late')))
    expect((await verify()).unsealed.acts).toBe(1)
    expect(await seal()).toBe(1)
    expect(await sealerFor(city.database)()).toBe(0)
    const { problems, unsealed } = await verify()
    expect([problems, unsealed.acts]).toEqual([[], 0])
  })

  test('the form covers every column of the act', async () => {
    const columns = await city.read((transaction) =>
      transaction.rows<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'act'::regclass and attnum > 0 and not attisdropped`,
      ),
    )
    expect(columns.map(({ name }) => name).toSorted()).toEqual([...actColumns].toSorted())
  })

  test('the form is the JSON that the guide describes, whatever the session shows days and texts as', async () => {
    const reason = '示例“更正”\n\t"\\ \u0001\u007f\u2028🧪'
    const record = '00000000-0000-7000-8000-00000000000a'
    const at = new Date('2026-01-31T08:00:00.120Z')
    const act = {
      kind: 'corrected',
      actor: 'officer',
      at,
      register: 'organisations',
      record,
      reason,
    } as const
    const id = await city.write(start, ({ transaction }) => insertAct(transaction, act))
    await seal()
    const before = await links()
    const last = before.at(-1)
    const [row] = await city.read((transaction) =>
      transaction.rows<{ tx: string }>('select tx::text as tx from act where id = $1', [id]),
    )
    const form = JSON.stringify({
      id: String(id),
      region: testRegion,
      tx: row?.tx,
      at: '2026-01-31T08:00:00.120000Z',
      actor: 'officer',
      kind: 'corrected',
      register: 'organisations',
      record,
      reason,
    })
    expect(last?.act?.form).toBe(form)
    expect(last?.seal).toMatchObject({ digest: sha256(form), image: null, act: String(id) })
    const [previous] = before.slice(-2)
    const { number, sealedAt, digest, hash } = last?.seal ?? {}
    const parts = [previous?.seal.hash, testRegion, String(number), String(id), sealedAt, digest, null]
    expect(hash).toBe(sha256(JSON.stringify(parts)))
    const shown = await city.read(async (transaction) => {
      await transaction.run("set local timezone to 'America/New_York'")
      await transaction.run("set local datestyle to 'SQL, DMY'")
      const order = { after: 0n, until: 10_000n, limit: 10_000 }
      return {
        after: await linksAfter(transaction, order),
        ...(await verifyAudit(transaction, { catalogue, heads: [] })),
      }
    })
    expect([shown.after, shown.problems]).toEqual([before, []])
  })

  test('the application may neither change nor remove acts and seals, nor write into another transaction', async () => {
    for (const sql of [
      "update act set actor = 'x'",
      'delete from act',
      'truncate act',
      'update act_seal set number = number + 1',
      'delete from act_seal',
      'truncate act_seal',
    ])
      await expect(
        city.read((transaction) => transaction.run(sql)),
        sql,
      ).rejects.toThrow('permission denied')
    const early = `insert into act (region, at, actor, kind, tx) values ('${testRegion}', now(), 'x', 'signedIn', 3)`
    await expect(city.read((transaction) => transaction.run(early))).rejects.toThrow('row-level security')
  })
})

describe('a hand in the database is found', () => {
  const chosen = async () => {
    const all = await links()
    const place = dice.integer(2, all.length - 3)
    const [one, other] = [all[place], all[place - 2]]
    if (one?.act === undefined || other === undefined) throw new Error('too few seals')
    return { one, other, at: `act_seal where number = ${one.seal.number}`, all }
  }

  test('a changed byte in any column of an act names that act', async () => {
    const changes = [
      "actor = actor || ' '",
      "at = at + interval '1 microsecond'",
      "at = 'infinity'",
      "kind = 'read'",
      "register = coalesce(register, '') || 'x'",
      'record = gen_random_uuid()',
      "reason = coalesce(reason, '') || ''  || chr(160)",
      "reason = case when reason is null then '' end",
      "authority = ''",
      "file_name = ''",
      "file_sha256 = 'x'",
      'rows = coalesce(rows, 0) + 1',
      "rows_digest = ''",
      'tx = tx - 1',
    ]
    for (const change of changes) {
      const { one } = await chosen()
      if (change.includes('case when reason') && one.act?.form.includes('"reason"') === true) continue
      const found = await afterwards([`update act set ${change} where id = ${one.seal.act}`])
      expect(found, change).toEqual([`audit/act-altered #${one.seal.number}, act ${one.seal.act}`])
    }
  })

  test('a changed byte in any column of a seal names that seal', async () => {
    const changes = [
      'digest = sha256(digest)',
      `hash = set_byte(hash, ${dice.integer(0, 31)}, 0)`,
      `hash = set_byte(hash, ${dice.integer(0, 31)}, 255)`,
      "image = sha256(coalesce(image, ''))",
      "sealed_at = sealed_at - interval '1 microsecond'",
    ]
    for (const change of changes) {
      const { one, at } = await chosen()
      const found = await asOwner(async (transaction) => {
        await transaction.run(`update act_seal set ${change} where number = ${one.seal.number}`)
        const [row] = await transaction.rows<{ hash: string }>(
          `select encode(hash, 'hex') as hash from ${at}`,
        )
        const same = change.startsWith('hash') && row?.hash === one.seal.hash
        return { same, findings: await findingsOf(transaction) }
      })
      const named = [`audit/seal-altered #${one.seal.number}, act ${one.seal.act}`]
      expect(found.findings, change).toEqual(found.same ? [] : named)
    }
  })

  test('a removed act, a removed seal, and both removed', async () => {
    const { one, at } = await chosen()
    const { number, act } = one.seal
    expect(await afterwards([`delete from act where id = ${act}`])).toEqual([
      `audit/act-missing #${number}, act ${act}`,
    ])
    expect(await afterwards([`delete from ${at}`])).toEqual([`audit/seal-missing #${number}, act ${act}`])
    expect(await afterwards([`delete from ${at}`, `delete from act where id = ${act}`])).toEqual([
      `audit/seal-missing #${number}`,
    ])
  })

  test('an act that is inserted among sealed ones', async () => {
    const { one } = await chosen()
    const sql = `insert into act (id, region, at, actor, kind, tx) overriding system value
      values (-5, '${testRegion}', now(), 'x', 'signedIn', (select tx from act where id = ${one.seal.act}))`
    expect(await afterwards([sql])).toEqual(['audit/act-inserted act -5'])
  })

  test('two seals that changed places, far apart or side by side', async () => {
    for (const apart of [1n, 2n]) {
      const { one, all } = await chosen()
      const a = one.seal.number - apart
      const b = one.seal.number
      const actOf = (number: bigint) => all.find(({ seal: { number: at } }) => at === number)?.seal.act ?? ''
      const found = await afterwards([
        `update act_seal set number = 1000000 where number = ${a}`,
        `update act_seal set number = ${a} where number = ${b}`,
        `update act_seal set number = ${b} where number = 1000000`,
      ])
      expect(found).toEqual([
        `audit/displaced #${a} → #${b}, act ${actOf(a)}`,
        `audit/displaced #${b} → #${a}, act ${actOf(b)}`,
      ])
    }
  })

  test('a value changed in the register or in its history names the act that wrote it', async () => {
    const all = await links()
    const made = all.filter(({ seal: { image } }) => image !== null)
    for (const kind of ['created', 'corrected']) {
      const one = dice.pick(made.filter(({ act }) => act?.kind === kind))
      const found = await asOwner(async (transaction) => {
        const past = await transaction.run(
          `update organisations_history set name = name || '.' where act = ${one.seal.act}`,
        )
        const now = await transaction.run(
          `update organisations set name = name || '.' where act = ${one.seal.act}`,
        )
        expect(past + now).toBe(1)
        return findingsOf(transaction)
      })
      expect(found).toEqual([`audit/image-altered #${one.seal.number}, act ${one.seal.act}`])
    }
  })

  test('a chain built anew over a changed act is whole in itself, but not with a head that was noted', async () => {
    const before = await verify()
    if (before.head === undefined) throw new Error('nothing is sealed')
    const heads = [before.head]
    expect((await verify(heads)).problems).toEqual([])
    const { one } = await chosen()
    const [anew, compared] = await asOwner(async (transaction) => {
      await transaction.run(`update act set actor = 'somebody-else' where id = ${one.seal.act}`)
      await rebuild(transaction)
      return [await findingsOf(transaction), await findingsOf(transaction, heads)]
    })
    expect(anew).toEqual([])
    expect(compared).toEqual([`audit/head-lost #${before.head.number} ${before.head.hash}`])
    const cut = await afterwards([`delete from act_seal where number >= ${one.seal.number}`], heads)
    expect(cut).toEqual([`audit/head-lost #${before.head.number} ${before.head.hash}`])
  })
})

async function rebuild(transaction: Transaction): Promise<void> {
  let previous = beginning
  for (const { seal: of, act } of await linksAfter(transaction, {
    after: 0n,
    until: 10_000n,
    limit: 10_000,
  })) {
    if (act === undefined) throw new Error('an act is gone')
    const sealed = { ...of, digest: sha256(act.form) }
    previous = sealHash(previous, sealed)
    await transaction.run(setHashes, [sealed.digest, previous, of.number])
  }
}

const setHashes = `update act_seal set digest = decode($1, 'hex'), hash = decode($2, 'hex') where number = $3`

test('a restored database counts its transactions anew, and the same chain goes on', async () => {
  const act = (actor: string) => city.write(start, ({ transaction }) => insertAct(transaction, mark(actor)))
  await act('unsealed in the backup')
  await owner.transact(scope, async (transaction) => {
    await transaction.run('update act set tx = tx + 1000000000000')
    await rebuild(transaction)
  })
  const before = await verify()
  expect([before.problems, before.unsealed.acts]).toEqual([[], 1])
  await act('restored')
  expect(await seal()).toBe(2)
  const sealer = sealerFor(city.database)
  for (const round of [1, 2]) {
    await act('later')
    const waiting = await verify()
    expect([waiting.problems, waiting.unsealed.acts]).toEqual([[], 1])
    expect(await sealEverything(city.database, sealer)).toBe(1)
    expect(await sealer()).toBe(0)
    const after = await verify()
    expect([after.problems, after.unsealed.acts, after.seals]).toEqual([[], 0, before.seals + 2 + round])
  }
})
