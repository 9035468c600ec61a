// What each field kind reads, refuses and shows.
import { refusal, success } from '@corridor/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field, Value } from './field.ts'
import { choice, code, date, flag, integer, listed, money, note, optional, reference, text } from './field.ts'
import type { CodeLists } from './value.ts'
import { readValue, showValue, valueToJson } from './value.ts'

const label = { zh: '示例项', en: 'Sample' }
const lists: CodeLists = new Map([
  [
    'districts',
    new Map([
      ['990101', { zh: '示例东区', en: 'Sample East' }],
      ['990102', { zh: '示例西区', en: 'Sample West' }],
    ]),
  ],
])
const kinds = {
  first: { zh: '首次认定', en: 'First recognition' },
  again: { zh: '重新认定', en: 'Re-recognition' },
}

const read = (field: Field, written: string): Value | string[] => {
  const result = readValue(field, written, lists)
  return result.ok ? result.value : result.problems.map((problem) => problem.code)
}

describe('a text', () => {
  test('is trimmed and may be as long as its limit, no longer', () => {
    const field = text(label, { maxLength: 5 })
    expect(read(field, '  示例单位一 ')).toBe('示例单位一')
    expect(read(field, '示例单位一二')).toEqual(['value/too-long'])
    expect(read(note(label, { maxLength: 3 }), '示例注')).toBe('示例注')
    expect(read(note(label, { maxLength: 3 }), '示例注解')).toEqual(['value/too-long'])
  })
})

describe('a code', () => {
  test('is whatever its check makes of it, with the reasons of the check', () => {
    const even = (given: string) =>
      given.length % 2 === 0 ? success(given.toUpperCase()) : refusal({ code: 'even/odd', message: label })
    expect(read(code(label, even), ' ab ')).toBe('AB')
    expect(read(code(label, even), 'abc')).toEqual(['even/odd'])
  })
})

describe('a choice', () => {
  test('is written as its code or as either label, whatever the case', () => {
    for (const written of ['again', 'AGAIN', '重新认定', 'Re-recognition', 're-RECOGNITION', ' again ']) {
      expect(read(choice(label, kinds), written), written).toBe('again')
    }
  })

  test('that is not offered is refused with what is', () => {
    for (const written of ['renewal', 'constructor', '__proto__', '认定']) {
      const result = readValue(choice(label, kinds), written, lists)
      expect(result.ok ? [] : result.problems, written).toMatchObject([
        {
          code: 'value/not-a-choice',
          given: written,
          allowed: {
            zh: '首次认定(first)、重新认定(again)',
            en: 'First recognition (first), Re-recognition (again)',
          },
        },
      ])
    }
  })

  test('of many shows the first twelve and that there are more', () => {
    const many = Object.fromEntries(
      Array.from({ length: 13 }, (_, n) => [`k${n}`, { zh: `甲${n}`, en: `A${n}` }]),
    )
    const result = readValue(choice(label, many), '无此项', lists)
    const allowed = result.ok ? '' : (result.problems[0]?.allowed?.zh ?? '')
    expect(allowed.endsWith('甲11(k11)…')).toBe(true)
  })
})

describe('a listed code', () => {
  test('is written as code or label, and nothing is in a list that is not loaded', () => {
    expect(read(listed(label, 'districts'), '示例东区')).toBe('990101')
    expect(read(listed(label, 'districts'), '990102')).toBe('990102')
    expect(read(listed(label, 'districts'), '990103')).toEqual(['value/not-listed'])
    expect(read(listed(label, 'industries'), '990101')).toEqual(['value/not-listed'])
  })
})

describe('a reference', () => {
  test('is the id of a record', () => {
    const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    expect(read(reference(label, 'organisations'), id)).toBe(id)
    expect(read(reference(label, 'organisations'), '示例公司')).toEqual(['value/not-an-id'])
  })
})

