// Two hundred technology-contract rows, each with one planted fault, to be repaired by whoever imports them.
import type { Day } from '@corridor/base'
import { addDays, day, yearOf } from '@corridor/base'
import type { Written } from '@corridor/registers'
import { creditCodeOf, organisation } from './world/organisations.ts'
import { contractTitle } from './streams/titles.ts'

type Repair = (row: Written, index: number, before: Written | undefined) => Written

const otherCheck = (code: string | undefined): string =>
  `${(code ?? '').slice(0, 17)}${(code ?? '').endsWith('7') ? '4' : '7'}`

const wordDays = ['二〇二六年三月五日', '2026年13月5日', '去年年底', '3月上旬', '2026-02-30'] as const
const wrongKinds = ['技术承包', '设备采购', '工程施工', 'maintenance'] as const
const leftOut = ['title', 'signedOn', 'contractAmount', 'technologyField', 'seller'] as const

/** A firm that no demonstration city has, with a code that passes its check. */
const stranger = (index: number): string => creditCodeOf(organisation('firm', 20_000_000 + index))

const faults = {
  wrongCheckCharacter: (row) => ({ ...row, seller: otherCheck(row['seller']) }),
  textDate: (row, index) => ({ ...row, signedOn: wordDays[index % wordDays.length] }),
  unknownBuyer: (row, index) => ({ ...row, buyer: stranger(index) }),
  technologyAboveContract: (row, index) => ({ ...row, technologyAmount: `${9_000_000 + index * 1000}.00` }),
  duplicateKey: (row, _, before) => ({ ...row, registrationNumber: before?.['registrationNumber'] }),
  missingField: (row, index) => ({ ...row, [leftOut[index % leftOut.length] ?? 'title']: '' }),
  unknownKind: (row, index) => ({ ...row, kind: wrongKinds[index % wrongKinds.length] }),
} as const satisfies Readonly<Record<string, Repair>>

export type Fault = keyof typeof faults

export interface BadRow {
  /** Row of the sheet; the header is row 1. */
  readonly row: number
  readonly written: Written
  /** The only thing that is wrong with it. */
  readonly fault: Fault
}

const kinds = ['development', 'service', 'consulting', 'transfer', 'licence'] as const
const fields = [
  'electronicInformation',
  'advancedManufacturing',
  'bioMedicine',
  'newEnergy',
  'environment',
] as const

/** A row without fault; office 99 registers nothing else, and its parties are in the sample of every scale. */
function soundRow(index: number, registeredOn: Day): Written {
  const kind = kinds[index % kinds.length] ?? 'service'
  const technologyField = fields[(index * 3) % fields.length] ?? 'environment'
  const year = yearOf(registeredOn)
  const amount = 120_000 + ((index * 37_000) % 2_800_000)
  return {
    registrationNumber: `${year}990199${String(index + 1).padStart(6, '0')}`,
    title: contractTitle(
      { kind, technologyField, year, running: 9_000_000 + index },
      ((index * 61) % 200) / 200,
    ),
    kind,
    technologyField,
    seller: creditCodeOf(organisation('firm', index)),
    buyer: creditCodeOf(organisation('firm', (index * 7 + 3) % 300)),
    contractAmount: `${amount}.00`,
    technologyAmount: `${Math.round(amount * 0.8)}.00`,
    signedOn: addDays(registeredOn, -20),
    registeredOn,
    projectSource: '计划外',
  }
}

const isFault = (name: string): name is Fault => name in faults
const names: readonly Fault[] = Object.keys(faults).filter(isFault)

/**
 * Two hundred rows for the register of technology contracts, faults taking turns; a duplicate repeats the
 * registration number of the row before it in the same file. They fit any seed and scale.
 */
export function demoBadRows(registeredOn: Day = day('2026-03-20')): readonly BadRow[] {
  return Array.from({ length: 200 }, (_, index) => {
    const fault = names[index % names.length] ?? 'missingField'
    const before = index === 0 ? undefined : soundRow(index - 1, registeredOn)
    const repeat: Repair = faults[fault]
    return { row: index + 2, fault, written: repeat(soundRow(index, registeredOn), index, before) }
  })
}
