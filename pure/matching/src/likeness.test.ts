// Likeness by evidence, and by the labelled pairs: precision and recall at both thresholds.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeness, thresholds } from './likeness.ts'
import { pairsOf, readingsInTest, tallyOf } from './testing/pairs.ts'

const seed = 20260412
const corpus = new URL('../../../corpus/organisation-names/', import.meta.url)
const text = (file: string) => readFileSync(new URL(file, corpus), 'utf8')

const kinds = (a: string, b: string) =>
  likeness({ name: a }, { name: b }, readingsInTest).evidence.map(({ kind }) => kind)

describe('two names are told apart or together by evidence', () => {
  test.each([
    ['北京示例智芯半导体有限公司', '北京示例智心半导体有限公司', 'samePinyin'],
    ['深圳市示例未来机器人有限公司', '深圳市示例末来机器人有限公司', 'alikeInShape'],
    ['示例科技大学', '示科大', 'abbreviation'],
    ['示例医科大学附属第一医院', '示例医科大学附属第二医院', 'tellingCharacter'],
    ['示例科技大学', '示例科技大学附属医院', 'branchOf'],
    ['示例（上海）生物科技有限公司', '示例（苏州）生物科技有限公司', 'otherPlace'],
    ['山东示例化工有限公司', '山东示例化工股份有限公司', 'reformed'],
    ['示例天瑞制药有限公司（原潍坊示例制药厂）', '潍坊示例制药厂', 'formerName'],
    ['济南示例云计算有限公司', '示例云计算（济南）有限公司', 'bracketMoved'],
  ])('%s and %s: %s', (a, b, kind) => {
    expect(kinds(a, b)).toContain(kind)
  })

  test('the credit code, the representative and the telephone weigh besides the name', () => {
    const a = { name: '示例云图', creditCode: '91370102MADEM00115', phone: '0531-1' }
    const b = {
      name: '济南示例云图信息技术有限公司',
      creditCode: '９１３７０１０２madem00115',
      phone: '05311',
    }
    const found = likeness(a, b, readingsInTest)
    expect(found.score).toBeGreaterThan(thresholds.same)
    expect(found.evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sameCreditCode', 'samePhone']),
    )
    expect(found.evidence.every(({ label }) => label.zh !== '' && label.en !== '')).toBe(true)
  })

  test('the order of the two does not matter', () => {
    const names = [...pairsOf(text('open.txt')), ...pairsOf(text('sealed.txt'))].flatMap(({ a, b }) => [a, b])
    const name = fc.constantFrom(...names)
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [there, back] = [
          likeness({ name: a }, { name: b }, readingsInTest),
          likeness({ name: b }, { name: a }, readingsInTest),
        ]
        expect(back.score).toBe(there.score)
        expect(back.evidence.map(({ kind }) => kind).sort()).toEqual(
          there.evidence.map(({ kind }) => kind).sort(),
        )
        expect(likeness({ name: a }, { name: a }, readingsInTest).score).toBeGreaterThan(0.99)
      }),
      { seed, numRuns: 3000 },
    )
  })
})

describe('the labelled pairs', () => {
  test('of the sealed half are those that were sealed', () => {
    const hash = createHash('sha256').update(text('sealed.txt')).digest('hex')
    expect(text('README.md')).toContain(hash)
  })

  test.each(['open.txt', 'sealed.txt'])(
    '%s: no wrong “same”, and people are asked about the rest',
    (file) => {
      const tally = tallyOf(
        pairsOf(text(file)),
        (a, b) => likeness({ name: a }, { name: b }, readingsInTest).score,
      )
      console.log(`${file}: ${JSON.stringify(tally)}`)
      expect(tally.same.precision).toBe(1)
      expect(tally.same.recall).toBeGreaterThanOrEqual(0.7)
      expect(tally.ask.precision).toBeGreaterThanOrEqual(0.95)
      expect(tally.ask.recall).toBeGreaterThanOrEqual(0.95)
    },
  )
})
