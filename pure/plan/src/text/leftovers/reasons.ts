// Why a number of the text is no target, in words for the person who checks.

export const leftoverReasons = {
  furniture: {
    zh: '页面上的菜单、电话、相关文章等',
    en: 'page furniture: menu, phone number, related article',
  },
  rank: { zh: '位次或名次', en: 'a rank' },
  streak: { zh: '连续若干年（次）', en: 'a streak' },
  date: { zh: '日期或年份', en: 'a date or year' },
  duration: { zh: '时长', en: 'a duration' },
  documentNumber: { zh: '文号或编号', en: 'a document or serial number' },
  phone: { zh: '电话号码', en: 'a phone number' },
  listMark: { zh: '序号或脚注', en: 'a list marker or footnote mark' },
  partCount: { zh: '文件自身的条数', en: "a count of the document's own parts" },
  name: { zh: '名称中的数字', en: 'part of a name' },
  threshold: { zh: '限定对象的门槛', en: 'a threshold that says which things are meant' },
  subsidy: { zh: '补助、奖励或税费条款', en: 'a term of a subsidy, reward, tax or eligibility rule' },
  difference: { zh: '与其他地区或平均数的差距', en: 'a difference from another place or average' },
  existingSet: { zh: '只是推进已有的事项', en: 'an existing set that is merely acted on' },
  place: { zh: '地点、范围或依托', en: 'a place, a scope or a means' },
  condition: { zh: '比率的前提', en: 'the condition of a ratio' },
  baseline: { zh: '变化的起点', en: 'the starting point of a change' },
  age: { zh: '年龄条件', en: 'an age' },
  bareNumber: { zh: '没有单位也没有谓词的数字', en: 'a number without unit or predicate' },
  noIndicator: { zh: '找不到所指的指标', en: 'no indicator found for the number' },
} as const

export type LeftoverReason = keyof typeof leftoverReasons
