// Measures that the plan reader's work grows with the text alone: 10 MB against 1 MB of each hostile input.
import { readPlan } from '@corridor/plan'
import { type Line, line, median } from './line.ts'

const megabyte = 1_000_000
const rounds = 3

/** One unit of each input; it is repeated until the text has the size asked for. */
const inputs: readonly (readonly [string, string])[] = [
  ['only digits', '1'],
  ['digits and commas', '1,'],
  ['only brackets', '（）'],
  ['only closing brackets', '）'],
  ['分别 repeated', '分别'],
  ['lists with 分别', '甲、乙分别达到3、5亿元，'],
  ['one sentence without an end', '技术合同成交额达到700亿元，'],
  ['one word without an end', '技术合同成交额'],
  ['only line ends', '\n'],
  ['a short heading a line', '加强领导。抓好落实。\n'],
  ['lead sentences in one line', '必须坚持党。'],
  ['list items in one line', '一是甲；'],
  ['announced groups', '一个核心目标，全力创建；'],
  ['open quotes and numbers', '“3'],
  ['percentages', '3%'],
  ['years', '2025年增长3%，'],
  ['zero bytes', '\u0000'],
  ['half characters', '\ud800'],
]

/** Seconds of processor time, of all threads; less moved by other work than the clock. */
function cost(text: string): number {
  const before = process.cpuUsage()
  readPlan(text, { year: 2026, place: '示例市' })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const sized = (unit: string, bytes: number): string =>
  unit.repeat(Math.max(1, Math.round(bytes / Buffer.byteLength(unit))))

export async function planHostileBench(say: (text: string) => void): Promise<readonly Line[]> {
  return inputs.map(([name, unit]) => {
    say(`plan-hostile: ${name}`)
    const [small, large] = [sized(unit, megabyte), sized(unit, 10 * megabyte)]
    cost(small)
    const pairs = Array.from({ length: rounds }, () => [cost(small), cost(large)] as const)
    return line({
      name: 'plan-hostile',
      measure: `${name}: 10 MB against 1 MB, processor time, medians of ${rounds} rounds in turn`,
      value: median(pairs.map(([, ten]) => ten)),
      unit: 's',
      against: median(pairs.map(([one]) => one)),
      must: '<= 12',
      aim: '<= 10.5',
    })
  })
}
