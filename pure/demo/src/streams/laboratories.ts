// What follows from the number of an R&D institution: its kind, its name, its host, and its documents.
import type { Written } from '@corridor/registers'
import { dayText, numberOf, roundAfter, workday } from '../world/calendar.ts'
import { byShares } from '../world/lot.ts'
import { laboratoryName } from '../world/names.ts'
import { creditCodeOf, organisation } from '../world/organisations.ts'
import type { World } from '../world/world.ts'

export interface Approval {
  readonly number: number
  readonly level: 'national' | 'provincial' | 'municipal'
  /** Year of the document. */
  readonly year: number
}

export interface Laboratories {
  institutionRow(number: number, removedOn?: number): Written
  approvalRow(approval: Approval): Written
  /** Two to five weeks after the document; those of December in January. */
  recordedOn(approval: Approval): number
}

const kinds = [
  { type: 'keyLaboratory', ending: '重点实验室', body: '示例省科学技术厅', share: 0.22 },
  { type: 'technologyInnovationCentre', ending: '技术创新中心', body: '示例省科学技术厅', share: 0.16 },
  { type: 'engineeringResearchCentre', ending: '工程研究中心', body: '示例省发展和改革委员会', share: 0.17 },
  { type: 'enterpriseTechnologyCentre', ending: '企业技术中心', body: '示例省工业和信息化厅', share: 0.2 },
  { type: 'newRdInstitution', ending: '新型研发机构', body: '示例省科学技术厅', share: 0.13 },
  { type: 'clinicalResearchCentre', ending: '临床医学研究中心', body: '示例省科学技术厅', share: 0.04 },
  { type: 'academicianWorkstation', ending: '院士工作站', body: '示例省科学技术厅', share: 0.05 },
  {
    type: 'manufacturingInnovationCentre',
    ending: '制造业创新中心',
    body: '示例省工业和信息化厅',
    share: 0.02,
  },
  { type: 'provincialLaboratory', ending: '省实验室', body: '示例省人民政府', share: 0.01 },
] as const
const kindShares = kinds.map(({ share }) => share)

const papers = {
  national: { body: '示例国家科技主管部门', prefix: '示国科' },
  provincial: { body: undefined, prefix: '示省科' },
  municipal: { body: '示例市科学技术局', prefix: '示市科' },
} as const

/** Documents bunch towards the end of the year. */
const monthShares = [0.03, 0.02, 0.06, 0.07, 0.08, 0.1, 0.07, 0.09, 0.1, 0.1, 0.12, 0.16] as const

export function laboratories(world: World): Laboratories {
  const [kindDraw, host, month] = [world.draw('lab-kind'), world.draw('lab-host'), world.draw('lab-month')]
  const [within, delay] = [world.draw('lab-day'), world.draw('lab-delay')]
  const kindOf = (number: number) => kinds[byShares(kindShares, kindDraw(number))] ?? kinds[0]
  const nameOf = (number: number) => laboratoryName(number, kindOf(number).ending)

  function hostOf(number: number): number {
    const [which, pick] = [host(number), host(number, 1)]
    if (kindOf(number).type === 'enterpriseTechnologyCentre' || which < 0.35) {
      return organisation('firm', Math.floor(pick * pick * world.oldFirms))
    }
    return which < 0.8
      ? organisation('university', Math.floor(pick * world.universities))
      : organisation('researchInstitute', Math.floor(pick * world.institutes))
  }

  function approvedOn({ number, year }: Approval): number {
    const inYear = byShares(monthShares, month(number, year)) + 1
    return workday(numberOf(year, inYear, 3) + Math.floor(within(number, year) * 22))
  }

  return {
    institutionRow: (number, removedOn) => ({
      name: nameOf(number),
      type: kindOf(number).type,
      host: creditCodeOf(hostOf(number)),
      ...(removedOn === undefined ? {} : { removedOn: dayText(removedOn) }),
    }),
    approvalRow: (approval) => ({
      institution: nameOf(approval.number),
      level: approval.level,
      approvingBody: papers[approval.level].body ?? kindOf(approval.number).body,
      documentNumber: `${papers[approval.level].prefix}〔${approval.year}〕${(approval.number % 180) + 1}号`,
      approvedOn: dayText(approvedOn(approval)),
    }),
    recordedOn: (approval) => {
      const days = 10 + Math.floor(delay(approval.number, approval.year) * 25)
      return Math.max(world.startDay, roundAfter(approvedOn(approval) + days))
    },
  }
}
