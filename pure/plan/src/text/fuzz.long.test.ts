// The reader on torn texts: corpus texts cut, spliced, shuffled and with characters changed, again and again.

import { chance } from '@corridor/base'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPlan } from './plan-reading.ts'

const folder = new URL('../../../../corpus/plan-text/', import.meta.url)
const texts = [
  readFileSync(new URL('sample-city-2026.txt', folder), 'utf8'),
  ...readdirSync(new URL('passages/', folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(`passages/${name}`, folder), 'utf8')),
]
const strange = [
  ...'0123456789一二百万亿%（）、，；。：“”分别均各从到至\u0000\u2028\ud800\udc00\ufeff',
  '\r\n',
  '翻番',
  '个百分点',
]

test('ten thousand torn texts are read without a throw, and no number is both a target and left over', () => {
  const seed = process.env['SEED'] ?? String(process.pid)
  console.log(`seed ${seed}`)
  const dice = chance(seed)
  for (let round = 0; round < 10_000; round += 1) {
    let text = dice.pick(texts)
    for (let tear = dice.integer(1, 12); tear > 0; tear -= 1) {
      const at = dice.integer(0, text.length)
      const to = Math.min(text.length, at + dice.integer(0, 40))
      const patch = dice.pick([dice.pick(strange), dice.pick(texts).slice(at, to), ''])
      text = text.slice(0, at) + patch + text.slice(to)
    }
    const { targets, leftovers } = readPlan(text, { year: 2026, place: '示例市' })
    const taken = new Set(targets.map(({ valueSpan }) => valueSpan.join(':')))
    expect(leftovers.some(({ span }) => taken.has(span.join(':')))).toBe(false)
    for (const { span, evidence } of targets) expect(text.slice(span[0], span[1])).toBe(evidence)
  }
}, 600_000)
