// Writes the number of a list item as Word shows it: 三, 十二, ③, iv; the formats of ECMA-376 Part 1 §17.18.59.

const chinese = '零一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

interface Figures {
  readonly digits: string
  readonly ten: string
  readonly hundred: string
  readonly thousand: string
}

const usual: Figures = { digits: chinese, ten: '十', hundred: '百', thousand: '千' }
const formal: Figures = { digits: legal, ten: '拾', hundred: '佰', thousand: '仟' }

/** 1 to 9999 in words, as 一百零五; ten to nineteen without 一 in front. Larger ones stay in digits. */
function inWords(value: number, { digits, ten, hundred, thousand }: Figures): string {
  if (value < 1 || value > 9_999) return String(value)
  const steps = [thousand, hundred, ten, '']
  const figures = String(value).padStart(4, '0')
  let text = ''
  let skipped = false
  for (const [index, step] of steps.entries()) {
    const figure = Number(figures.charAt(index))
    if (figure === 0) {
      skipped ||= text !== ''
      continue
    }
    text += (skipped ? digits.charAt(0) : '') + digits.charAt(figure) + step
    skipped = false
  }
  return value >= 10 && value < 20 && digits === chinese ? text.slice(1) : text
}

const roman: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function inRoman(value: number): string {
  if (value < 1 || value > 3_999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, sign] of roman) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** z is followed by aa, then bb. */
const inLetters = (value: number): string =>
  value < 1 || value > 780
    ? String(value)
    : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

/** One sign for 1 to `count`, from `first` on; digits past it. */
const signs = (first: number, count: number) => (value: number) =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value)

const cycle = (of: string) => (value: number) =>
  value < 1 ? String(value) : of.charAt((value - 1) % of.length)

const digitByDigit = (value: number): string =>
  String(value).replace(/\d/g, (figure) => '〇一二三四五六七八九'.charAt(Number(figure)))

const words = (value: number): string => inWords(value, usual)
const formalWords = (value: number): string => inWords(value, formal)

const formats: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: words,
  chineseCountingThousand: words,
  japaneseCounting: words,
  taiwaneseCounting: words,
  taiwaneseCountingThousand: words,
  koreanCounting: words,
  chineseLegalSimplified: formalWords,
  ideographLegalTraditional: formalWords,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  ideographTraditional: cycle(stems),
  ideographZodiac: cycle(branches),
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) =>
    String(value).replace(/\d/g, (figure) => String.fromCharCode(0xff10 + Number(figure))),
  decimalEnclosedCircle: signs(0x2460, 20),
  decimalEnclosedCircleChinese: signs(0x2460, 20),
  ideographEnclosedCircle: signs(0x3220, 10),
  decimalEnclosedParen: signs(0x2474, 20),
  decimalEnclosedFullstop: signs(0x2488, 20),
  upperRoman: (value) => inRoman(value).toUpperCase(),
  lowerRoman: inRoman,
  upperLetter: (value) => inLetters(value).toUpperCase(),
  lowerLetter: inLetters,
  none: () => '',
}

/** A format that is not known is shown in digits, as Word does. */
export const numberMark = (value: number, format: string): string => (formats[format] ?? String)(value)
