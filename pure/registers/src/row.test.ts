// A whole row: every problem together, unknown columns, validities filled in, business keys.
import { day } from '@corridor/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choice, date, integer, money, optional, text } from './field.ts'
import { defineRegister } from './register.ts'
import { fillIn, keyOf, readRow } from './row.ts'

const said = (zh: string, en: string) => ({ zh, en })

const certificates = defineRegister({
  id: 'sample-certificates',
  label: said('示例证书', 'Sample certificates'),
  description: said('测试用', 'For tests'),
  key: ['number', 'issuedOn'],
  title: 'number',
  authorities: {},
  fields: {
    number: text(said('编号', 'Number'), { maxLength: 8 }),
    issuedOn: date(said('发证日', 'Issued on')),
    validThrough: date(said('有效期至', 'Valid through'), { fallback: { field: 'issuedOn', years: 3 } }),
    amount: money(said('金额', 'Amount')),
    basis: optional(choice(said('类别', 'Basis'), { first: said('首次', 'First') })),
    year: optional(integer(said('年度', 'Year'))),
  },
})

const good = { number: 'GR-1', issuedOn: '2020-12-08', amount: '10' }
const read = (written: Record<string, string | undefined>) => readRow(certificates, written, new Map())
const told = (written: Record<string, string | undefined>) => {
  const result = read(written)
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field ?? ''} ${code}`)
}

describe('a row', () => {
  test('that is right is read with its validity filled in and what is unknown left unknown', () => {
    expect(read(good)).toEqual({
      ok: true,
      value: {
        number: 'GR-1',
        issuedOn: '2020-12-08',
        validThrough: '2023-12-08',
        amount: 1000n,
        basis: undefined,
        year: undefined,
      },
    })
  })

  test('tells every problem together, each with its field', () => {
    expect(
      told({ number: 'GR-123456789', issuedOn: '2020-02-30', basis: '续期', year: '-1', colour: '红' }),
    ).toEqual([
      'colour row/unknown-field',
      'number value/too-long',
      'issuedOn value/not-a-day',
      'basis value/not-a-choice',
      'year value/below-least',
      'validThrough row/required',
      'amount row/required',
    ])
  })

  test('without a required field, or with spaces in its place, says which one is needed', () => {
    expect(told({ ...good, number: undefined })).toEqual(['number row/required'])
    expect(told({ ...good, amount: '   ' })).toEqual(['amount row/required'])
    expect(told({})).toEqual([
      'number row/required',
      'issuedOn row/required',
      'validThrough row/required',
      'amount row/required',
    ])
  })

  test('with a field the register does not have is refused, also where every object has such a property', () => {
    for (const name of ['Number', 'toString', 'constructor', 'hasOwnProperty']) {
      expect(told({ ...good, [name]: 'x' }), name).toEqual([`${name} row/unknown-field`])
    }
  })

  test('has each field told at most once, whatever is written', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(certificates.fields), 'colour'),
      fc.oneof(fc.string(), fc.constantFrom('', 'first', '2020-02-29', '2199-12-31', '12')),
    )
    fc.assert(
      fc.property(anything, (written) => {
        const fields = told(written).map((line) => line.split(' ')[0])
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})

describe('a validity', () => {
  const through = (row: Parameters<typeof fillIn>[1]) => fillIn(certificates.fields, row)['validThrough']

  test('that is written is kept', () => {
    expect(through({ issuedOn: day('2020-12-08'), validThrough: day('2021-12-08') })).toBe('2021-12-08')
  })

  test('of three years from a leap day ends with February', () => {
    expect(through({ issuedOn: day('2020-02-29') })).toBe('2023-02-28')
  })

  test('is unknown without its first day', () => {
    expect(through({})).toBeUndefined()
  })

  test('that would pass the end of the calendar must be written, and is no fault', () => {
    expect(told({ ...good, issuedOn: '2197-01-01' })).toEqual(['validThrough row/required'])
    expect(told({ ...good, issuedOn: '2197-01-01', validThrough: '2199-12-31' })).toEqual([])
    expect(told({ ...good, issuedOn: '2196-12-31' })).toEqual([])
  })
})

describe('a business key', () => {
  test('is all its parts, and none where a part is missing', () => {
    expect(keyOf(certificates, { number: 'A', issuedOn: '2020-12-08' })).toBe('A\u001f2020-12-08')
    expect(keyOf(certificates, { number: 'A' })).toBeUndefined()
  })

  test('keeps its parts apart', () => {
    const key = (number: string, issuedOn: string) => keyOf(certificates, { number, issuedOn })
    expect(key('A1', '2')).not.toBe(key('A', '12'))
  })
})
