// A stored number as its cell shows it: 0.0275 in the format 0.00% is 2.75%; the formats of ECMA-376 Part 1 §18.8.30.

/** `text` is an exact decimal. A format without digits, such as General or a day's, leaves it as it is. */
export function shownNumber(text: string, format: string): string {
  const section = format.split(';')[text.startsWith('-') && format.includes(';') ? 1 : 0] ?? ''
  const plain = section.replace(/\[[^\]]*\]|[_*]./g, '')
  const parts =
    /^((?:"[^"]*"|\\.|[^#0?"\\])*)([#0?,]*)(?:\.([#0?]*))?(,*)(%?)((?:"[^"]*"|\\.|[^"\\])*)$/.exec(plain)
  if (parts === null || /[eE@ymdhs]/.test(plain.replace(/"[^"]*"|\\./g, ''))) return text
  const [, before = '', whole = '', fraction = '', , percent = '', after = ''] = parts
  if (whole === '' && fraction === '') return text
  const least = fraction.replace(/[#?]/g, '').length
  const digits = rounded(shifted(text.replace('-', ''), percent === '' ? 0 : 2), fraction.length, least)
  const sign = text.startsWith('-') && !format.includes(';') ? '-' : ''
  return `${sign}${literal(before)}${whole.includes(',') ? grouped(digits) : digits}${percent}${literal(after)}`
}

const literal = (text: string): string => text.replace(/"([^"]*)"|\\(.)/g, '$1$2').trim()

/** The decimal point moved to the right. */
function shifted(text: string, places: number): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const moved = whole + fraction.slice(0, places).padEnd(places, '0')
  const rest = fraction.slice(places)
  return `${moved.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}

/** Half up to `most` places, with at least `least` of them. */
function rounded(text: string, most: number, least: number): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const scaled = BigInt(whole + fraction.slice(0, most).padEnd(most, '0'))
  const up = Number(fraction.charAt(most) || '0') >= 5 ? 1n : 0n
  const digits = String(scaled + up).padStart(most + 1, '0')
  const left = digits.slice(0, digits.length - most)
  const right = digits
    .slice(digits.length - most)
    .replace(/0+$/, '')
    .padEnd(least, '0')
  return right === '' || most === 0 ? left : `${left}.${right}`
}

const grouped = (text: string): string =>
  text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))
