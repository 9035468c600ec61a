// Turns the stored number of a cell into the decimal digits or the day that the user sees.

/**
 * The exact decimal text of a stored number. Excel keeps 15 significant digits of what a person typed but stores the
 * nearest double with 17 (1.1 is stored as 1.1000000000000001), so a longer fraction is rounded back to 15.
 * Plain integers stay as stored. Undefined where the text is no finite number.
 */
export function storedDecimal(raw: string): string | undefined {
  if (/^[1-9]\d{0,14}$/.test(raw)) return raw
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?\s*$/.exec(raw)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent] = match
  if (whole === '' && fraction === '') return undefined
  const digits = (whole + fraction).replace(/^0+/, '')
  if (exponent === undefined && (fraction === '' || digits.length <= 15)) return plain(sign, whole, fraction)
  const value = Number(raw)
  if (!Number.isFinite(value)) return undefined
  const rounded = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(14))
  if (rounded === null) return undefined
  const [, minus = '', first = '', rest = '', power = '0'] = rounded
  return shifted(minus, first + rest, Number(power) + 1)
}

/** `digits` with the decimal point after the first `point` of them. */
function shifted(sign: string, digits: string, point: number): string {
  if (point <= 0) return plain(sign, '0', '0'.repeat(-point) + digits)
  if (point >= digits.length) return plain(sign, digits + '0'.repeat(point - digits.length), '')
  return plain(sign, digits.slice(0, point), digits.slice(point))
}

function plain(sign: string, whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '') || '0'
  const right = fraction.replace(/0+$/, '')
  const text = right === '' ? left : `${left}.${right}`
  return sign === '-' && text !== '0' ? `-${text}` : text
}

const dayMilliseconds = 86_400_000
const lastSerial = 2_958_465

/**
 * The calendar day of a date serial; the time of day is dropped. The 1900 system counts a 29 February 1900 that
 * never was (serial 60), the 1904 system starts at 0 = 1904-01-01 (ECMA-376 Part 1 §18.17.4.1). Undefined where
 * the serial is no day.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const whole = Math.floor(serial + 1e-6)
  if (Number.isNaN(whole) || (from1904 ? whole < 0 : whole < 1 || whole === 60)) return undefined
  if (whole > lastSerial - (from1904 ? 1462 : 0)) return undefined
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  return new Date(epoch + whole * dayMilliseconds).toISOString().slice(0, 10)
}

/** The serial of a real `YYYY-MM-DD` day from 1900-03-01 on, as the 1900 system counts; undefined for any other text. */
export function serialOfDay(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return undefined
  const instant = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) return undefined
  return (instant.getTime() - Date.UTC(1899, 11, 30)) / dayMilliseconds
}
