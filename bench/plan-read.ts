// Measures how fast plan texts are read on one core.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPlan } from '@corridor/plan'
import { type Line, line, median, quantile } from './line.ts'

const article = fileURLToPath(new URL('../corpus/plan-text/sample-city-2026.txt', import.meta.url))
const copies = 40
const repeats = 15
const megabyte = 1_000_000
const articleLimitMs = 50
const leastMbPerSecond = 1

/** Milliseconds for reading a text once. */
function reading(text: string): { readonly ms: number; readonly targets: number } {
  const start = performance.now()
  const { targets } = readPlan(text, { year: 2026 })
  return { ms: performance.now() - start, targets: targets.length }
}

export async function planReadBench(): Promise<readonly Line[]> {
  const text = readFileSync(article, 'utf8')
  const long = text.repeat(copies)
  const bytes = Buffer.byteLength(text)
  for (let round = 0; round < 5; round += 1) reading(text)
  const [short, whole] = [text, long].map((given) => Array.from({ length: repeats }, () => reading(given)))
  const shortMs = (short ?? []).map(({ ms }) => ms)
  const longMs = median((whole ?? []).map(({ ms }) => ms))
  const found = short?.[0]?.targets ?? 0
  return [
    line({
      name: 'plan-read',
      measure: `the corpus article (${bytes} bytes, ${found} targets found) ${copies} times over, one core, against 1 MB/s`,
      value: (bytes * copies) / megabyte / (longMs / 1000),
      unit: 'MB/s',
      against: leastMbPerSecond,
      aim: '>= 1',
    }),
    line({
      name: 'plan-read',
      measure: 'the article once, p95, against 50 ms',
      value: quantile(shortMs, 0.95),
      unit: 'ms',
      against: articleLimitMs,
      aim: '<= 1',
    }),
  ]
}