describe('money', () => {
  test('is read in 元 and kept in 分, from its least amount on', () => {
    expect(read(money(label), '1,234.50')).toBe(123_450n)
    expect(read(money(label), '0')).toBe(0n)
    expect(read(money(label), '-0.01')).toEqual(['value/below-least'])
    expect(read(money(label, { least: 100n }), '1')).toBe(100n)
    expect(read(money(label, { least: 100n }), '0.99')).toEqual(['value/below-least'])
    expect(read(money(label), '1.234')).toEqual(['value/not-an-amount'])
    expect(read(money(label), '12万')).toEqual(['value/not-an-amount'])
  })
})

describe('a whole number', () => {
  const field = integer(label, { least: 1990, most: 2199 })
  test('is read at both ends of its range', () => {
    expect([read(field, '1990'), read(field, '2199'), read(field, '2,023')]).toEqual([1990, 2199, 2023])
  })

  test('outside its range is told on which side it lies', () => {
    expect(read(field, '1989')).toEqual(['value/below-least'])
    expect(read(field, '2200')).toEqual(['value/above-most'])
  })

  test('is never made of something else', () => {
    for (const written of ['20.23', '2,0,2,3', '1,2', '2e3', '二〇二三', '99999999999']) {
      expect(read(integer(label), written), written).toEqual(['value/not-a-whole-number'])
    }
  })
})

describe('a day', () => {
  test('is read in the usual forms and refused where it does not exist', () => {
    expect(read(date(label), '2023年3月5日')).toBe('2023-03-05')
    expect(read(date(label), '2023-02-29')).toEqual(['value/not-a-day'])
  })
})

describe('a flag', () => {
  test('is yes or no in the words people use', () => {
    for (const written of ['是', '有', 'TRUE', 'Yes', 'y', '1', '√'])
      expect(read(flag(label), written)).toBe(true)
    for (const written of ['否', '无', 'false', 'NO', 'n', '0', '×'])
      expect(read(flag(label), written)).toBe(false)
    expect(read(flag(label), '也许')).toEqual(['value/not-a-flag'])
  })
})

describe('shown and in JSON', () => {
  const show = (field: Field, value: Value | undefined) =>
    (['zh', 'en'] as const).map((language) => showValue(field, value, lists, language))

  test('a value is shown in the reader’s language, and an unknown one as nothing', () => {
    expect(show(choice(label, kinds), 'again')).toEqual(['重新认定', 'Re-recognition'])
    expect(show(listed(label, 'districts'), '990101')).toEqual(['示例东区', 'Sample East'])
    expect(show(listed(label, 'districts'), '990199')).toEqual(['990199', '990199'])
    expect(show(flag(label), false)).toEqual(['否', 'No'])
    expect(show(money(label), -5n)).toEqual(['-0.05', '-0.05'])
    expect(show(integer(label), 0)).toEqual(['0', '0'])
    expect(show(optional(money(label)), undefined)).toEqual(['', ''])
  })

  test('JSON has money as a decimal string and unknown as null, never as zero', () => {
    expect([123_450n, 0n, 7, false, '示例', undefined].map(valueToJson)).toEqual([
      '1234.50',
      '0.00',
      7,
      false,
      '示例',
      null,
    ])
  })

  test('what is shown is read back as the same value', () => {
    const written = fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 16n }).map((value) => [money(label), value] as const),
      fc.integer({ min: 0, max: 2_147_483_647 }).map((value) => [integer(label), value] as const),
      fc.boolean().map((value) => [flag(label), value] as const),
      fc.constantFrom('first', 'again').map((value) => [choice(label, kinds), value] as const),
      fc.constantFrom('990101', '990102').map((value) => [listed(label, 'districts'), value] as const),
    )
    fc.assert(
      fc.property(written, fc.constantFrom('zh' as const, 'en' as const), ([field, value], language) => {
        expect(read(field, showValue(field, value, lists, language))).toBe(value)
      }),
    )
  })
})
