// Official statistics: GDP in January and again, final, in November; R&D expenditure in November of the next year.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { grouped } from '../world/batch.ts'
import { dayText, numberOf, workday } from '../world/calendar.ts'
import type { World } from '../world/world.ts'

interface Publication {
  readonly series: 'gdp' | 'rdExpenditure'
  readonly year: number
  /** In million yuan at city scale. */
  readonly millions: number
  readonly day: number
  readonly vintage: string
  readonly document: string
}

/** Final GDP of the fifth year before the last, million yuan, and its yearly growth. */
const gdp = { first: 1_063_800, growth: [0, 0.052, 0.058, 0.061, 0.055] } as const
/** R&D expenditure per cent of the final GDP of the same years. */
const intensity = [2.58, 2.63, 2.69, 2.74, 2.78] as const

export function statisticsStream(world: World): Stream {
  const revision = world.draw('gdp-revision')
  const firstKnown = world.lastYear - 5

  function publicationsOf(year: number): readonly Publication[] {
    const place = year - firstKnown
    const final = gdp.growth
      .slice(0, place + 1)
      .reduce((value: number, growth) => value * (1 + growth), gdp.first)
    const preliminary = final * (0.992 + revision(year) * 0.005)
    const rd = (final * (intensity[place] ?? 2.78)) / 100
    const bulletin = `示例市${year}年国民经济和社会发展统计公报`
    return [
      {
        series: 'gdp',
        year,
        millions: preliminary,
        day: workday(numberOf(year + 1, 1, 24)),
        vintage: '初步核算',
        document: bulletin,
      },
      {
        series: 'gdp',
        year,
        millions: final,
        day: workday(numberOf(year + 1, 11, 6)),
        vintage: '最终核实',
        document: `示例市${year}年地区生产总值最终核实公告`,
      },
      {
        series: 'rdExpenditure',
        year,
        millions: rd,
        day: workday(numberOf(year + 1, 11, 14)),
        vintage: '年报',
        document: `示例市${year}年科技经费投入统计公报`,
      },
    ]
  }

  const all = [0, 1, 2, 3, 4].flatMap((place) => publicationsOf(firstKnown + place))

  function write(index: number): Written {
    const publication = all[index]
    if (publication === undefined) throw new Error(`no publication ${index}`)
    const { series, year, millions, day, vintage, document } = publication
    const amount = `${Math.round(millions * world.factor * 100)}0000.00`
    return { series, year: String(year), amount, publishedOn: dayText(day), vintage, document }
  }

  /** Recorded two business days after publication; what was published before the sample begins is in its first load. */
  const recordedOn = (index: number) => Math.max(world.startDay, workday((all[index]?.day ?? 0) + 2))

  const batches: readonly Batch[] = grouped(all.keys(), recordedOn).map(([day, numbers]) => ({
    day,
    register: 'official-statistics',
    authority: 'statisticsBureau',
    mode: 'add',
    numbers,
    write,
  }))

  return (year) => (year === world.firstYear ? batches : [])
}
