// Numbers, comparisons and standings as sheets and briefs print them, in both languages.
import type { Label, Language } from '@corridor/base'
import { decimalText, readYuan, roundedTimes } from '@corridor/base'
import type { CardShown, FigureNumber, TargetShown } from '@corridor/protocol'

const units: Readonly<Record<string, Label>> = {
  enterprise: { zh: '家', en: ' firms' },
  institution: { zh: '家', en: ' institutions' },
  item: { zh: '项', en: ' items' },
  percent: { zh: '%', en: '%' },
  percentagePoint: { zh: '个百分点', en: ' points' },
  times: { zh: '倍', en: ' times' },
  person: { zh: '人', en: ' persons' },
}

const limits: Readonly<Record<string, Label>> = {
  exact: { zh: '', en: '' },
  atLeast: { zh: '≥', en: '≥ ' },
  exceed: { zh: '＞', en: '> ' },
  about: { zh: '约', en: 'about ' },
  atMost: { zh: '≤', en: '≤ ' },
  between: { zh: '', en: '' },
}

/** What a comparator says beside its limit word. */
const changes: Readonly<Record<string, Label>> = {
  increaseBy: { zh: '增加', en: 'up by ' },
  netIncrease: { zh: '净增', en: 'net ' },
  newCount: { zh: '新增', en: 'new ' },
  growthRate: { zh: '增长', en: 'growth ' },
  multiply: { zh: '达到基数的', en: 'of the base ' },
}

const standings: Readonly<Record<string, Label>> = {
  reached: { zh: '已达成', en: 'Reached' },
  onTrack: { zh: '达到进度', en: 'On track' },
  behind: { zh: '落后进度', en: 'Behind' },
  notMeasurable: { zh: '尚不能计量', en: 'Not measurable yet' },
  unbound: { zh: '未绑定指标', en: 'Not bound' },
}

/** In 分. */
const [wan, million, yi] = [1_000_000n, 100_000_000n, 10_000_000_000n]

const grouped = (text: string): string =>
  text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** Money with two decimals: in Chinese in 亿元 from one 亿 on, else in 万元; in English in million yuan. */
function money(text: string, language: Language): string {
  const fen = readYuan(text)
  if (fen === undefined) return text
  const size = fen < 0n ? -fen : fen
  const [per, unit] =
    language === 'en' ? [million, ' million yuan'] : size >= yi ? [yi, '亿元'] : [wan, '万元']
  return `${grouped(decimalText(roundedTimes({ numerator: fen, denominator: per }, 100n) ?? 0n, 2))}${unit}`
}

/** A value with its unit; a dash where there is none. */
export function valueText(value: FigureNumber, unit: string, language: Language): string {
  if (value === null) return '—'
  if (unit === 'yuan') return money(String(value), language)
  return `${grouped(String(value))}${units[unit]?.[language] ?? ` ${unit}`}`
}

export function requiredText(
  { comparator, bound, value, valueHigh, unit }: TargetShown,
  language: Language,
): string {
  const change = changes[comparator]?.[language] ?? ''
  const limit = limits[bound]?.[language] ?? ''
  const high = valueHigh === null ? '' : `–${valueText(valueHigh, unit, language)}`
  return `${change}${limit}${valueText(value, unit, language)}${high}`
}

/** What is still missing, or by how much the target is exceeded. */
export function distanceText({ distance, target }: CardShown, language: Language): string {
  if (distance === null) return '—'
  const text = String(distance)
  if (!text.startsWith('-')) return valueText(text, target.unit, language)
  const beyond = valueText(text.slice(1), target.unit, language)
  return language === 'zh' ? `超${beyond}` : `${beyond} beyond`
}

const standingText = (standing: string, language: Language): string =>
  standings[standing]?.[language] ?? standing

/** A target whose indicator nobody has confirmed yet is marked. */
export function statusText({ standing, target }: CardShown, language: Language): string {
  const mark = target.state === 'confirmed' ? '' : language === 'zh' ? '（待确认）' : ' (to be confirmed)'
  return `${standingText(standing, language)}${mark}`
}

/** How many targets stand how, in one sentence. */
export function headlineText(
  { on, cards }: { readonly on: string; readonly cards: readonly CardShown[] },
  language: Language,
): string {
  const counts = Object.keys(standings)
    .map((standing) => ({ standing, count: cards.filter((card) => card.standing === standing).length }))
    .filter(({ count }) => count > 0)
  if (language === 'en') {
    const parts = counts.map(
      ({ standing, count }) => `${count} ${standingText(standing, 'en').toLowerCase()}`,
    )
    return `As of ${on}, of ${cards.length} targets: ${parts.join(', ')}.`
  }
  const [year, month, day] = on.split('-').map(Number)
  const parts = counts.map(({ standing, count }) => `${standingText(standing, 'zh')}${count}项`)
  return `截至${year}年${month}月${day}日，${cards.length}项目标中，${parts.join('，')}。`
}
