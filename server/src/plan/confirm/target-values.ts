// Whether a record's values can be kept: all refusals at once.
import type { Label, Problem } from '@corridor/base'
import { isUuid } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import {
  comparatorNames,
  isBound,
  isComparator,
  readDecimal,
  rejectReasons,
  unitsAgree,
  unitsAllowed,
} from '@corridor/plan'
import type { Transaction } from '../../store/database.ts'
import { hasDivision, hasPerson, type TargetValues } from '../plan.queries.ts'
import { wrongField } from './plan-problems.ts'
import { bindingOf } from './target-change.ts'

export async function peopleProblems(
  transaction: Transaction,
  { division, owner }: TargetValues,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  if (division !== null && !(await hasDivision(transaction, division))) {
    const message = { zh: '没有这个处室', en: 'There is no such division' }
    const allowed = { zh: '处室目录中的代码', en: 'a code of the list of divisions' }
    problems.push(wrongField('division', division, { message, allowed }))
  }
  if (owner !== null && !(isUuid(owner) && (await hasPerson(transaction, owner)))) {
    const message = {
      zh: '没有这个人，或账号已停用',
      en: 'There is no such person, or the account is disabled',
    }
    const allowed = { zh: '人员名单中的人', en: 'somebody of the list of people' }
    problems.push(wrongField('owner', owner, { message, allowed }))
  }
  return problems
}

const number: Label = {
  zh: '数，如 70000000000 或 2.75（以元、%、家等基本单位计）',
  en: 'a number in base units, as 70000000000 or 2.75',
}

interface Check {
  readonly field: string
  readonly given: string
  readonly holds: boolean
  readonly message: Label
  readonly allowed: Label
}

const names = (list: readonly string[]): Label => ({ zh: list.join('、'), en: list.join(', ') })

const wordChecks = ({ phrase, comparator }: TargetValues): readonly Check[] => [
  {
    field: 'phrase',
    given: phrase,
    holds: phrase !== '' && phrase.length <= 200,
    message: { zh: '缺少指标名称，或过长', en: 'The words of the target are missing or too long' },
    allowed: { zh: '1 至 200 字', en: '1 to 200 characters' },
  },
  {
    field: 'comparator',
    given: comparator,
    holds: isComparator(comparator),
    message: { zh: '没有这种比较方式', en: 'There is no such comparison' },
    allowed: names(comparatorNames),
  },
]

const numberChecks = ({ comparator, value, value_high: high, unit }: TargetValues): readonly Check[] => [
  {
    field: 'value',
    given: value,
    holds: readDecimal(value) !== undefined,
    message: { zh: '目标值不是数', en: 'The target is no number' },
    allowed: number,
  },
  {
    field: 'valueHigh',
    given: high ?? '',
    holds: high === null || readDecimal(high) !== undefined,
    message: { zh: '上限不是数', en: 'The upper end is no number' },
    allowed: number,
  },
  {
    field: 'valueHigh',
    given: '',
    holds: comparator !== 'between' || high !== null,
    message: { zh: '区间缺少上限', en: 'The range lacks its upper end' },
    allowed: number,
  },
  {
    field: 'unit',
    given: unit,
    holds: unit.trim() !== '' && unit.length <= 40,
    message: { zh: '缺少单位', en: 'The unit is missing' },
    allowed: { zh: '如 yuan、percent、enterprise', en: 'as yuan, percent or enterprise' },
  },
]

const contextChecks = ({ bound, period, scope, reject_reason: reason }: TargetValues): readonly Check[] => [
  {
    field: 'bound',
    given: bound,
    holds: isBound(bound),
    message: { zh: '没有这种限定词', en: 'There is no such limit word' },
    allowed: names(['exact', 'atLeast', 'exceed', 'about', 'atMost', 'between']),
  },
  {
    field: 'period',
    given: period ?? '',
    holds: period === null || /^[12]\d{3}(?:-[12]\d{3})?$/.test(period),
    message: { zh: '不是年份，也不是起止年份', en: 'Neither a year nor a span of years' },
    allowed: { zh: '如 2026 或 2026-2030，可留空', en: 'as 2026 or 2026-2030, or nothing' },
  },
  {
    field: 'scope',
    given: scope ?? '',
    holds: scope === null || scope.length <= 60,
    message: { zh: '范围过长', en: 'The scope is too long' },
    allowed: { zh: '至多 60 字', en: 'at most 60 characters' },
  },
  {
    field: 'rejectReason',
    given: reason ?? '',
    holds: reason === null || Object.hasOwn(rejectReasons, reason),
    message: { zh: '没有这个原因', en: 'There is no such reason' },
    allowed: names(Object.keys(rejectReasons)),
  },
]

export function valueProblems(catalogue: Catalogue, values: TargetValues): readonly Problem[] {
  const checks = [...wordChecks(values), ...numberChecks(values), ...contextChecks(values)]
  const problems = checks
    .filter(({ holds }) => !holds)
    .map(({ field, given, message, allowed }) => wrongField(field, given, { message, allowed }))
  return [...problems, ...bindingProblems(catalogue, values)]
}

/** A confirmed target has an indicator that can be compared with it; a proposal may still be wrong. */
export function bindingProblems(catalogue: Catalogue, values: TargetValues): readonly Problem[] {
  const { indicator: id, state, comparator, unit, kind, answer } = values
  const indicator = id === null ? undefined : catalogue.indicators.get(id)
  if (id !== null && indicator === undefined) {
    const message = { zh: '没有这个指标', en: 'There is no such indicator' }
    return [
      wrongField('indicator', id, {
        message,
        allowed: { zh: '指标目录中的指标', en: 'one of the catalogue' },
      }),
    ]
  }
  if (state !== 'confirmed' || kind !== 'target' || !isComparator(comparator)) return []
  const { question } = bindingOf(catalogue, values)
  if (question !== undefined) return [netOrGross(question.asks)]
  if (indicator === undefined) return answer === null || answer === 'net' ? [unbound] : []
  if (unitsAgree({ comparator, unit }, indicator)) return []
  return [
    wrongField('unit', unit, {
      message: {
        zh: `目标的单位与指标“${indicator.label.zh}”不能比较`,
        en: `The unit of the target cannot be compared with the indicator “${indicator.label.en}”`,
      },
      allowed: names(unitsAllowed(comparator, indicator)),
    }),
  ]
}

const unbound: Problem = wrongField('indicator', '', {
  message: { zh: '未绑定指标，不能确认', en: 'Without an indicator a target cannot be confirmed' },
  allowed: {
    zh: '先选择一个指标，或注明没有指标统计它',
    en: 'choose an indicator first, or say that none measures it',
  },
})

const netOrGross = (asks: Label): Problem => ({
  code: 'plan/net-or-gross',
  field: 'answer',
  message: asks,
  given: '',
  allowed: { zh: '净增，或当年新增总数', en: 'the net increase, or all that are new in the year' },
  fix: { zh: '请先回答，再确认。', en: 'Answer first, then confirm.' },
})
