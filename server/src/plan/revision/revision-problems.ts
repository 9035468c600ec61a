// Why a plan cannot revise another, or a revision cannot be applied or undone: each with what to do.
import type { Label, Problem } from '@corridor/base'

interface Words {
  readonly message: Label
  readonly fix: Label
  readonly given?: string
  readonly field?: string
  readonly allowed?: Label
}

const problem = (reason: string, words: Words): Problem => ({ code: `revision/${reason}`, ...words })

const reload: Label = { zh: '请刷新后再试。', en: 'Reload and try again.' }

export const changedMeanwhile: Problem = {
  code: 'plan/changed-meanwhile',
  message: {
    zh: '两份计划之一已被他人修改，什么都没有写入',
    en: 'One of the two plans has been changed by somebody else; nothing was written',
  },
  fix: reload,
}

export const noBase = problem('no-base', {
  field: 'base',
  message: { zh: '还没有选择所调整的计划', en: 'The plan that is revised has not been chosen' },
  fix: { zh: '请先选择。', en: 'Choose it first.' },
})

export const circle = (title: string): Problem =>
  problem('circle', {
    field: 'base',
    message: {
      zh: '计划不能调整自己，也不能互相调整',
      en: 'A plan cannot revise itself, nor two plans each other',
    },
    given: title,
    fix: { zh: '请选择更早的计划。', en: 'Choose an earlier plan.' },
  })

export const isApplied = problem('is-applied', {
  message: { zh: '调整已经生效', en: 'The revision has been applied' },
  fix: { zh: '请先撤回调整，再作更改。', en: 'Undo the revision first, then change it.' },
})

export const notApplied = problem('not-applied', {
  message: { zh: '没有已生效的调整', en: 'No revision has been applied' },
  fix: reload,
})

export const noDate = problem('no-date', {
  field: 'datedOn',
  message: {
    zh: '缺少文件日期：不知道从哪一天起生效',
    en: 'The document has no date, so no day to take effect',
  },
  fix: { zh: '请填写文件日期。', en: 'Give the date of the document.' },
})

export const beforeBase = (given: string, first: string): Problem =>
  problem('before-base', {
    field: 'datedOn',
    message: { zh: '文件日期早于所调整的计划', en: 'The document is older than the plan that it revises' },
    given,
    allowed: { zh: `${first} 或以后`, en: `${first} or later` },
    fix: { zh: '请核对两份文件的日期。', en: 'Check the dates of both documents.' },
  })

export const laterApplied = (title: string, from: string): Problem =>
  problem('later-applied', {
    message: {
      zh: '已有日期更晚的调整生效：它是对照调整前的数值作出的',
      en: 'A revision of a later date has been applied, compared with the values as they were before this one',
    },
    given: `${title} ${from}`,
    fix: {
      zh: '请先撤回那次调整，按日期先后生效。',
      en: 'Undo it first and apply both in the order of their dates.',
    },
  })

export const standsOnIt = (title: string): Problem =>
  problem('stands-on', {
    message: {
      zh: '之后的调整以这次调整为基础，不能撤回',
      en: 'A later revision stands on this one, so it cannot be undone',
    },
    given: title,
    fix: { zh: '请先撤回之后的调整。', en: 'Undo the later revision first.' },
  })

export const badPair = (given: string): Problem =>
  problem('pair', {
    field: 'pairs',
    message: { zh: '对应关系不成立', en: 'This is no pair' },
    given: given.slice(0, 120),
    allowed: {
      zh: '每项目标恰在一对之中；两边都有为 change 或 keep，只在新计划为 add 或 keep，只在原计划为 withdraw 或 keep',
      en: 'each target in one pair: change or keep with both, add or keep with the new, withdraw or keep with the old',
    },
    fix: reload,
  })

export const notConfirmed = (order: number, phrase: string): Problem =>
  problem('not-confirmed', {
    field: 'pairs',
    message: {
      zh: `新计划的目标 ${order} 还没有确认`,
      en: `Target ${order} of the new plan is not confirmed`,
    },
    given: phrase,
    fix: {
      zh: '请先在新计划页确认它，或保留原值。',
      en: 'Confirm it on its plan’s page first, or keep the old value.',
    },
  })

export const wrongUnit = (phrase: string, unit: string): Problem =>
  problem('unit', {
    field: 'pairs',
    message: {
      zh: '新目标的单位与原目标的指标不能比较',
      en: 'The unit of the new target cannot be compared with the indicator of the old one',
    },
    given: `${phrase} ${unit}`,
    fix: {
      zh: '请更正对应关系，或先更正新目标。',
      en: 'Pair it otherwise, or correct the new target first.',
    },
  })

export const isRevised = (phrase: string): Problem =>
  problem('is-revised', {
    message: {
      zh: '一份已生效的调整以这项目标为基础，不能驳回、并入或改为已完成',
      en: 'An applied revision stands on this target: it cannot be rejected, merged or made an achievement',
    },
    given: phrase,
    fix: { zh: '请先撤回调整。', en: 'Undo the revision first.' },
  })

export const nothingToApply = problem('nothing', {
  field: 'pairs',
  message: { zh: '没有要生效的改动', en: 'There is nothing to apply' },
  fix: { zh: '请至少选择一项调整、加入或撤销。', en: 'Choose at least one change, addition or withdrawal.' },
})
