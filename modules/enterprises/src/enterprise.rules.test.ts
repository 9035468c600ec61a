// The record rules of certificates, at both sides of the bound.
import { day } from '@corridor/base'
import { findings } from '@corridor/rules'
import { expect, test } from 'vitest'
import { validAfterIssue } from './enterprise.rules.ts'

const certificate = {
  certificateNumber: 'GR202037000001',
  organisation: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  issuedOn: day('2020-12-08'),
  validThrough: day('2023-12-08'),
}
const codes = (over: Partial<typeof certificate>) =>
  findings([validAfterIssue], 'hnte-certificates', { ...certificate, ...over }).map(({ code }) => code)

test('a certificate ends after the day of its issue, if only by a day', () => {
  expect(codes({})).toEqual([])
  expect(codes({ validThrough: day('2020-12-09') })).toEqual([])
  expect(codes({ validThrough: day('2020-12-08') })).toEqual(['hnte/ends-before-issue'])
  expect(codes({ validThrough: day('2020-12-07') })).toEqual(['hnte/ends-before-issue'])
})

test('a certificate of before the first measures is not judged', () => {
  const old = { validThrough: day('2007-12-31') }
  expect(codes({ ...old, issuedOn: day('2007-12-31') })).toEqual([])
  expect(codes({ ...old, issuedOn: day('2008-01-01') })).toEqual(['hnte/ends-before-issue'])
})
