// The path to a target follows the years before, month by month.
import { expect, test } from 'vitest'
import { sharesByMonth, yearLines } from './year-lines.ts'

const monthEnds = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31']
const on = (year: number, month: number) =>
  `${year}-${String(month).padStart(2, '0')}-${monthEnds[month - 1]}`
const steady = (year: number, total: number, until = 12) => ({
  year,
  points: monthEnds.map((_, at) => ({
    on: on(year, at + 1),
    value: at < until ? (total * (at + 1)) / 12 : null,
  })),
})

test('the path ends at the target and follows the mean of the complete years', () => {
  const curve = { indicator: 'x', years: [steady(2026, 60, 5), steady(2025, 120), steady(2024, 240)] }
  const path = yearLines({ curve, target: '240' }).find((line) => line.emphasis === 'path')
  expect(path?.values[11]).toBe('240')
  expect(path?.values[5]).toBe('120')
})

test('without a complete year before there is no path', () => {
  expect(
    sharesByMonth([[1, null, null, null, null, null, null, null, null, null, null, null]]),
  ).toBeUndefined()
  const curve = { indicator: 'x', years: [steady(2026, 60, 5)] }
  expect(yearLines({ curve, target: '240' }).map((line) => line.emphasis)).toEqual(['now'])
})

test('the newest year is drawn as this year, whatever the order of the answer', () => {
  const curve = { indicator: 'x', years: [steady(2025, 120), steady(2026, 60, 5)] }
  const now = yearLines({ curve, target: null })[0]
  expect(now).toMatchObject({ name: '2026', emphasis: 'now' })
  expect(now?.values[5]).toBeNull()
})

test('a revised target is a line of its own, and the path follows the value of each month', () => {
  const curve = { indicator: 'x', years: [steady(2026, 60, 5), steady(2025, 120)] }
  const steps = monthEnds.map((_, at) => (at < 6 ? '240' : '360'))
  const lines = yearLines({ curve, target: '360', steps })
  expect(lines.find((line) => line.emphasis === 'target')?.values).toEqual(steps)
  const path = lines.find((line) => line.emphasis === 'path')
  expect([path?.values[5], path?.values[6], path?.values[11]]).toEqual(['120', '210', '360'])
})
