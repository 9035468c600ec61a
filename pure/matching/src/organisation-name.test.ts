// Names of organisations taken apart, and their written form.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey, readOrganisationName } from './organisation-name.ts'
import { writtenForm } from './written-form.ts'

const seed = 20260412

const parts = (name: string) => {
  const { places, trade, business, form, noun, branch } = readOrganisationName(name)
  return [places.join('/'), trade, business.join(' '), noun, form, branch].join('|')
}

describe('an organisation name is read into place, trade name, business, noun, form and branch', () => {
  test.each([
    ['山东济南示例云图信息技术有限公司', '山东/济南|示例云图|信息 技术||limited|'],
    ['示例（上海）生物医药科技有限公司', '上海|示例|生物 医药 科技||limited|'],
    ['济南市历下区示例百货商行（个体工商户）', '济南/历下|示例|百货|商行||'],
    ['山东示例重工（集团）股份有限公司', '山东|示例|重工||jointStock|'],
    ['山东示例重工集团财务有限公司', '山东|示例|重工||limited|财务'],
    ['四川示例航空发动机维修有限公司绵阳分公司', '四川|示例|航空 发动机 维修||limited|绵阳分公司'],
    ['示例医科大学附属第一医院', '|示例|医科|大学||附属第一医院'],
    ['示例口腔医院有限公司泉城分院', '|示例|口腔|医院|limited|泉城分院'],
    ['湖北示例光电股份有限公可', '湖北|示例|光电||jointStock|'],
    ['示例智慧城市科技有限公司', '|示例智慧城市|科技||limited|'],
  ])('%s as %s', (name, expected) => {
    expect(parts(name)).toBe(expected)
  })

  test('and a former name in brackets is kept as such', () => {
    const { formerNames, trade } = readOrganisationName('示例天瑞制药股份有限公司（原示例制药厂有限公司）')
    expect([formerNames, trade]).toEqual([['示例制药厂有限公司'], '示例天瑞'])
  })

  test('so that firms are put side by side by trade name and distinguishing business', () => {
    expect(nameKey('济南示例云图信息技术有限公司')).toBe('示例云图信息')
    expect(nameKey('示例云图信息科技（山东）股份有限公司')).toBe('示例云图信息')
  })
})

const words = fc.constantFrom(
  '济南',
  '示例',
  '云图',
  '（',
  '）',
  '(上海)',
  '有限公司',
  '大學',
  '集团',
  ' ',
  '　',
  'ＡＢ',
  'ab',
  '第一',
  '医院',
  '分公司',
  '原',
  '区',
  '㈱',
  'ﬁ',
  'ß',
  '⼤',
)
const anyName = fc.oneof(
  fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
  fc.string({ maxLength: 40 }),
)

describe('the written form', () => {
  test('of a written form is itself', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(writtenForm(writtenForm(name))).toBe(writtenForm(name))
      }),
      { seed, numRuns: 2000 },
    )
  })

  test('does not know width, blanks and the shape of brackets', () => {
    const wide = (text: string) =>
      text
        .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        .replaceAll('（', '【')
    fc.assert(
      fc.property(anyName, (name) => {
        const spaced = Array.from(wide(name)).join('　').replaceAll('）', '】')
        fc.pre(!/[\p{M}\p{Cs}]/u.test(name.normalize('NFKC')))
        expect(writtenForm(spaced)).toBe(writtenForm(name))
      }),
      { seed, numRuns: 2000 },
    )
  })

  test('takes off what was pasted twice', () => {
    expect(writtenForm('示例科技大学示例科技大学')).toBe('示例科技大学')
  })
})
