// A million invented contracts of ten years between 25,000 invented organisations, drawn from their numbers.
import { addDays, day, type Day } from '@corridor/base'
import { creditCodeCheck } from '@corridor/organisations'
import { contractKinds, technologyFields } from '@corridor/technology-contracts'
import type { SourceRow } from '../../server/src/registers/import/row-check.ts'

export const organisationCount = 25_000
const firstDay = day('2016-01-01')
const dayCount = 3650
const since = '2010-01-01'

const kinds = Object.keys(contractKinds)
const fields = Object.keys(technologyFields)

/** Uniform in [0, below): a mix of the number and the purpose (the finaliser of MurmurHash3). */
function draw(number: number, purpose: number, below: number): number {
  let mixed = Math.imul(number ^ Math.imul(purpose, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below
}

const creditCodes = Array.from({ length: organisationCount }, (_, index) => {
  const first = `91990101MA${String(index).padStart(7, '0')}`
  return `${first}${creditCodeCheck(first) ?? ''}`
})

const days: readonly Day[] = Array.from({ length: dayCount + 60 }, (_, index) => addDays(firstDay, index))

export function* organisationRows(): Generator<SourceRow> {
  for (const [index, creditCode] of creditCodes.entries()) {
    yield {
      row: index + 2,
      written: { creditCode, name: `示例第${index}号科技有限公司`, kind: 'enterprise' },
    }
  }
}

/** Squared, so that districts differ in size as real ones do. */
export function* membershipRows(districts: readonly string[]): Generator<SourceRow> {
  for (const [index, organisation] of creditCodes.entries()) {
    const place = Math.floor((draw(index, 1, 1000) ** 2 / 1_000_000) * districts.length)
    yield { row: index + 2, written: { organisation, since, district: districts[place] } }
  }
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** `change` 0 is the original; later ones have other amounts. */
function contractRow(number: number, change: number): SourceRow['written'] {
  const signed = draw(number, 2, dayCount)
  const amount = 1_000_000 + draw(number, 3 + change * 100, 900_000_000)
  return {
    registrationNumber: `示例${String(number).padStart(9, '0')}`,
    title: `示例技术开发与服务合同第${number}号`,
    kind: kinds[draw(number, 4, kinds.length)],
    technologyField: fields[draw(number, 5, fields.length)],
    seller: creditCodes[draw(number, 6, organisationCount)],
    buyer: creditCodes[draw(number, 7, organisationCount)],
    contractAmount: yuan(amount),
    technologyAmount: yuan(amount - draw(number, 8, 900_000)),
    signedOn: days[signed],
    registeredOn: days[signed + draw(number, 9, 60)],
    ...(draw(number, 10, 5) === 0 ? { projectSource: '企业自筹（示例）' } : {}),
  }
}

export function* contractRows(from: number, until: number, change = 0): Generator<SourceRow> {
  for (let number = from; number < until; number += 1) {
    yield { row: number - from + 2, written: contractRow(number, change) }
  }
}

export const contractValues = (number: number): SourceRow['written'] => contractRow(number, 0)
