// The reader against our own corpus: golden readings, and passages annotated by hand.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readPlan } from './plan-reading.ts'

const corpus = new URL('../../../../corpus/plan-text/', import.meta.url)
const files = [
  'sample-city-2026.txt',
  ...readdirSync(new URL('passages/', corpus))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => `passages/${name}`),
]

function goldenOf(text: string): string {
  const { targets, outline, leftovers } = readPlan(text, { year: 2026, place: '示例市' })
  const left = leftovers.map(({ text: number, span, reason }) => ({ number, span, reason }))
  return `${JSON.stringify({ source: { year: 2026, place: '示例市' }, targets, outline, leftovers: left }, null, 1)}\n`
}

describe('golden readings', () => {
  test.each(files)('%s reads as recorded (UPDATE=1 records again)', (file) => {
    const golden = goldenOf(readFileSync(new URL(file, corpus), 'utf8'))
    const sidecar = new URL(file.replace(/\.txt$/, '.targets.json'), corpus)
    if (process.env['UPDATE'] === '1') writeFileSync(sidecar, golden)
    expect(golden).toBe(readFileSync(sidecar, 'utf8'))
  })

  test('the article of the sample city gives its six targets and nothing from the page around them', () => {
    const text = readFileSync(new URL('sample-city-2026.txt', corpus), 'utf8')
    const { targets, outline } = readPlan(text, { year: 2026, place: '示例市' })
    expect(
      targets.map((one) => [one.indicator, one.comparator, one.scaledValue, one.unit, one.kind]),
    ).toEqual([
      ['全社会研发经费投入占比', 'reach', 2.95, 'percent', 'target'],
      ['规上工业企业设立研发机构', 'atLeast', 35, 'percent', 'target'],
      ['省级以上研发机构', 'newCount', 18, 'institution', 'target'],
      ['高新技术企业', 'netIncrease', 700, 'enterprise', 'target'],
      ['科技型中小企业', 'exceed', 9000, 'enterprise', 'target'],
      ['技术合同成交额', 'exceed', 82000000000, 'yuan', 'target'],
    ])
    expect(outline.filter((one) => one.level === 1).map((one) => one.title)).toEqual([
      '一个核心目标',
      '三个推进',
      '六大攻坚行动',
      '四个务必',
    ])
    expect(outline.filter((one) => one.parent === 5)).toHaveLength(6)
  })
})

type Gold = { indicator: string; comparator: string; scaledValue: number; unit: string; kind: string }
type Passage = { id: string; text: string; source: { year: number; place: string }; targets: Gold[] }

/** Share of the annotated records of a file that the reader finds exactly, and records it makes beyond them. */
function found(file: string): { exact: number; extra: number } {
  const rows: Passage[] = readFileSync(new URL(file, corpus), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  let hits = 0
  let gold = 0
  let made = 0
  for (const { text, source, targets } of rows) {
    const records = readPlan(text, source).targets.map((one) => keyOf(one))
    gold += targets.length
    made += records.length
    for (const target of targets) {
      const at = records.indexOf(keyOf(target))
      if (at >= 0) {
        hits += 1
        records.splice(at, 1)
      }
    }
  }
  return { exact: hits / gold, extra: (made - hits) / made }
}

function keyOf({ indicator, comparator, scaledValue, unit, kind }: Gold): string {
  return [indicator, comparator, scaledValue, unit, kind].join('|')
}

describe('passages annotated by people before the reader saw them', () => {
  test.each([
    ['first-contact.jsonl', 0.97, 0.03],
    ['second-contact.jsonl', 0.97, 0.02],
    ['work-reports.jsonl', 0.96, 0.05],
    ['news-and-notices.jsonl', 0.96, 0.04],
    ['official-texts.jsonl', 0.9, 0.09],
    ['science-bureau-texts.jsonl', 0.83, 0.17],
  ])(
    '%s: at least %f of the records are found exactly, and at most %f are made up',
    (file, floor, ceiling) => {
      const { exact, extra } = found(file)
      expect(exact).toBeGreaterThanOrEqual(floor)
      expect(extra).toBeLessThanOrEqual(ceiling)
    },
  )

  test('the sealed half is the file whose hash was written down before the reader was changed', () => {
    const sealed = gunzipSync(readFileSync(new URL('sealed-news-and-notices.jsonl.gz', corpus)))
    const hash = createHash('sha256').update(sealed).digest('hex')
    expect(readFileSync(new URL('SEALED.md', corpus), 'utf8')).toContain(hash)
  })
})
