// The order of records and the way through them.
import type { TargetShown } from '@corridor/protocol'
import { expect, test } from 'vitest'
import { acceptableOf, firstOrder, inListOrder, isDoubtful, isOpen, nextWhere } from './record-order.ts'
import { excerptOf, stretchOf } from '../spans.ts'

const blank = {} as TargetShown
const record = (id: string, confidence: number, state = 'read'): TargetShown => ({
  ...blank,
  id,
  confidence,
  sure: confidence >= 0.7,
  state,
  ready: state === 'read',
})
const records = [record('a', 0.9), record('b', 0.6), record('c', 0.8, 'confirmed'), record('d', 0.3)]
const ids = (list: readonly TargetShown[]) => list.map(({ id }) => id).join('')

test('unsure records come first, the least sure at the top, the others stay in reading order', () => {
  expect(ids(inListOrder(records, 'unsure'))).toBe('dbac')
  expect(ids(inListOrder(records, 'reading'))).toBe('abcd')
  const decided = records.map((one) => ({ ...one, state: 'confirmed' }))
  expect(ids(inListOrder(decided, 'unsure'))).toBe('dbac')
})

test('a list with an unsure record that is still open starts with it', () => {
  expect(firstOrder(records)).toBe('unsure')
  expect(firstOrder(records.map((one) => (one.sure ? one : { ...one, state: 'rejected' })))).toBe('reading')
})

test('the next one is looked for behind the current one, then from the top, and never is the current one', () => {
  expect(nextWhere(records, records[1], isDoubtful)?.id).toBe('d')
  expect(nextWhere(records, records[3], isDoubtful)?.id).toBe('b')
  expect(nextWhere(records, records[3], isOpen)?.id).toBe('a')
  expect(nextWhere(records, undefined, isOpen)?.id).toBe('a')
  expect(nextWhere([record('a', 0.1)], records[0], isOpen)).toBeUndefined()
})

test('only sure and ready records are confirmed together', () => {
  expect(ids(acceptableOf(records))).toBe('a')
})

test('typed words are found at their nearest place in the text, or not at all', () => {
  expect(stretchOf('新建3家，改造3家', '3家', 7)).toEqual({ from: 7, to: 9, text: '3家' })
  expect(stretchOf('新建3家，改造3家', '3家')).toEqual({ from: 2, to: 4, text: '3家' })
  expect(stretchOf('新建3家', '4家')).toBeUndefined()
  expect(stretchOf('新建3家', '')).toBeUndefined()
  expect(excerptOf('一、目标\n新建3家。', [7, 9], 4)).toEqual({
    before: '标 新建',
    number: '3家',
    after: '。',
  })
})
