// A batch: rows of one register recorded together, drawn only when they are asked for.
import type { Written } from '@corridor/registers'

export interface Batch {
  /** Day number of the recording. */
  readonly day: number
  readonly register: keyof typeof registers
  readonly authority: string
  readonly mode: 'add' | 'upsert' | 'update'
  /** What the file is about, where the register's name and the day do not say it. */
  readonly note?: string
  /** The numbers of the rows, in order; may be a generator. */
  readonly numbers: Iterable<number>
  readonly write: (number: number) => Written
}

/** Every stream gives the batches that come from what happened in one year; some are recorded in the next. */
export type Stream = (year: number) => readonly Batch[]

/** In the order in which a day's deliveries arrive, so that what is referred to comes first. */
export const registers = {
  organisations: { word: '法人单位', actor: 'market-officer' },
  'district-memberships': { word: '区县归属', actor: 'market-officer' },
  'rd-institutions': { word: '研发机构', actor: 'platform-head' },
  'institution-approvals': { word: '研发机构批准', actor: 'platform-head' },
  'hnte-certificates': { word: '高企证书', actor: 'enterprise-officer' },
  'hnte-applications': { word: '高企申报', actor: 'enterprise-officer' },
  'tech-sme-entries': { word: '科技型中小企业', actor: 'enterprise-officer' },
  'above-scale-listings': { word: '规上工业企业', actor: 'enterprise-head' },
  'in-house-institutions': { word: '企业研发机构', actor: 'platform-head' },
  'technology-contracts': { word: '技术合同', actor: 'market-officer' },
  'contract-changes': { word: '技术合同变更', actor: 'market-officer' },
  'official-statistics': { word: '官方统计数', actor: 'planning-officer' },
} as const

export const registerOrder: ReadonlyMap<string, number> = new Map(
  Object.keys(registers).map((register, order) => [register, order]),
)

/** Numbers by the day they belong to, days in order. */
export function grouped(
  numbers: Iterable<number>,
  dayOf: (number: number) => number | undefined,
): readonly (readonly [day: number, numbers: readonly number[]])[] {
  const days = new Map<number, number[]>()
  for (const number of numbers) {
    const day = dayOf(number)
    if (day === undefined) continue
    const known = days.get(day)
    if (known === undefined) days.set(day, [number])
    else known.push(number)
  }
  return [...days].sort(([a], [b]) => a - b)
}

/** The integers of [from, until) without a list of them. */
export function* range(from: number, until: number): Generator<number> {
  for (let number = from; number < until; number++) yield number
}

export function* filtered(numbers: Iterable<number>, keep: (number: number) => boolean): Generator<number> {
  for (const number of numbers) if (keep(number)) yield number
}
