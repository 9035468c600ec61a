// Ids of an import are proper, different and rising.
import { isUuid } from '@corridor/base'
import { expect, test } from 'vitest'
import { risingIds } from './rising-ids.ts'

test('ids of one import are UUIDv7, all different, and each is later than the one before', () => {
  const next = risingIds(Date.UTC(2026, 0, 1))
  const ids = Array.from({ length: 50_000 }, next)
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id.charAt(19)))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('the time comes first, so a later import sorts after an earlier one', () => {
  const [earlier, later] = [risingIds(Date.UTC(2026, 0, 1))(), risingIds(Date.UTC(2026, 0, 2))()]
  expect(earlier < later).toBe(true)
})
