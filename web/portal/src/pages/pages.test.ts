// The public pages as text: hostile titles stay text, both languages are complete, nothing runs.
import type { Label } from '@corridor/base'
import { defineIndicator, type Indicator, type Ledger } from '@corridor/indicators'
import type { FigureAnswer } from '@corridor/protocol'
import { expect, test } from 'vitest'
import type { HomeData, IndicatorData, PlanData, Site } from '../page-data.ts'
import * as words from '../words.ts'
import { homePage } from './home.tsx'
import { indicatorPage } from './indicator.tsx'
import { indicatorListPage } from './indicator-list.tsx'
import { planPage } from './plan.tsx'
import { faultPage, missingPage } from './told.tsx'

const hostile = `"><script>alert('1')</script><img src=x onerror=alert(2)>&amp;`
const label = (zh: string, en: string): Label => ({ zh, en })

const site: Site = {
  city: label('示例市', 'Sample City'),
  synthetic: true,
  freshness: { asOf: '2024-06-03 10:00', lastImport: null },
  stylesheet: '/portal/style.css',
  icon: '/portal/icon.svg',
}

const ledger: Ledger = {
  id: 'sample-ledger',
  label: label('示例账', 'Sample ledger'),
  subject: 'organisations',
  dimensions: {},
  measures: { held: { label: label('在册', 'Held'), unit: 'count' } },
  timelines: [],
}
const term = {
  ledger: ledger.id,
  measure: 'held',
  where: [{ dimension: 'district', except: ['outside'] }],
} as const

const described = {
  id: 'sampleCount',
  label: label(`示例指标${hostile}`, `Sample indicator ${hostile}`),
  description: label('示例口径', 'Sample caliber'),
  unit: 'enterprise',
  settledAfterDays: 31,
  breakdowns: { district: 'district' },
  aliases: [],
  coverage: 'partial',
} as const

const indicators: readonly Indicator[] = [
  defineIndicator({ ...described, kind: 'flow', unit: 'yuan', term }),
  defineIndicator({ ...described, kind: 'stock', term }),
  defineIndicator({ ...described, kind: 'netChange', term }),
  defineIndicator({
    ...described,
    kind: 'ratio',
    unit: 'percent',
    numerator: term,
    denominator: term,
    digits: 2,
  }),
  defineIndicator({
    ...described,
    kind: 'official',
    unit: 'percent',
    numerator: 'top',
    denominator: 'bottom',
    digits: 2,
  }),
]

const figure: FigureAnswer = {
  indicator: 'sampleCount',
  definition: 'abc123',
  on: '2024-06-03',
  asOf: '2024-06-03T02:00:00.000Z',
  period: null,
  window: { from: null, to: '2024-06-03' },
  value: 1234,
  unit: 'enterprise',
  status: 'provisional',
  notes: [label('示例说明', 'Sample note')],
  parts: [],
  partition: true,
  coverage: 'full',
  vintages: [],
}

const terms = {
  comparator: 'exceed',
  bound: 'exceed',
  value: '82000000000',
  valueHigh: null,
  unit: 'yuan',
} as const

const home: HomeData = {
  plan: { title: `示例计划${hostile}`, year: 2024 },
  headlines: [
    {
      indicator: 'sampleCount',
      label: described.label,
      target: terms,
      figure,
      completion: '83.2',
      reached: false,
    },
    {
      indicator: 'sampleCount',
      label: described.label,
      target: terms,
      figure: { ...figure, value: null, period: '2023', status: 'final' },
      completion: null,
      reached: false,
    },
  ],
  indicators: 2,
}

const text = `导航\n本年${hostile}目标突破820亿元。\n页脚`
const from = text.indexOf('目标突破')
const plan: PlanData = {
  title: `示例计划${hostile}`,
  year: 2024,
  source: hostile,
  text,
  targets: [
    {
      number: 1,
      words: '目标突破820亿元',
      terms,
      span: [from, from + 9],
      indicator: { id: 'sampleCount', label: described.label },
      figure,
      revised: null,
    },
    {
      number: 2,
      words: hostile,
      terms,
      span: [0, 2],
      indicator: null,
      figure: null,
      revised: { title: hostile, from: '2026-07-15' },
    },
  ],
  outline: [
    { order: 1, level: 1, parent: null, marker: null, title: hostile, slogan: hostile },
    { order: 2, level: 2, parent: 1, marker: '一', title: '示例任务', slogan: null },
  ],
}

