// What the routes of records take, and how it is read from a request.
import { type Asked, type Parameters, textIn } from '../../http/route.ts'
import { words } from '../asked-plan.ts'
import type { TargetChange } from './target-change.ts'

/** What the text says of a number; used by every act that writes a record. */
const saidFields: Parameters = {
  phrase: words('指标名称（原文）', 'Words of the text'),
  comparator: words('比较方式', 'Comparison'),
  bound: words('限定词', 'Limit words'),
  value: words('目标值', 'Target value'),
  valueHigh: words('上限', 'Upper end', { nullable: true }),
  unit: words('单位', 'Unit'),
  kind: {
    kind: 'choice',
    label: { zh: '目标或已完成', en: 'Target or achievement' },
    choices: ['target', 'achievement'],
  },
  period: words('所属时期', 'Period', { nullable: true }),
  scope: words('范围', 'Scope', { nullable: true }),
}

export const changeFields: Parameters = {
  state: {
    kind: 'choice',
    label: { zh: '状态', en: 'State' },
    choices: ['read', 'confirmed', 'rejected'],
  },
  ...saidFields,
  indicator: words('指标', 'Indicator', { nullable: true }),
  answer: {
    kind: 'choice',
    label: {
      zh: '“新增”所指，或无对应指标',
      en: 'What “newly added” means, or that no indicator measures this',
    },
    choices: ['net', 'gross', 'none'],
    nullable: true,
  },
  rejectReason: words('驳回原因', 'Reason of the rejection', { nullable: true, most: 40 }),
  rejectWords: words('驳回说明', 'Words about the rejection', { nullable: true }),
  division: words('责任处室', 'Division', { nullable: true }),
  owner: words('责任人', 'Owner', { nullable: true }),
  dueOn: { kind: 'day', label: { zh: '完成时限', en: 'Due date' }, nullable: true },
  document: words('调整依据文件', 'Revising document'),
}

export const addFields: Parameters = {
  ...saidFields,
  phrase: words('指标名称（原文）', 'Words of the text', { required: true }),
  from: { kind: 'integer', label: { zh: '数字起点', en: 'Start of the number' }, required: true },
  to: { kind: 'integer', label: { zh: '数字终点', en: 'End of the number' }, required: true },
}

function nullable({ body }: Asked, name: string): string | null | undefined {
  const value = body[name]
  return value === null || typeof value === 'string' ? value : undefined
}

export const saidIn = (asked: Asked) => ({
  comparator: textIn(asked, 'comparator'),
  bound: textIn(asked, 'bound'),
  value: textIn(asked, 'value'),
  valueHigh: nullable(asked, 'valueHigh'),
  unit: textIn(asked, 'unit'),
  kind: textIn(asked, 'kind'),
  period: nullable(asked, 'period'),
  scope: nullable(asked, 'scope'),
})

export const changeIn = (asked: Asked): TargetChange => ({
  ...saidIn(asked),
  phrase: textIn(asked, 'phrase'),
  state: textIn(asked, 'state'),
  indicator: nullable(asked, 'indicator'),
  answer: nullable(asked, 'answer'),
  rejectReason: nullable(asked, 'rejectReason'),
  rejectWords: nullable(asked, 'rejectWords'),
  division: nullable(asked, 'division'),
  owner: nullable(asked, 'owner'),
  dueOn: nullable(asked, 'dueOn'),
})

/** The items of a list as far as they are what they should be; a part that is not is refused as missing. */
export function listIn<T>(
  { body }: Asked,
  name: string,
  read: (sent: unknown) => T | undefined,
): readonly T[] {
  const sent = body[name]
  return Array.isArray(sent) ? sent.map(read).filter((one) => one !== undefined) : []
}
