// Lists of targets as sentences: headers of one and two rows, units wherever they stand, and numbers as they are shown.
import { readPlan } from '@corridor/plan'
import { expect, test } from 'vitest'
import { shownNumber } from './shown-number.ts'
import { tableLines } from './table-lines.ts'

const blank = undefined

test('a title above, a row number and a unit of its own', () => {
  expect(
    tableLines([
      ['示例市目标清单'],
      ['序号', '指标名称', '计量单位', '2025年完成', '2026年目标', '责任单位'],
      ['1', '高新技术企业数', '家', '850', '≥900', '示例高新处'],
      ['2', '营商环境', '', '', '全省前列', ''],
    ]),
  ).toEqual([
    '示例市目标清单',
    '指标：2025年，高新技术企业数完成850家；2026年，高新技术企业数达到900家以上。责任单位：示例高新处。',
    '指标：2026年，营商环境：全省前列。',
  ])
})

test('a header of two rows, groups written once, units in brackets', () => {
  expect(
    tableLines([
      ['类别', '主要指标', blank, '目标值', blank],
      ['', '', '', '2026年', '2027年'],
      ['投入', '研发投入', '强度', '2.75%', '2.8%'],
      ['', '', '增速', '10%以上', ''],
      ['产出', '技术合同成交额（亿元）', '', '600', '650'],
    ]),
  ).toEqual([
    '指标：2026年，研发投入强度达到2.75%；2027年，研发投入强度达到2.8%。',
    '指标：2026年，研发投入增速达到10%以上。',
    '指标：2026年，技术合同成交额达到600亿元；2027年，技术合同成交额达到650亿元。',
  ])
})

test.each([
  ['900', '家', '达到900家'],
  ['新增20', '家', '新增20家'],
  ['10左右', '%', '达到10%左右'],
  ['≤3', '%', '控制在3%以内'],
  ['>100', '亿元', '超过100亿元'],
  ['600～650', '亿元', '达到600～650亿元'],
  ['增长10%', '', '增长10%'],
  ['900家', '家', '达到900家'],
])('a value written %s in %s is said as %s', (value, unit, said) => {
  expect(
    tableLines([
      ['指标', '目标值', '单位'],
      ['示例指标', value, unit],
    ]),
  ).toEqual([`指标：示例指标${said}。`])
})

test('every number of a list is a target that the reader reads', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `${at + 1}`,
    `示例第${'甲'.repeat(at + 1)}类技术合同成交额`,
    '亿元',
    `${at + 3}.5`,
  ])
  const text = tableLines([['序号', '指标名称', '单位', '2026年目标值'], ...rows]).join('\n')
  const values = readPlan(text, { year: 2026 }).targets.map(({ value }) => value)
  expect(values).toEqual(rows.map((_, at) => at + 3.5))
})

test('a table without such a header keeps its rows; one that lays out a page keeps its paragraphs', () => {
  expect(
    tableLines([
      ['姓名', '职务'],
      ['示例甲', '组长'],
    ]),
  ).toEqual(['姓名\t职务', '示例甲\t组长'])
  const long = `一、目标\n${'高新技术企业达到900家，'.repeat(6)}`
  expect(tableLines([['', long]])).toEqual(long.split('\n'))
})

test('numbers are shown as their cell shows them', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['0.0275', '0.00%', '2.75%'],
    ['0.1', '0%', '10%'],
    ['1234.5', '#,##0', '1,235'],
    ['1234567.891', '#,##0.00', '1,234,567.89'],
    ['900', '0"家"', '900家'],
    ['-5', '0;(0)', '(5)'],
    ['2.5', 'General', '2.5'],
    ['2.345', '0.0#', '2.35'],
    ['0.5', '#.00', '0.50'],
    ['45000', 'yyyy/m/d', '45000'],
    ['12.5', '[Red]0.0', '12.5'],
  ]
  for (const [text, format, shown] of cases)
    expect([format, shownNumber(text, format)]).toEqual([format, shown])
})
