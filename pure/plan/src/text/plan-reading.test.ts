// What must hold for any text: no throw, spans that print what they say, every number accounted for once.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlan, type PlanReading } from './plan-reading.ts'

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000)
console.log(`plan reading properties: seed ${seed} (FC_SEED=${seed} repeats the run)`)

const phrases = [
  '全市',
  '新增',
  '净增',
  '突破',
  '达到',
  '分别增长',
  '增长',
  '下降',
  '从',
  '提高到',
  '由',
  '至',
  '高新技术企业',
  '技术合同成交额',
  '家',
  '亿元',
  '万',
  '%',
  '个百分点',
  '左右',
  '以上',
  '、',
  '，',
  '。',
  '；',
  '：',
  '（',
  '）',
  '(',
  ')',
  '“',
  '”',
  '《',
  '》',
  '\n',
  '一是',
  '●',
  '三、',
  '（一）',
  '第',
  '位',
  '年',
  '月',
  '-',
  '—',
  '～',
  '.',
  '翻一番',
  '八成',
  '一半',
  '分之',
  '三',
  '百',
  '倍',
  '其中',
  '均',
  '各',
  '和',
  '占',
  '比重',
  '为',
  '2025',
  '8000',
  '3.5',
  '1,200',
  '９０',
  '12345',
  '５',
  ' ',
  '\u3000',
  '\t',
  'PM2.5',
  '5G',
  '20',
  '7',
  '总额',
]
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...phrases), { maxLength: 80 }).map((words) => words.join('')),
)

function spans(reading: PlanReading): { targets: string[]; leftovers: string[] } {
  const key = (span: readonly [number, number]): string => span.join(':')
  return {
    targets: [...new Set(reading.targets.map((one) => key(one.valueSpan)))],
    leftovers: reading.leftovers.map((one) => key(one.span)),
  }
}

describe('any text', () => {
  test('is read without a throw, and every span lies in the text and prints its evidence', () => {
    fc.assert(
      fc.property(wild, fc.option(fc.integer({ min: 1990, max: 2050 })), (text, year) => {
        const reading = readPlan(text, year === null ? {} : { year })
        for (const one of reading.targets) {
          expect(text.slice(one.span[0], one.span[1])).toBe(one.evidence)
          expect(one.span[0]).toBeLessThanOrEqual(one.valueSpan[0])
          expect(one.span[1]).toBeGreaterThanOrEqual(one.valueSpan[1])
          expect(one.valueSpan[0]).toBeLessThan(one.valueSpan[1])
          expect(Number.isFinite(one.scaledValue)).toBe(true)
          expect(one.indicator).not.toBe('')
          expect(one.confidence).toBeGreaterThan(0)
          expect(one.confidence).toBeLessThanOrEqual(1)
        }
      }),
      { seed, numRuns: 400 },
    )
  })

  test('has every digit in exactly one number, and no number is both a target and a leftover', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const { targets, leftovers } = spans(readPlan(text, { year: 2026 }))
        expect(targets.filter((span) => leftovers.includes(span))).toEqual([])
        const all = [...targets, ...new Set(leftovers)].map((span) => span.split(':').map(Number))
        for (const found of text.matchAll(/[0-9０-９]/g)) {
          const holders = all.filter(([start = 0, end = 0]) => start <= found.index && found.index < end)
          expect([found.index, holders.length]).toEqual([found.index, 1])
        }
      }),
      { seed, numRuns: 400 },
    )
  })

  test('has an outline whose titles are printed where their spans say, parents before children', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const { outline } = readPlan(text)
        outline.forEach((node, i) => {
          expect(node.order).toBe(i + 1)
          expect(text.slice(node.titleSpan[0], node.titleSpan[1]).replace(/[\s\u200b\ufeff]+/g, '')).toBe(
            node.title,
          )
          if (node.parent !== null) {
            expect(node.parent).toBeLessThan(node.order)
            expect(outline[node.parent - 1]?.level).toBeLessThan(node.level)
          }
        })
      }),
      { seed, numRuns: 300 },
    )
  })

  test('reads the same wherever it stands: a sentence alone and in a longer text give the same records', () => {
    const sentence = '今年，新增省级以上研发机构18家，技术合同成交额突破820亿元。'
    const alone = readPlan(sentence, { year: 2026 }).targets
    const after = readPlan(`坚持创新引领。\n${sentence}\n持续优化环境。`, { year: 2026 }).targets
    expect(after.map(({ indicator, scaledValue }) => [indicator, scaledValue])).toEqual(
      alone.map(({ indicator, scaledValue }) => [indicator, scaledValue]),
    )
  })
})

// Five times the text may take ten times as long here; a quadratic pass takes twenty-five.
describe('the time it takes', () => {
  const units = [
    '7',
    '(',
    '分别',
    '企业增长5%、',
    '科技创新',
    '达到20家',
    '“',
    '从2',
    '\n1',
    '一是',
    '。',
    '2025年',
  ]
  test.each(units)(
    'grows in step with the length of %j repeated',
    (unit) => {
      const time = (size: number): number => {
        const text = unit.repeat(Math.ceil(size / unit.length))
        const start = performance.now()
        readPlan(text, { year: 2026 })
        return performance.now() - start
      }
      time(10_000)
      const small = Math.min(time(20_000), time(20_000), time(20_000))
      const large = Math.min(time(100_000), time(100_000))
      expect(large).toBeLessThan(5 * 2 * small + 500)
    },
    60_000,
  )
})
