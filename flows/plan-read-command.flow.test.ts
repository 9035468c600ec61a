// The story of reading a plan in a terminal: our article, our passages, and files that are no plan.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanReading } from '@corridor/plan'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkoutFolder } from '../server/src/postgres/data-folder.ts'
import { corridor, documentOf, problemsOf } from './testing/command.ts'
import { emptyFolder, removeFolder } from './testing/data-folder.ts'
import { inGb18030 } from './testing/sheet.ts'

const corpus = join(checkoutFolder, 'corpus', 'plan-text')
let folder = ''
beforeAll(() => {
  folder = emptyFolder()
})
afterAll(() => removeFolder(folder))

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** With a data folder that must stay untouched. */
async function read(...words: readonly string[]) {
  const data = join(folder, 'data')
  const ran = await corridor(['plan', 'read', ...words], { CORRIDOR_DATA: data })
  expect(existsSync(data), 'a command without data starts no database').toBe(false)
  return ran
}

const wordsOf = ({ targets, outline }: Pick<PlanReading, 'targets' | 'outline'>) => ({
  targets: targets.map(({ indicator, comparator, value, unit, kind }) => [
    indicator,
    comparator,
    value,
    unit,
    kind,
  ]),
  outline: outline.map(({ level, title }) => `${level} ${title}`),
})

describe('our own article', () => {
  const article = join(corpus, 'sample-city-2026.txt')
  const golden: PlanReading = JSON.parse(readFileSync(join(corpus, 'sample-city-2026.targets.json'), 'utf8'))

  test('gives exactly its targets and its outline, each with its place in the text', async () => {
    const ran = await read(article, '--year', '2026', '--place', '示例市', '--json')
    expect(ran.exit).toBe(0)
    const reading = documentOf<PlanReading>(ran)
    expect(wordsOf(reading).targets).toEqual(wordsOf({ ...golden, outline: [] }).targets)
    expect(reading.targets).toHaveLength(6)
    expect(reading.outline.length).toBeGreaterThan(5)
    const text = readFileSync(article, 'utf8')
    for (const { span, evidence } of reading.targets) expect(text.slice(...span)).toBe(evidence)
  })

  test('is told in lines to a person, also from a GB18030 file', async () => {
    const office = file('office.txt', Buffer.from(inGb18030('2026年，全市技术合同成交额达到600亿元。')))
    const { exit, out } = await read(office)
    expect(exit).toBe(0)
    expect(out).toMatch(/技术合同成交额\t\S+\t600亿元\ttarget/)
  })
})

describe('many passages', () => {
  const passages = readdirSync(join(corpus, 'passages'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      id: name.replace('.txt', ''),
      text: readFileSync(join(corpus, 'passages', name), 'utf8'),
    }))

  test(
    'give one prediction a line, in their order, each as if it were read alone',
    { timeout: 60_000 },
    async () => {
      const input = passages.map(({ id, text }) => {
        const golden: { readonly source: unknown } = JSON.parse(
          readFileSync(join(corpus, 'passages', `${id}.targets.json`), 'utf8'),
        )
        return JSON.stringify({ id, text, source: golden.source })
      })
      const ran = await read(file('passages.jsonl', `${input.join('\n')}\n`), '--jsonl')
      expect([ran.exit, ran.err]).toEqual([0, ''])
      const lines = ran.out
        .trimEnd()
        .split('\n')
        .map((line) => {
          const prediction: PlanReading & { readonly id: string } = JSON.parse(line)
          return prediction
        })
      expect(lines.map(({ id }) => id)).toEqual(passages.map(({ id }) => id))
      for (const line of lines) {
        const golden: PlanReading = JSON.parse(
          readFileSync(join(corpus, 'passages', `${line.id}.targets.json`), 'utf8'),
        )
        expect(wordsOf(line).targets, line.id).toEqual(wordsOf({ ...golden, outline: [] }).targets)
      }
    },
  )

  test(
    'with a bad line are refused with its number, after those before it',
    { timeout: 60_000 },
    async () => {
      const good = JSON.stringify({ id: 'a', text: '技术合同成交额达到600亿元' })
      for (const bad of ['{"id":"b"', '{"id":"b"}', '[]', '{"id":7,"text":"x"}', 'null']) {
        const ran = await read(file('bad.jsonl', [good, '', bad, good].join('\n')), '--jsonl')
        expect(ran.exit, bad).toBe(1)
        expect(ran.out.trimEnd().split('\n'), bad).toHaveLength(1)
        expect(ran.err, bad).toContain('row 3')
        expect(ran.err, bad).toContain(bad)
      }
    },
  )
})

describe('what is no plan', () => {
  const half = '示例市二〇二六年工作要点：技术合同成交额达到600亿元，高新技术企业净增1000家。\n'

  test.each([
    ['an empty file', () => file('empty.txt', ''), 'plan/empty'],
    ['only spaces', () => file('spaces.txt', ' \n\u3000\n\t'), 'plan/empty'],
    ['a program', () => process.execPath, 'plan/too-large'],
    [
      'a picture',
      () => file('picture.png', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 37) % 256))),
      'plan/binary',
    ],
    [
      '70 MB of text',
      () => file('long.txt', half.repeat(Math.ceil((70 * 2 ** 20) / Buffer.byteLength(half)))),
      'plan/too-large',
    ],
    ['a missing file', () => join(folder, 'missing.txt'), 'plan/no-file'],
    ['a folder', () => folder, 'plan/no-file'],
  ] as const)('is refused with exit 1 and what to do: %s', { timeout: 60_000 }, async (_name, path, code) => {
    const ran = await read(path(), '--json')
    expect(ran.exit).toBe(1)
    const [problem, ...others] = problemsOf(ran)
    expect([problem?.code, others]).toEqual([code, []])
    expect(problem?.fix?.zh && problem.fix.en).toBeTruthy()
  })

  test('a passage of 70 MB is refused by its line, without being read', { timeout: 60_000 }, async () => {
    const text = half.repeat(Math.ceil((70 * 2 ** 20) / Buffer.byteLength(half)))
    const ran = await read(file('long.jsonl', `${JSON.stringify({ id: 'a', text })}\n`), '--jsonl', '--json')
    expect(ran.exit).toBe(1)
    expect(problemsOf(ran)).toMatchObject([{ code: 'plan/too-large', row: 1 }])
  })

  test.each([
    [['plan', 'read']],
    [['plan', 'read', 'a.txt', 'b.txt']],
    [['plan', 'read', 'a.txt', '--year', 'twenty']],
    [['plan', 'read', 'a.txt', '--years', '2026']],
    [['plan', 'write', 'a.txt']],
  ])('and wrong use ends with exit 2: %j', async (words) => {
    const { exit, out, err } = await corridor(words, { CORRIDOR_DATA: folder })
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain('corridor plan read FILE')
  })
})
