// The public development texts, where they are present: ../shared/plan-text beside the repository.

import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlan } from './plan-reading.ts'

const shared = new URL('../../../../../shared/plan-text/', import.meta.url)
const present = existsSync(shared)
if (!present) {
  console.log(
    'skipped: ../shared/plan-text is not here; the corpus of the project is tested in corpus.test.ts',
  )
}

type Row = { id: string; text: string; source?: { year?: number; place?: string } }
type Figure = { f1: number }
type Scores = { exact: Figure; lenient: Figure; outline: Figure; outlineWithSlogan: Figure }
type Scorer = { readJsonl: (file: string) => Row[]; score: (gold: Row[], predicted: unknown[]) => Scores }

async function scoreOf(file: string, only?: string): Promise<Scores> {
  const scorer: Scorer = await import(new URL('score.mjs', shared).href)
  const rows = scorer
    .readJsonl(new URL(file, shared).pathname)
    .filter((row) => only === undefined || row.id === only)
  const predicted = rows.map(({ id, text, source }) => ({ id, ...readPlan(text, source ?? {}) }))
  return scorer.score(rows, predicted)
}

test('the shared texts are present where the checks are complete (CI=true)', () => {
  expect(present || process.env['CI'] !== 'true').toBe(true)
})

describe.skipIf(!present)('the public development texts', () => {
  test('the seed article gives exactly its targets and its outline', async () => {
    const scores = await scoreOf('outlines-dev.jsonl', 'OJN')
    expect([scores.exact.f1, scores.outline.f1, scores.outlineWithSlogan.f1]).toEqual([1, 1, 1])
  })

  test('targets of dev.jsonl: exact F1 at least 0.98, lenient at least 0.99', async () => {
    const scores = await scoreOf('dev.jsonl')
    expect(scores.exact.f1).toBeGreaterThanOrEqual(0.98)
    expect(scores.lenient.f1).toBeGreaterThanOrEqual(0.99)
  })

  test('outlines of outlines-dev.jsonl: F1 at least 0.97', async () => {
    const scores = await scoreOf('outlines-dev.jsonl')
    expect(scores.outline.f1).toBeGreaterThanOrEqual(0.97)
  })
})
