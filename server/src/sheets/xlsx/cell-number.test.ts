// Stored numbers come back as the digits and days a person typed, in both date systems.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfSerial, serialOfDay, storedDecimal } from './cell-number.ts'
import { dayStyles, showsDay } from './day-formats.ts'

const seed = Date.now() % 2 ** 31
const withSeed = (check: () => void) => {
  try {
    check()
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error })
  }
}

/** How Excel stores a double: 17 significant digits. */
const stored = (value: number) =>
  String(Number(value.toPrecision(17))).includes('e') ? value.toExponential(16) : value.toPrecision(17)

test('a typed amount of up to 15 digits survives being stored as a double with 17', () => {
  withSeed(() =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.nat(6), (digits, places) => {
        const text = digits.toString().padStart(places + 1, '0')
        const whole = text.slice(0, text.length - places)
        const fraction = text.slice(text.length - places).replace(/0+$/, '')
        const typed = fraction === '' ? whole : `${whole}.${fraction}`
        expect(storedDecimal(stored(Number(typed)))).toBe(typed)
        expect(storedDecimal(`-${typed}`)).toBe(digits === 0n ? '0' : `-${typed}`)
      }),
      { seed },
    ),
  )
})

test('what is no finite number is told apart', () => {
  expect(['', '-', '.', '1e99999', 'NaN', '1,000', '0x10', '1 2'].map(storedDecimal)).toEqual(
    Array.from({ length: 8 }, () => undefined),
  )
  expect(['1.', '.5', ' 7 ', '+3', '1E+20', '5e-7', '007'].map(storedDecimal)).toEqual([
    '1',
    '0.5',
    '7',
    '3',
    '100000000000000000000',
    '0.0000005',
    '7',
  ])
})

test('every day from March 1900 has one serial and comes back from it', () => {
  withSeed(() =>
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = dayOfSerial(serial, false)
        expect(serialOfDay(day ?? '')).toBe(serial)
        if (serial > 1462) expect(dayOfSerial(serial - 1462, true)).toBe(day)
      }),
      { seed },
    ),
  )
})

test('the edges of both date systems are those of the standard', () => {
  expect(
    [0, 1, 59, 60, 61, 2_958_465, 2_958_466, Number.NaN].map((serial) => dayOfSerial(serial, false)),
  ).toEqual([
    undefined,
    '1900-01-01',
    '1900-02-28',
    undefined,
    '1900-03-01',
    '9999-12-31',
    undefined,
    undefined,
  ])
  expect([-1, 0, 1].map((serial) => dayOfSerial(serial, true))).toEqual([
    undefined,
    '1904-01-01',
    '1904-01-02',
  ])
  expect(['2024-02-30', '1899-01-01', '2024-2-1', ''].map(serialOfDay)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('formats that show a day are told from amounts, times and texts', () => {
  const days = [
    'yyyy-mm-dd',
    'm/d/yy h:mm',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy/m/d;@',
    'mmm',
    '[DBNum1]m"月"',
    'aaaa',
    'd',
  ]
  const others = [
    'General',
    '0.00E+00',
    '#,##0.00',
    '@',
    'h:mm',
    '[h]:mm:ss',
    'mm:ss',
    '"day"0',
    '[Red]0',
    '0.0\\d',
    'G/通用格式',
    '[$¥-804]#,##0',
    'h:mm AM/PM',
  ]
  expect(days.filter((format) => !showsDay(format))).toEqual([])
  expect(others.filter(showsDay)).toEqual([])
  const styles =
    '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="33"/></cellXfs></styleSheet>'
  expect(dayStyles(styles)).toEqual([false, true, false])
})
