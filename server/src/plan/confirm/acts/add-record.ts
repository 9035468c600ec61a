// “This is a target”: a record of a number the reader left, or of any stretch of the text.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { PlanContext } from '../../create-plan.ts'
import { findPlan } from '../../plan.queries.ts'
import { type GivenValues, givenValues, readNumber, unreadable, valuesRead } from './given-record.ts'
import { newRecord } from './new-record.ts'
import { noSuchPlan, wrongField } from '../plan-problems.ts'
import { placeOf } from './record-place.ts'
import { nextPosition } from '../step.queries.ts'
import { takeStep } from './step.ts'
import { valueProblems } from '../target-values.ts'

export interface GivenRecord extends GivenValues {
  /** Offsets of the number in the plan's text. */
  readonly from: number
  readonly to: number
  readonly kind?: string | undefined
  readonly period?: string | null | undefined
  readonly scope?: string | null | undefined
}

const longestNumber = 60

const noPlace = (given: string): Problem =>
  wrongField('from', given, {
    message: { zh: '这段原文不存在或过长', en: 'There is no such stretch of the text, or it is too long' },
    allowed: { zh: `原文中 1 至 ${longestNumber} 字`, en: `1 to ${longestNumber} characters of the text` },
  })

export async function addRecord(
  context: PlanContext,
  { plan, given }: { readonly plan: string; readonly given: GivenRecord },
): Promise<Result<undefined>> {
  const { transaction, catalogue } = context
  const held = isUuid(plan) ? await findPlan(transaction, plan, true) : undefined
  if (held === undefined) return refusal(noSuchPlan(plan))
  const { from, to } = given
  if (from >= to || to > held.body.length || to - from > longestNumber)
    return refusal(noPlace(`${from}–${to}`))
  const phrase = given.phrase.trim()
  const words = held.body.slice(from, to)
  const read = readNumber(phrase, words, held.year)
  if (read === undefined && (given.value === undefined || given.unit === undefined))
    return refusal(unreadable(words))
  const record = newRecord(context, {
    ...givenValues(given, read === undefined ? undefined : valuesRead(read)),
    ...placeOf(held.body, phrase, [from, to]),
    plan,
    position: await nextPosition(transaction, plan),
    phrase,
    unit_surface: read?.unitSurface ?? '',
    kind: given.kind ?? 'target',
    period: given.period ?? null,
    scope: given.scope ?? null,
    confidence: 1,
    rule: 'person',
    origin: 'person',
    split_from: null,
    division: null,
    owner: null,
    due_on: null,
  })
  const problems = valueProblems(catalogue, record)
  if (problems.length > 0) return refusal(...problems)
  await takeStep(context, { plan, kind: 'added', revised: [], added: [record] })
  return success(undefined)
}
