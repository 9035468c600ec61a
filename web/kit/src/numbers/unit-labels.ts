// What units are called on screen, in both languages: those of indicators and those that the plan reader names.
import type { Label } from '@corridor/base'

const units: Readonly<Record<string, Label>> = {
  enterprise: { zh: '家', en: 'enterprises' },
  institution: { zh: '家', en: 'institutions' },
  item: { zh: '项', en: 'items' },
  yuan: { zh: '元', en: 'yuan' },
  percent: { zh: '%', en: '%' },
  percentagePoint: { zh: '个百分点', en: 'percentage points' },
  usd: { zh: '美元', en: 'US dollars' },
  hkd: { zh: '港元', en: 'Hong Kong dollars' },
  eur: { zh: '欧元', en: 'euros' },
  times: { zh: '倍', en: 'times' },
  ratio: { zh: '比', en: 'ratio' },
  person: { zh: '人', en: 'persons' },
  personTime: { zh: '人次', en: 'person-times' },
  household: { zh: '户', en: 'households' },
  householdTime: { zh: '户次', en: 'household-times' },
  mu: { zh: '亩', en: 'mu' },
  hectare: { zh: '公顷', en: 'hectares' },
  jin: { zh: '斤', en: 'jin' },
  gram: { zh: '克', en: 'grams' },
  milligram: { zh: '毫克', en: 'mg' },
  microgram: { zh: '微克', en: 'µg' },
  kilogram: { zh: '公斤', en: 'kg' },
  ton: { zh: '吨', en: 'tons' },
  tonStandardCoal: { zh: '吨标准煤', en: 'tons of standard coal' },
  tonKilometer: { zh: '吨公里', en: 'ton-kilometres' },
  deadweightTon: { zh: '载重吨', en: 'deadweight tons' },
  kilometer: { zh: '公里', en: 'kilometres' },
  meter: { zh: '米', en: 'metres' },
  squareMeter: { zh: '平方米', en: 'square metres' },
  squareKilometer: { zh: '平方公里', en: 'square kilometres' },
  cubicMeter: { zh: '立方米', en: 'cubic metres' },
  liter: { zh: '升', en: 'litres' },
  kilowatt: { zh: '千瓦', en: 'kW' },
  megawatt: { zh: '兆瓦', en: 'MW' },
  gigawatt: { zh: '吉瓦', en: 'GW' },
  kilowattHour: { zh: '千瓦时', en: 'kWh' },
  gigawattHour: { zh: '吉瓦时', en: 'GWh' },
  kilovolt: { zh: '千伏', en: 'kV' },
  kilovoltAmpere: { zh: '千伏安', en: 'kVA' },
  petaflops: { zh: 'PFLOPS', en: 'PFLOPS' },
  exaflops: { zh: 'EFLOPS', en: 'EFLOPS' },
  teu: { zh: '标箱', en: 'TEU' },
  vehicle: { zh: '辆', en: 'vehicles' },
  year: { zh: '年', en: 'years' },
  month: { zh: '个月', en: 'months' },
  week: { zh: '周', en: 'weeks' },
  day: { zh: '天', en: 'days' },
  hour: { zh: '小时', en: 'hours' },
  minute: { zh: '分钟', en: 'minutes' },
  second: { zh: '秒', en: 'seconds' },
  quarter: { zh: '个季度', en: 'quarters' },
  yearOfAge: { zh: '岁', en: 'years of age' },
}

/** The denominators that plans print: 微克/立方米. */
const denominators: Readonly<Record<string, string>> = {
  立方米: 'cubic metre',
  平方米: 'square metre',
  平方公里: 'square kilometre',
  人: 'person',
  亩: 'mu',
  万元: '10,000 yuan',
  公里: 'kilometre',
  户: 'household',
  年: 'year',
  月: 'month',
  日: 'day',
  天: 'day',
  千瓦时: 'kWh',
  公顷: 'hectare',
  小时: 'hour',
  吨: 'ton',
  万人: '10,000 persons',
  升: 'litre',
  百户: '100 households',
}

/** `microgram/立方米` is 微克/立方米, µg per cubic metre; an unknown unit is shown as it is. */
export function unitLabel(unit: string): Label {
  const [base = '', per] = unit.split('/')
  const label = units[base] ?? { zh: base, en: base }
  return per === undefined
    ? label
    : { zh: `${label.zh}/${per}`, en: `${label.en} per ${denominators[per] ?? per}` }
}
