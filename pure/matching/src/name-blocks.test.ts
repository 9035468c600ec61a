// The index finds what likeness would find, in bounded work.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { likeness, thresholds } from './likeness.ts'
import { buildNameIndex, candidatesFor } from './name-blocks.ts'
import { pairsOf, readingsInTest } from './testing/pairs.ts'

const corpus = new URL('../../../corpus/organisation-names/', import.meta.url)
const pairs = ['open.txt', 'sealed.txt'].flatMap((file) =>
  pairsOf(readFileSync(new URL(file, corpus), 'utf8')),
)
const parties = [...new Set(pairs.map(({ a }) => a))].map((name) => ({ name }))
const index = buildNameIndex(parties, readingsInTest)

test('of the labelled pairs that likeness asks about, the index misses at most one in fifty', () => {
  const asked = pairs.filter(
    ({ a, b }) => likeness({ name: a }, { name: b }, readingsInTest).score >= thresholds.ask,
  )
  const missed = asked.filter(
    ({ a, b }) => !candidatesFor({ name: b }, index).some(({ party }) => party.name === a),
  )
  expect(missed.length / asked.length, missed.map(({ a, b }) => `${a} ${b}`).join('\n')).toBeLessThanOrEqual(
    0.02,
  )
})

test('candidates are best first, at most as many as asked for, and never the party itself', () => {
  const [first] = parties
  const found = candidatesFor({ name: '示例云图' }, index, { limit: 2, least: 0 })
  expect(found.length).toBeLessThanOrEqual(2)
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
  expect(first === undefined ? [] : candidatesFor(first, index).map(({ party }) => party)).not.toContain(
    first,
  )
})

test('a party is found by a former name and by its credit code', () => {
  const party = {
    name: '示例新名智造有限公司',
    formerNames: ['济南示例旧号机床厂'],
    creditCode: '91370102MADEM00115',
  }
  const small = buildNameIndex([party], readingsInTest)
  expect(candidatesFor({ name: '示例旧号机床厂' }, small)).toHaveLength(1)
  expect(candidatesFor({ name: '别样', creditCode: '91370102MADEM00115' }, small, { least: 0 })).toHaveLength(
    1,
  )
})

test('an empty index has no candidates, an empty name neither', () => {
  expect(candidatesFor({ name: '示例云图' }, buildNameIndex([], readingsInTest))).toEqual([])
  expect(candidatesFor({ name: '' }, index)).toEqual([])
})
