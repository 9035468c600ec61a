// R&D institutions and their approval documents: new ones, upgrades (not new again) and removals.
import type { Written } from '@corridor/registers'
import type { Batch, Stream } from '../world/batch.ts'
import { grouped, range } from '../world/batch.ts'
import { dayText, numberOf, weeklyAfter, workday } from '../world/calendar.ts'
import { byShares } from '../world/lot.ts'
import { laboratoryName } from '../world/names.ts'
import { creditCodeOf, organisation } from '../world/organisations.ts'
import type { World } from '../world/world.ts'

type Level = 'national' | 'provincial' | 'municipal'

interface Kind {
  readonly type: string
  readonly ending: string
  readonly body: string
}

const kinds: readonly Kind[] = [
  { type: 'keyLaboratory', ending: '重点实验室', body: '示例省科学技术厅' },
  { type: 'technologyInnovationCentre', ending: '技术创新中心', body: '示例省科学技术厅' },
  { type: 'engineeringResearchCentre', ending: '工程研究中心', body: '示例省发展和改革委员会' },
  { type: 'enterpriseTechnologyCentre', ending: '企业技术中心', body: '示例省工业和信息化厅' },
  { type: 'newRdInstitution', ending: '新型研发机构', body: '示例省科学技术厅' },
  { type: 'clinicalResearchCentre', ending: '临床医学研究中心', body: '示例省科学技术厅' },
  { type: 'academicianWorkstation', ending: '院士工作站', body: '示例省科学技术厅' },
  { type: 'manufacturingInnovationCentre', ending: '制造业创新中心', body: '示例省工业和信息化厅' },
  { type: 'provincialLaboratory', ending: '省实验室', body: '示例省人民政府' },
]
const kindShares = [0.22, 0.16, 0.17, 0.2, 0.13, 0.04, 0.05, 0.02, 0.01] as const

const bodies = {
  national: { body: '示例国家科技主管部门', prefix: '示国科' },
  provincial: { body: undefined, prefix: '示省科' },
  municipal: { body: '示例市科学技术局', prefix: '示市科' },
} as const

/** At city scale; municipal ones are not counted by the indicator of new provincial and higher ones. */
const size = { opening: 900, municipal: 300, yearly: [26, 28, 29, 31], municipalYearly: 18 } as const
const events = { upgrades: 3, municipalUpgrades: 4, removals: 4 } as const

const monthShares = [0.03, 0.02, 0.06, 0.07, 0.08, 0.1, 0.07, 0.09, 0.1, 0.1, 0.12, 0.16] as const