const dataOf = (indicator: Indicator): IndicatorData => ({
  indicator,
  ledgers: new Map([[ledger.id, ledger]]),
  figure: { ...figure, unit: indicator.unit, value: indicator.unit === 'yuan' ? '1234567890.00' : '12.50' },
  curve: {
    indicator: indicator.id,
    years: [2023, 2024].map((year) => ({
      year,
      points: [
        { on: `${year}-01-31`, value: year === 2023 ? '12.50' : null },
        { on: `${year}-02-29`, value: null },
      ],
    })),
  },
  years: [{ year: 2023, figure: { ...figure, period: '2023', value: '2.75' } }],
  districts: [
    { code: 'east', label: label(hostile, hostile), value: '7.00', withheld: false },
    { code: 'west', label: label('示例西区', 'Sample West'), value: null, withheld: true },
  ],
  wordOf: (_dimension, value) => label(`词${value}`, `word ${value}`),
})

const everyPage = (language: 'zh' | 'en'): readonly string[] => [
  homePage(site, language, home),
  homePage(site, language, { plan: null, headlines: [], indicators: 0 }),
  planPage(site, language, plan),
  planPage(site, language, undefined),
  indicatorListPage(
    site,
    language,
    indicators.map((indicator) => ({ indicator, figure })),
  ),
  ...indicators.map((indicator) => indicatorPage(site, language, dataOf(indicator))),
  missingPage({ ...site, freshness: null }, language),
  faultPage({ ...site, freshness: null }, language, hostile),
]

test.each(['zh', 'en'] as const)(
  'no hostile text becomes markup, nothing is undefined, nothing runs: %s',
  (language) => {
    for (const page of everyPage(language)) {
      expect(page).not.toMatch(/<script|<img|\sstyle=|undefined|\[object|NaN/i)
      expect(page.startsWith(`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)).toBe(true)
      expect(page).toContain(words.words.synthetic[language])
      expect(page.match(/<h1/g)).toHaveLength(1)
    }
  },
)

/** Text outside what is marked as Chinese or is the switch to Chinese. */
const englishPart = (page: string): string =>
  page
    .replaceAll(/<(a|p|h1|h2|span|div)[^>]*lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')

test('an English page says nothing in Chinese but the words of the plan', () => {
  for (const page of everyPage('en').slice(0, -2)) {
    expect(englishPart(page)).toContain('Data as of')
    expect(englishPart(page).match(/\p{Script=Han}+/gu) ?? []).toEqual([])
  }
})

const labelsIn = (value: object): readonly Label[] =>
  Object.values(value).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null
      ? 'zh' in one && 'en' in one
        ? [{ zh: String(one.zh), en: String(one.en) }]
        : labelsIn(one)
      : [],
  )

test('every word of the pages is there in both languages', () => {
  const all = labelsIn(words)
  expect(all.length).toBeGreaterThan(60)
  for (const { zh, en } of all) {
    expect([zh, zh.trim() === '', en.trim() === '']).toEqual([zh, false, false])
    if (en !== words.languageNames.en) expect(en).not.toMatch(/\p{Script=Han}/u)
  }
})

test('links stay in the language of the page, and the switch leads to the same page', () => {
  const page = indicatorPage(
    site,
    'en',
    dataOf(indicators[0] ?? defineIndicator({ ...described, kind: 'stock', term })),
  )
  const addresses = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, address]) => address ?? '')
  const others = addresses.filter((address) => !address.startsWith('/en') && !address.startsWith('/portal/'))
  expect([...new Set(others)].sort()).toEqual(['/console', '/indicators/sampleCount'])
  expect(addresses).toContain('/en/indicators/sampleCount.csv')
})

test('the text around the plan is folded away, the targets stay in sight', () => {
  const page = planPage(site, 'zh', { ...plan, targets: plan.targets.slice(0, 1), outline: [] })
  const [shown = '', folded = ''] = page.split('<details>')
  expect(shown).toContain('<mark id="target-1"><sup>1</sup>目标突破820亿元</mark>')
  expect(shown).not.toContain('导航')
  expect(folded).toContain('导航')
})

test('a withheld district says so and keeps the total', () => {
  const page = indicatorPage(
    site,
    'en',
    dataOf(defineIndicator({ ...described, kind: 'flow', unit: 'yuan', term })),
  )
  expect(page).toContain('Withheld')
  expect(page).toContain('fewer than 3 subjects')
  expect(page).toContain('1,234.57')
})

test('without synthetic data nothing is said of it', () => {
  expect(homePage({ ...site, synthetic: false }, 'zh', home)).not.toContain('演示数据')
})
