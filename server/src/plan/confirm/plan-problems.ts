// The refusals that several acts on plans share.
import type { Label, Problem } from '@corridor/base'

export const noSuchPlan = (given: string): Problem => ({
  code: 'plan/missing',
  message: { zh: '没有这份计划或这项目标', en: 'There is no such plan or target' },
  given: given.slice(0, 60),
  fix: { zh: '请从计划列表重新打开。', en: 'Open it again from the list of plans.' },
})

export const changedMeanwhile = (seen: number, now: number): Problem => ({
  code: 'plan/changed-meanwhile',
  message: { zh: '已被他人修改', en: 'Somebody else has changed it' },
  given: `${seen}`,
  allowed: { zh: `当前版本 ${now}`, en: `the present version, ${now}` },
  fix: { zh: '请刷新后再改。', en: 'Reload and change it again.' },
})

export const wrongField = (
  field: string,
  given: string,
  words: { readonly message: Label; readonly allowed: Label },
): Problem => ({
  code: `plan/${field}`,
  field,
  given: given.slice(0, 60),
  ...words,
  fix: { zh: '请更正后重试。', en: 'Correct it and try again.' },
})