export function platformStream(world: World): Stream {
  const { firstYear, startDay, scaled } = world
  const draws = {
    kind: world.draw('platform-kind'),
    host: world.draw('platform-host'),
    month: world.draw('platform-month'),
    day: world.draw('platform-day'),
    delay: world.draw('platform-delay'),
  }
  const opening = scaled(size.opening)
  const municipal = scaled(size.municipal)
  const yearly = scaled(30) + scaled(size.municipalYearly)

  const kindOf = (number: number): Kind =>
    kinds[byShares(kindShares, draws.kind(number))] ?? { type: 'other', ending: '研发机构', body: '' }

  function hostOf(number: number): number {
    const draw = draws.host(number)
    const pick = draws.host(number, 1)
    if (kindOf(number).type === 'enterpriseTechnologyCentre' || draw < 0.35) {
      return organisation('firm', Math.floor(pick * pick * world.oldFirms))
    }
    return draw < 0.8
      ? organisation('university', Math.floor(pick * world.universities))
      : organisation('researchInstitute', Math.floor(pick * world.institutes))
  }

  const nameOf = (number: number) => laboratoryName(number, kindOf(number).ending)

  const institutionRow = (number: number, removedOn?: number): Written => ({
    name: nameOf(number),
    type: kindOf(number).type,
    host: creditCodeOf(hostOf(number)),
    ...(removedOn === undefined ? {} : { removedOn: dayText(removedOn) }),
  })

  const approvedOn = (number: number, year: number) => {
    const month = byShares(monthShares, draws.month(number, year)) + 1
    return workday(numberOf(year, month, 3) + Math.floor(draws.day(number, year) * 22))
  }

  /** Known two to five weeks after the document; those of December in January. */
  const recordedOn = (number: number, year: number) =>
    Math.max(
      startDay,
      weeklyAfter(approvedOn(number, year) + 10 + Math.floor(draws.delay(number, year) * 25)),
    )

  const approvalRow = (number: number, level: Level, year: number): Written => ({
    institution: nameOf(number),
    level,
    approvingBody: bodies[level].body ?? kindOf(number).body,
    documentNumber: `${bodies[level].prefix}〔${year}〕${(number % 180) + 1}号`,
    approvedOn: dayText(approvedOn(number, year)),
  })

  function approvals(
    numbers: readonly number[],
    levelOf: (number: number) => Level,
    yearOf: (number: number) => number,
  ) {
    return grouped(numbers, (number) => recordedOn(number, yearOf(number))).map(([day, some]): Batch => ({
      day,
      register: 'institution-approvals',
      authority: 'approvingBody',
      mode: 'add',
      numbers: some,
      write: (number) => approvalRow(number, levelOf(number), yearOf(number)),
    }))
  }

  function founded(
    numbers: readonly number[],
    levelOf: (number: number) => Level,
    yearOf: (number: number) => number,
  ): readonly Batch[] {
    const lists = grouped(numbers, (number) => recordedOn(number, yearOf(number))).map(
      ([day, some]): Batch => ({
        day,
        register: 'rd-institutions',
        authority: 'scienceBureau',
        mode: 'add',
        numbers: some,
        write: (number) => institutionRow(number),
      }),
    )
    return [...lists, ...approvals(numbers, levelOf, yearOf)]
  }

  const openingLevel = (number: number): Level =>
    number >= opening ? 'municipal' : number % 8 === 7 ? 'national' : 'provincial'
  const openingYear = (number: number) => firstYear - 1 - (number % 30)

  function newOnes(year: number): readonly Batch[] {
    const from = opening + municipal + (year - firstYear) * yearly
    const provincial = scaled(size.yearly[year - firstYear] ?? 30)
    const count = provincial + scaled(size.municipalYearly)
    const levelOf = (number: number): Level =>
      number - from >= provincial ? 'municipal' : (number - from) % 10 === 9 ? 'national' : 'provincial'
    return founded([...range(from, from + count)], levelOf, () => year)
  }

  /** Every eighth of the opening institutions in turn: 0 is upgraded, 3 removed. */
  function fates(year: number): readonly Batch[] {
    const nth = (count: number, offset: number) =>
      [...range((year - firstYear) * scaled(count), (year - firstYear + 1) * scaled(count))]
        .map((step) => step * 8 + offset)
        .filter((number) => number < opening)
    const upgraded = nth(events.upgrades, 0)
    const promoted = [...range(0, scaled(events.municipalUpgrades))]
      .map((step) => opening + (year - firstYear) * scaled(events.municipalUpgrades) + step)
      .filter((number) => number < opening + municipal)
    const removedOn = (number: number) => workday(numberOf(year, 5, 10) + (number % 120))
    const removals = grouped(nth(events.removals, 3), (number) => weeklyAfter(removedOn(number) + 20)).map(
      ([day, numbers]): Batch => ({
        day,
        register: 'rd-institutions',
        authority: 'scienceBureau',
        mode: 'update',
        note: '摘牌',
        numbers,
        write: (number) => institutionRow(number, removedOn(number)),
      }),
    )
    return [
      ...approvals(
        upgraded,
        () => 'national',
        () => year,
      ),
      ...approvals(
        promoted,
        () => 'provincial',
        () => year,
      ),
      ...removals,
    ]
  }

  return (year) => [
    ...(year === firstYear ? founded([...range(0, opening + municipal)], openingLevel, openingYear) : []),
    ...newOnes(year),
    ...fates(year),
  ]
}
