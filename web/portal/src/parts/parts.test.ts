// Numbers, targets, marks, outline, axis and files of the public pages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from '../files/csv-text.ts'
import { scaleOf } from './chart-scale.ts'
import { coreOf, markedParagraphs } from './marked-text.ts'
import { sharedUnit, withUnit, writtenNumber } from './numbers.ts'
import { outlineTree } from './outline-tree.ts'
import { targetWords } from './target-words.ts'

const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31))
console.log(`seed ${seed}`)

const said = (value: string | number, unit: string) => {
  const written = writtenNumber(value, unit)
  return written === undefined ? undefined : withUnit(written)
}

test('money is written in 亿 and 万, in English in millions, and never loses its exact value', () => {
  expect(said('98602000000.00', 'yuan')).toEqual({ zh: '986.02 亿元', en: '98,602.00 million yuan' })
  expect(said('12345.00', 'yuan')).toEqual({ zh: '1.23 万元', en: '0.01 million yuan' })
  expect(said('-999.50', 'yuan')).toEqual({ zh: '-999.50 元', en: '-999.50 yuan' })
  expect(writtenNumber('98602000000.01', 'yuan')?.exact.en).toBe('98,602,000,000.01 yuan')
  expect(said(1234, 'enterprise')).toEqual({ zh: '1,234 家', en: '1,234 enterprises' })
  expect(said('2.75', 'percent')).toEqual({ zh: '2.75%', en: '2.75%' })
  expect(writtenNumber(null, 'item')).toBeUndefined()
})

test('a table shares the unit of its greatest amount', () => {
  const shared = sharedUnit(['50000000000.00', null, '1000000.00'], 'yuan')
  expect(shared.unit).toEqual({ zh: '亿元', en: 'million yuan' })
  expect(shared.write('1000000.00')).toEqual({ zh: '0.01', en: '1.00' })
  expect(sharedUnit(['12.00'], 'yuan').write('12.00')).toEqual({ zh: '12.00', en: '12.00' })
  expect(sharedUnit([3], 'item').write(1200)).toEqual({ zh: '1,200', en: '1,200' })
})

const target = (words: string) => {
  const [comparator = '', bound = '', value = '', unit = '', valueHigh = null] = words.split(' ')
  return targetWords({ comparator, bound, value, unit, valueHigh })
}

test.each([
  ['reach exact 2.95 percent', '达到 2.95%', '2.95%'],
  ['atLeast atLeast 35 percent', '不低于 35%', 'at least 35%'],
  ['exceed exceed 82000000000 yuan', '超过 820 亿元', 'more than 82,000 million yuan'],
  ['netIncrease exact 700 enterprise', '净增 700 家', 'a net increase of 700 enterprises'],
  ['newCount atLeast 18 institution', '新增不低于 18 家', 'new: at least 18 institutions'],
  ['reach exceed 9000 enterprise', '超过 9,000 家', 'more than 9,000 enterprises'],
  ['growthRate about 8 percent', '增长约 8%', 'growth of about 8%'],
  ['between between 5 percent 6', '5% 至 6%', '5% to 6%'],
])('the target “%s” is said in words', (given, zh, en) => {
  expect(target(given)).toEqual({ zh, en })
})

test('marked pieces put together are the text, line by line, wherever the marks lie', () => {
  const marks = fc.array(fc.tuple(fc.nat(40), fc.nat(15)), { maxLength: 6 })
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('目', '标', 'a', ' ', '\n'), maxLength: 40 }),
      marks,
      (text, spans) => {
        const paragraphs = markedParagraphs(
          text,
          spans.map(([start, length], number) => ({ number, span: [start, start + length] as const })),
        )
        const lines = paragraphs.map((pieces) => pieces.map((piece) => piece.text).join(''))
        expect(lines).toEqual(text.split('\n').filter((line) => line.trim() !== ''))
      },
    ),
    { seed },
  )
})

test('a mark covers exactly its span and starts once, also across a line end', () => {
  const pieces = markedParagraphs('甲乙丙\n丁戊', [{ number: 7, span: [1, 5] }]).flat()
  expect(pieces.map(({ text, mark, starts }) => [text, mark, starts])).toEqual([
    ['甲', undefined, false],
    ['乙丙', 7, true],
    ['丁', 7, false],
    ['戊', undefined, false],
  ])
})

test('the core of a plan runs from its first heading to the paragraph after its last', () => {
  const paragraphs = markedParagraphs('页眉\n一、目标\n正文\n二、任务\n措施\n页脚', [])
  const { before, core, after } = coreOf(paragraphs, [{ title: '目标' }, { title: '任务' }])
  const texts = [before, core, after].map((part) => part.flat().map(({ text }) => text))
  expect(texts).toEqual([['页眉'], ['一、目标', '正文', '二、任务', '措施'], ['页脚']])
  expect(coreOf(paragraphs, []).core).toHaveLength(6)
})

test('an outline becomes a tree, and a heading without its parent stands at the top', () => {
  const heading = (order: number, parent: number | null) => ({
    order,
    parent,
    level: 1,
    marker: null,
    title: `标题${order}`,
    slogan: null,
  })
  const tree = outlineTree([heading(3, 1), heading(1, null), heading(2, 1), heading(4, 9)])
  expect(
    tree.map((branch) => [branch.heading.order, branch.below.map((below) => below.heading.order)]),
  ).toEqual([
    [1, [2, 3]],
    [4, []],
  ])
})

const hundredths = fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 100)

test('an axis holds every value with a few round steps', () => {
  expect(scaleOf([])).toEqual({ low: 0, high: 1, ticks: [0, 1] })
  expect(scaleOf([0, 13.67]).ticks).toEqual([0, 5, 10, 15])
  expect(scaleOf([6010, 6090]).low).toBeGreaterThan(5000)
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 1, maxLength: 20 }), (values) => {
      const { low, high, ticks } = scaleOf(values)
      const slack = (high - low) / 1e6
      expect(low).toBeLessThan(high)
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low - slack)
      expect(Math.max(...values)).toBeLessThanOrEqual(high + slack)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(13)
    }),
    { seed },
  )
})

test('a data file keeps numbers, quotes what must be quoted, and disarms formulas', () => {
  expect(csvText([['a', -1.5, '=1+1', '说"好",\n', null, true]])).toBe(
    '\uFEFFa,-1.5,\'=1+1,"说""好"",\n",,true\r\n',
  )
})
