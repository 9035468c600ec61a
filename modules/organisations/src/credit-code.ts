// The unified social credit code (统一社会信用代码), GB 32100-2015: 17 characters and a check character.
import type { Label, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of the first 17 characters, or undefined where one of them is not in the alphabet. */
export function creditCodeCheck(first17: string): string | undefined {
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(first17.charAt(index))
    if (value < 0 || first17.charAt(index) === '') return undefined
    sum += value * weight
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** Trimmed, half-width, upper case; O and I are never silently replaced by 0 and 1. */
export const normalCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

const fix: Label = { zh: '请与营业执照核对。', en: 'Check it against the business licence.' }

function wrong(reason: string, message: Label, given: string, allowed: Label): Result<string> {
  return refusal({ code: `credit-code/${reason}`, message, given, allowed, fix })
}

/** The normal form of a valid code; else what is wrong and at which position. */
export function checkCreditCode(text: string): Result<string> {
  const code = normalCreditCode(text)
  if (code.length !== 18) {
    const message = {
      zh: `统一社会信用代码应为18位，现为${code.length}位`,
      en: `A credit code has 18 characters, not ${code.length}`,
    }
    return wrong('length', message, text, { zh: '18位数字或大写字母', en: '18 digits or capital letters' })
  }
  const stranger = [...code].findIndex((character) => !alphabet.includes(character))
  if (stranger >= 0) {
    const at = `${code.charAt(stranger)}`
    const message = {
      zh: `第${stranger + 1}位“${at}”不是允许的字符`,
      en: `Character ${stranger + 1}, “${at}”, is not allowed`,
    }
    return wrong('character', message, text, { zh: alphabet, en: alphabet })
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    const message = {
      zh: '第3至8位应为行政区划数字',
      en: 'Characters 3 to 8 must be the digits of a division code',
    }
    return wrong('division', message, text, { zh: '6位数字', en: '6 digits' })
  }
  const expected = creditCodeCheck(code.slice(0, 17))
  if (expected !== code.charAt(17)) {
    const message = { zh: '第18位校验码不符', en: 'The check character (18th) does not fit' }
    return wrong('check', message, text, {
      zh: `校验码应为 ${expected ?? '?'}`,
      en: `it should be ${expected ?? '?'}`,
    })
  }
  return success(code)
}
