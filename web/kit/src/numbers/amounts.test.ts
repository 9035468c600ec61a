// Figures on screen: the units a bureau reads, exact 元 at hand, never K, M or B.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped, instantText, moneyIn, moneyUnitFor, writeFigure } from './amounts.ts'

test('an amount of hundreds of millions is written in 亿元 with the exact 元 beside it', () => {
  const written = writeFigure('123456789012.34', 'yuan')
  expect(written?.text.zh).toBe('1,234.57')
  expect(written?.unit.zh).toBe('亿元')
  expect(written?.exact.zh).toBe('123,456,789,012.34 元')
  expect(written?.text.en).toBe('123,456.79')
  expect(written?.unit.en).toBe('million yuan')
})

test('an amount of tens of thousands is written in 万元', () => {
  expect(writeFigure('-125000.00', 'yuan')).toMatchObject({ text: { zh: '-12.50' }, unit: { zh: '万元' } })
  expect(writeFigure('125000.00', 'yuan')).toMatchObject({
    text: { en: '0.13' },
    unit: { en: 'million yuan' },
  })
})

test('a missing value has no text, and zero has one', () => {
  expect(writeFigure(null, 'enterprise')).toBeUndefined()
  expect(writeFigure(0, 'enterprise')?.text.zh).toBe('0')
})

test('money in a chosen unit keeps two decimals', () => {
  expect(moneyIn('1234567.89', 'wan')).toBe('123.46')
  expect(moneyIn('1234567.89', 'yi')).toBe('0.01')
})

test('a column of amounts keeps to one unit, however small a value in it is', () => {
  expect(moneyUnitFor('357000000.00')).toBe('yi')
  expect(writeFigure('69240100.00', 'yuan', 'yi')).toMatchObject({
    text: { zh: '0.69', en: '69.24' },
    unit: { zh: '亿元' },
  })
})

test('grouping changes nothing but the separators', () => {
  const whole = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  fc.assert(fc.property(whole, (number) => grouped(String(number)).replaceAll(',', '') === String(number)))
})

test('instants are shown as Shanghai time', () => {
  expect(instantText('2026-06-30T17:30:00Z')).toBe('2026-07-01 01:30:00')
})
