// The words of the cockpit.
import type { Messages } from '@corridor/kit'

export const said = {
  title: { zh: '驾驶舱', en: 'Cockpit' },
  plan: { zh: '工作计划', en: 'Work plan' },
  on: { zh: '统计截至日', en: 'Counted until' },
  asOf: { zh: '按何日所知', en: 'As known on' },
  dataDate: { zh: '数据日期', en: 'Data date' },
  sheet: { zh: '下载调度表', en: 'Progress sheet' },
  brief: { zh: '下载领导简报', en: 'Leader brief' },
  target: { zh: '目标', en: 'Target' },
  revised: { zh: '调整前', en: 'Before the revision' },
  distance: { zh: '还差', en: 'To go' },
  beyond: { zh: '已超出', en: 'Beyond by' },
  lastYear: { zh: '上年同期', en: 'Same day last year' },
  owner: { zh: '责任', en: 'Owner' },
  noOwner: { zh: '尚未落实责任人', en: 'No owner yet' },
  completion: { zh: '完成', en: 'Done' },
  expected: { zh: '应达', en: 'Expected' },
  basisLastYears: { zh: '按往年同期进度', en: 'by the curve of the last years' },
  basisLinear: { zh: '按时间平均（无往年数据）', en: 'linear, for want of earlier years' },
  basisNone: { zh: '无可比进度', en: 'no comparable progress' },
  reached: { zh: '已达成', en: 'Reached' },
  onTrack: { zh: '达到进度', en: 'On track' },
  behind: { zh: '落后进度', en: 'Behind' },
  notMeasurable: { zh: '尚不能计量', en: 'Not measurable yet' },
  unbound: { zh: '未绑定指标', en: 'No indicator bound' },
  openFigure: { zh: '打开指标', en: 'Open the figure' },
  bind: { zh: '去绑定指标', en: 'Bind an indicator' },
  showCurve: { zh: '曲线与分区', en: 'Curve and districts' },
  shown: { zh: '下方正显示', en: 'Shown below' },
  curveTitle: (name: string) => ({ zh: `${name}：逐月累计`, en: `${name}: by month, cumulative` }),
  levelTitle: (name: string) => ({ zh: `${name}：各月末`, en: `${name}: at month ends` }),
  noCurve: { zh: '没有可画的逐月数据。', en: 'There are no monthly values to draw.' },
  districts: { zh: '分区县', en: 'By district' },
  noDistricts: { zh: '这个指标不分区县。', en: 'This figure has no breakdown by district.' },
  noCards: { zh: '还没有已确认的目标', en: 'No confirmed target yet' },
  readPlan: { zh: '读入一份工作计划', en: 'Read a work plan' },
  summary: (reached: number, onTrack: number, behind: number) => ({
    zh: `已达成 ${reached} 项，达到进度 ${onTrack} 项，落后进度 ${behind} 项`,
    en: `${reached} reached, ${onTrack} on track, ${behind} behind`,
  }),
} satisfies Messages

/** What a number of a plan says: a level to reach, or a change. */
export const comparators = {
  reach: { zh: '达到', en: 'reach' },
  atLeast: { zh: '不低于', en: 'at least' },
  exceed: { zh: '超过', en: 'more than' },
  about: { zh: '约', en: 'about' },
  atMost: { zh: '不高于', en: 'at most' },
  between: { zh: '介于', en: 'between' },
  increaseBy: { zh: '增加', en: 'increase by' },
  netIncrease: { zh: '净增', en: 'net increase of' },
  newCount: { zh: '新增', en: 'new' },
  growthRate: { zh: '增长', en: 'growth of' },
  multiply: { zh: '增至原来的', en: 'multiply by' },
} satisfies Messages

/** Limit words beside a comparator; the exact number needs none. */
export const bounds = {
  atLeast: comparators.atLeast,
  exceed: comparators.exceed,
  about: comparators.about,
  atMost: comparators.atMost,
} satisfies Messages
