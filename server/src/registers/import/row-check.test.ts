// The quick reading of a row gives what the careful one gives.
import type { Field } from '@corridor/registers'
import { readValue } from '@corridor/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue } from '../../modules.ts'
import { testCreditCode, testLists } from '../../testing/test-city.ts'
import { rowCheck } from './row-check.ts'

const register = catalogue.registers.get('technology-contracts')
const amount: Field | undefined = register?.fields['contractAmount']
if (register === undefined || amount === undefined) throw new Error('no contracts')
const check = rowCheck({ ...catalogue, rules: [] }, register, testLists)

const written = (contractAmount: string) => ({
  registrationNumber: '示例-1',
  title: '示例合同',
  kind: '技术开发',
  technologyField: '电子信息',
  seller: testCreditCode(1),
  buyer: testCreditCode(2),
  contractAmount,
  technologyAmount: '1',
  signedOn: '2023-03-05',
  registeredOn: '2023-03-15',
})

const digits = fc.stringMatching(/^\d{1,18}$/)
const amounts = fc.oneof(
  digits,
  fc.tuple(digits, fc.stringMatching(/^\d{0,3}$/)).map(([whole, part]) => `${whole}.${part}`),
  fc.stringMatching(/^[-−+ ,，.\d]{1,8}$/).filter((text) => text.trim() !== ''),
)

test('an amount is read as the field reads it, however it is written', () => {
  const run = fc.check(
    fc.property(amounts, (text) => {
      const careful = readValue(amount, text.trim(), testLists)
      const quick = check({ row: 2, written: written(text) })
      expect(quick.ok, text).toBe(careful.ok)
      if (quick.ok && careful.ok) expect(quick.value['contractAmount'], text).toBe(careful.value)
    }),
    { numRuns: 2000 },
  )
  expect(run.failed, `seed ${run.seed}: ${String(run.counterexample)}`).toBe(false)
})

test('a name that no field has is refused, also in a later row of the same length', () => {
  const { buyer, ...rest } = written('1')
  expect(check({ row: 2, written: { ...rest, buyer } }).ok).toBe(true)
  const other = check({ row: 3, written: { ...rest, buyre: buyer } })
  expect(other.ok ? [] : other.problems.map(({ code, field }) => `${code} ${field ?? ''}`)).toEqual([
    'row/unknown-field buyre',
    'row/required buyer',
  ])
  expect(check({ row: 4, written: { ...rest, buyer } }).ok).toBe(true)
})
