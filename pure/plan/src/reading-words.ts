// In plain words, for the person who confirms: which rule made a record, and why a number is none.
import type { Label } from '@corridor/base'
import type { Rule } from './text/statements/statement.ts'
import { leftoverReasons } from './text/leftovers/reasons.ts'

const rules: Readonly<Record<Rule, Label>> = {
  'subject-value': {
    zh: '名词在数字前，如“成交额突破820亿元”',
    en: 'the name stands before the number, as in “turnover exceeds 82 billion”',
  },
  'verb-count-noun': {
    zh: '名词在数字后，如“建设20个实验室”',
    en: 'the name stands after the number, as in “build 20 laboratories”',
  },
  'shared-list': {
    zh: '几个并列的名称共用词语或数字，如“甲、乙分别增长3%、5%”',
    en: 'a list of names shares words or numbers, as in “A and B grow by 3 % and 5 %”',
  },
  'same-subject': {
    zh: '沿用前面的主语，如“成交额达50亿元、增长12%”',
    en: 'the subject before it goes on, as in “turnover reaches 5 billion, grows by 12 %”',
  },
  'governed-head': {
    zh: '“总额、占比”一类的词向前借用名词',
    en: 'a word like total or share borrows the name before it',
  },
  'share-of-whole': {
    zh: '占整体的份额，如“七成财力用于民生”',
    en: 'a share of a whole, as in “70 % of funds go to …”',
  },
  'count-predicate': {
    zh: '没有名词，用谓语作指标，如“260人晋升职称”',
    en: 'without a name: what happens is the indicator, as in “260 people are promoted”',
  },
  'from-to': { zh: '“从X到Y”，只取Y', en: '“from X to Y”: Y is taken' },
}

const byPerson: Label = { zh: '由人补记', en: 'added by a person' }

/** A rule that later versions of the reader no longer have is shown by its name. */
export function ruleText(rule: string): Label {
  const known: Readonly<Record<string, Label>> = rules
  if (rule === 'person') return byPerson
  return known[rule] ?? { zh: rule, en: rule }
}

/** A reason that later versions of the reader no longer have is shown by its name. */
export function leftoverText(reason: string): Label {
  const known: Readonly<Record<string, Label>> = leftoverReasons
  return known[reason] ?? { zh: reason, en: reason }
}

/** Why a person rejects a record, in the order they are offered; the codes are those of leftovers where one fits. */
export const rejectReasons = {
  existingSet: leftoverReasons.existingSet,
  partCount: leftoverReasons.partCount,
  threshold: leftoverReasons.threshold,
  name: leftoverReasons.name,
  subsidy: leftoverReasons.subsidy,
  difference: leftoverReasons.difference,
  rank: leftoverReasons.rank,
  twice: { zh: '同一件事重复说了一遍', en: 'the same thing said twice' },
  misread: { zh: '读错了，不能更正', en: 'misread beyond correction' },
  other: { zh: '其他', en: 'another reason' },
} as const satisfies Readonly<Record<string, Label>>
