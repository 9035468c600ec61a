// Measures how fast plan texts are read on one core.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPlan } from '@corridor/plan'
import { type Line, line, median, quantile } from './line.ts'

const article = fileURLToPath(new URL('../corpus/plan-text/sample-city-2026.txt', import.meta.url))
const copies = 400
const repeats = 15
const megabyte = 1_000_000
const articleLimitMs = 50
const leastMbPerSecond = 5
const passages = fileURLToPath(new URL('../corpus/plan-text/', import.meta.url))
const passageFiles = ['work-reports.jsonl', 'news-and-notices.jsonl']
const passageCopies = 30

/** Milliseconds of processor time for reading a text once: what one core needs, whatever else the machine does. */
function reading(text: string): { readonly ms: number; readonly targets: number } {
  const before = process.cpuUsage()
  const { targets } = readPlan(text, { year: 2026 })
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, targets: targets.length }
}

/** A record about every hundred bytes: five to ten times what whole documents have. */
function densePassages(): { readonly bytes: number; readonly records: number; readonly seconds: number } {
  const lines = passageFiles.flatMap((file) => readFileSync(`${passages}${file}`, 'utf8').trim().split('\n'))
  const text = `${lines.map(textOf).join('\n')}\n`.repeat(passageCopies)
  reading(text)
  const times = Array.from({ length: 5 }, () => reading(text))
  const seconds = median(times.map(({ ms }) => ms)) / 1000
  return { bytes: Buffer.byteLength(text), records: times[0]?.targets ?? 0, seconds }
}

function textOf(row: string): string {
  const read: unknown = JSON.parse(row)
  return typeof read === 'object' && read !== null && 'text' in read && typeof read.text === 'string'
    ? read.text
    : ''
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
  const dense = densePassages()
  return [
    line({
      name: 'plan-read',
      measure: `the corpus article as a page (${bytes} bytes, ${found} targets found) ${copies} times over, one core (processor time), against 5 MB/s`,
      value: (bytes * copies) / megabyte / (longMs / 1000),
      unit: 'MB/s',
      against: leastMbPerSecond,
      must: '>= 1',
    }),
    line({
      name: 'plan-read',
      measure: `passages chosen for their numbers (${dense.records} records in ${dense.bytes} bytes), one core, against 5 MB/s`,
      value: dense.bytes / megabyte / dense.seconds,
      unit: 'MB/s',
      against: leastMbPerSecond,
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
