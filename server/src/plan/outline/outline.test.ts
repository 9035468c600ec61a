// Correcting an outline on the real database: versions beside each other, and every reason why a list is no tree.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPlan } from '@corridor/plan'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, PlanDesk } from '../testing/plan-desk.ts'
import { correctOutline, outlineAnswer } from './correct-outline.ts'
import { type Heading, placed, readHeadings } from './headings.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open('outline')
})
afterAll(() => desk.close())

const heading = (level: number, title: string, more: Partial<Heading> = {}): Heading => ({
  level,
  title,
  marker: null,
  slogan: null,
  ...more,
})

const correct = (plan: string, version: number, outline: unknown) =>
  desk.inPlan((context) => correctOutline(context, { plan, version, outline }))

describe('the outline of a plan', () => {
  test('is corrected as a whole: the new version is shown everywhere, the old ones stay', async () => {
    const plan = await desk.read()
    const corrected = [
      heading(1, '总体目标', { marker: '一、' }),
      heading(2, ' 具体目标 ', { marker: '●', slogan: '' }),
      heading(1, '重点任务', { marker: '二、', slogan: '抓好落实' }),
    ]
    expect((await correct(plan.id, 1, corrected)).ok).toBe(true)
    const answer = await desk.city.read((transaction) => outlineAnswer(transaction, plan.id, []))
    expect(answer?.history.map(({ version, by }) => [version, by])).toEqual([
      [2, 'tester'],
      [1, 'tester'],
    ])
    expect(answer?.history[1]?.outline).toEqual(plan.outline)
    expect((await desk.plan(plan.id)).outline).toEqual([
      { order: 1, level: 1, parent: null, marker: '一、', title: '总体目标', slogan: null },
      { order: 2, level: 2, parent: 1, marker: '●', title: '具体目标', slogan: null },
      { order: 3, level: 1, parent: null, marker: '二、', title: '重点任务', slogan: '抓好落实' },
    ])
    expect((await correct(plan.id, 2, corrected)).ok).toBe(true)
    expect((await desk.city.read((transaction) => outlineAnswer(transaction, plan.id, [])))?.version).toBe(2)
  })

  test('is not overwritten by somebody who saw an older one', async () => {
    const plan = await desk.read()
    expect((await correct(plan.id, 1, [heading(1, '一')])).ok).toBe(true)
    expect(codesOf(await correct(plan.id, 1, []))).toEqual(['outline/changed-meanwhile'])
    expect((await correct(plan.id, 2, [])).ok).toBe(true)
    expect((await desk.plan(plan.id)).outline).toEqual([])
    expect(codesOf(await correct('x', 1, []))).toEqual(['plan/missing'])
  })

  test('is refused with the heading and the reason where it is no tree', async () => {
    const plan = await desk.read()
    const wrong = [
      heading(1, '总体目标'),
      heading(3, '跳了一级'),
      heading(1, ' '),
      { level: 1 },
      heading(0, '没有这一级'),
      heading(1, '长'.repeat(401)),
      heading(1.5, '半级'),
    ]
    const refused = await correct(plan.id, 1, wrong)
    expect(refused.ok ? [] : refused.problems.map(({ code, row }) => [code, row])).toEqual([
      ['outline/level-jump', 2],
      ['outline/title', 3],
      ['outline/heading', 4],
      ['outline/level-jump', 5],
      ['outline/too-long', 6],
      ['outline/level-jump', 7],
    ])
    expect(codesOf(await correct(plan.id, 1, { length: 1 }))).toEqual(['outline/shape'])
    expect(
      codesOf(
        await correct(
          plan.id,
          1,
          Array.from({ length: 2_001 }, () => heading(1, '一')),
        ),
      ),
    ).toEqual(['outline/shape'])
  })
})

const corpus = fileURLToPath(new URL('../../../../corpus/plan-text/', import.meta.url))
const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
)

test('what the reader finds in the corpus is a tree, with the parents that the levels give', () => {
  expect(texts.length).toBeGreaterThan(2)
  for (const name of texts) {
    const { outline } = readPlan(readFileSync(`${corpus}${name}`, 'utf8'))
    const read = readHeadings(outline)
    expect([name, read.ok]).toEqual([name, true])
    const parents = read.ok ? placed(read.value).map(({ parent }) => parent) : []
    expect([name, parents]).toEqual([name, outline.map(({ parent }) => parent)])
  }
})
