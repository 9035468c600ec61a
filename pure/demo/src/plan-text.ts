// The work plan of the demonstration city, written for it: six numeric targets, one goal, three pushes, six programmes.
import type { Day } from '@corridor/base'
import { yearOf } from '@corridor/base'

export interface DemoPlan {
  readonly year: number
  readonly title: string
  readonly source: string
  readonly text: string
  /** Indicator → the account that answers for it. */
  readonly owners: Readonly<Record<string, string>>
}

const programmes = [
  ['实施科技治理提效行动，织密创新服务“一张网”', '完善科技计划管理，健全专项资金动态调整机制。'],
  ['实施成果转化提速行动，打通供需对接“快车道”', '健全技术合同认定登记服务，推动成果就近转化。'],
  ['实施创新平台提质行动，夯实原始创新“压舱石”', '统筹布局各级重点实验室和技术创新中心。'],
  ['实施企业创新提级行动，壮大科技企业“生力军”', '完善梯度培育机制，帮助企业做好重新认定。'],
  ['实施产业支撑提能行动，锻造链上攻关“硬实力”', '围绕重点产业链组织“揭榜挂帅”。'],
  ['实施人才集聚提升行动，涵养创新创业“活水源”', '办好人才服务，让各类人才安心创业。'],
] as const

const numerals = ['一', '二', '三', '四', '五', '六'] as const

function textOf(year: number): string {
  const listed = programmes.map(([title, body], index) => `●${numerals[index] ?? ''}是${title}。\n\n${body}`)
  return [
    `示例市科学技术局${year}年工作计划（示例）`,
    `本文为示例城市的虚构文本，仅供演示。`,
    `${year}年全市科技工作的总体思路是：“锚定一个核心目标，加快建设区域科技创新中心；统筹三个推进，持续完善协同创新体系；` +
      `实施六大提升行动，持续增强科技支撑能力；守住四个底线，持续建设过硬队伍。”`,
    '一个核心目标',
    '●总体目标：锚定区域科技创新中心建设，提升体系化创新能力。',
    '●具体目标：全社会研发经费投入占比达到2.82%，规上工业企业设立研发机构达到36%以上，新增省级以上研发机构30家，净增高新技术企业950家，科技型中小企业突破8500家，全市技术合同成交额突破780亿元。',
    ...listed,
  ].join('\n\n')
}

export const demoPlan = (lastDay: Day): DemoPlan => {
  const year = yearOf(lastDay)
  return {
    year,
    title: `示例市科学技术局${year}年工作计划（示例）`,
    source: `示例科发〔${year}〕1号`,
    text: textOf(year),
    owners: {
      rdIntensity: 'planning-officer',
      aboveScaleRdInstitutionRate: 'enterprise-officer',
      newProvincialPlusRdInstitutions: 'platform-head',
      netNewHnte: 'enterprise-head',
      techSmeCount: 'enterprise-officer',
      technologyContractAmount: 'market-officer',
    },
  }
}
