// Made pages are remembered for half a minute, made once for all who wait, and forgotten where making failed.
import { expect, test } from 'vitest'
import { PageMemory } from './page-memory.ts'
import { dayOfInstant } from '@corridor/base'

function memoryAt() {
  let now = Date.UTC(2024, 5, 3)
  const memory = new PageMemory<string>({ now: () => new Date(now), today: () => dayOfInstant(now) })
  return { memory, pass: (ms: number) => void (now += ms) }
}

test('readers who come at the same time wait for one page, later ones get it until it is too old', async () => {
  const { memory, pass } = memoryAt()
  let made = 0
  const make = async () => `page ${(made += 1)}`
  expect(await Promise.all([memory.get('/', make), memory.get('/', make)])).toEqual(['page 1', 'page 1'])
  pass(29_999)
  expect(await memory.get('/', make)).toBe('page 1')
  expect(await memory.get('/plan', make)).toBe('page 2')
  pass(1)
  expect(await memory.get('/', make)).toBe('page 3')
})

test('a page that could not be made is tried again by the next reader', async () => {
  const { memory } = memoryAt()
  await expect(memory.get('/', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await memory.get('/', async () => 'page')).toBe('page')
})
