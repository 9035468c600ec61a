// The demonstration city as the deliveries a bureau would have received, one after another, over four years.
import type { Day } from '@corridor/base'
import { lastOfYear, dayNumber } from '@corridor/base'
import type { Written } from '@corridor/registers'
import { contractStream } from './streams/contracts.ts'
import { highTechStream } from './streams/high-tech.ts'
import { industryStream } from './streams/industry.ts'
import { platformStream } from './streams/platforms.ts'
import { registryStream } from './streams/registry.ts'
import { smallFirmStream } from './streams/small-firms.ts'
import { statisticsStream } from './streams/statistics.ts'
import { type Batch, registerOrder, registers } from './world/batch.ts'
import { businessMs, dayText } from './world/calendar.ts'
import { createWorld, type Options, type Scale } from './world/world.ts'

export interface DeliveredRow {
  /** Row of the sheet, as people count them: the header is row 1. */
  readonly row: number
  /** Field name → text. References are written as the business key of what they refer to. */
  readonly written: Written
}

export interface Delivery {
  readonly register: string
  /** One of the register's authorities. */
  readonly authority: string
  /** `update` rows are whole rows, found by their business key. */
  readonly mode: 'add' | 'upsert' | 'update'
  /** Milliseconds since the epoch, in business hours of Shanghai; strictly rising from delivery to delivery. */
  readonly recordedAtMs: number
  /** Account of one of the demonstration people. */
  readonly actor: string
  readonly file: string
  /** At least one, at most `rowsPerDelivery`. */
  readonly rows: readonly DeliveredRow[]
}

export interface DemoOptions {
  readonly seed: number
  readonly scale: Scale
  /** The last Shanghai day on which anything is recorded; the sample begins in January three years before. */
  readonly lastDay: Day
}

const rowsPerDelivery = 2000
const betweenMs = 10_000
/** Registers arrive one after another in the course of the day. */
const minutesBetweenRegisters = 30

function* inPieces(numbers: Iterable<number>): Generator<readonly number[]> {
  let piece: number[] = []
  for (const number of numbers) {
    piece.push(number)
    if (piece.length < rowsPerDelivery) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

const orderOf = (batch: Batch): number => registerOrder.get(batch.register) ?? 0

const byArrival = (a: Batch, b: Batch): number => a.day - b.day || orderOf(a) - orderOf(b)

/** `part` counts from 1 the files of one name. */
function fileOf({ register, day, note }: Batch, part: number): string {
  const words = ['示例', registers[register].word, note, dayText(day).replaceAll('-', '')]
  const name = words.filter((word) => word !== undefined).join('-')
  return `${name}${part === 1 ? '' : `-${String(part).padStart(3, '0')}`}.xlsx`
}

function* batchesOf(options: Options): Generator<Batch> {
  const world = createWorld(options)
  const streams = [
    registryStream(world),
    platformStream(world),
    highTechStream(world),
    smallFirmStream(world),
    industryStream(world),
    contractStream(world),
    statisticsStream(world),
  ]
  let waiting: readonly Batch[] = []
  for (let year = world.firstYear; year <= world.lastYear; year++) {
    const end = Math.min(world.lastDay, dayNumber(lastOfYear(year)))
    const all = [...waiting, ...streams.flatMap((stream) => stream(year))].sort(byArrival)
    waiting = all.filter(({ day }) => day > end)
    yield* all.filter(({ day }) => day <= end)
  }
}

/**
 * Deliveries in the order of their recording: the same options give the same deliveries. Drawn as they are asked for;
 * what is remembered grows with the number of firms, not of contracts. No fact is later than its recording.
 */
export function* demoCity(options: DemoOptions): Generator<Delivery> {
  let clock = 0
  let parts = { day: 0, of: new Map<string, number>() }
  for (const batch of batchesOf(options)) {
    const { register, authority, mode, day } = batch
    if (parts.day !== day) parts = { day, of: new Map() }
    const name = `${register} ${batch.note ?? ''}`
    for (const numbers of inPieces(batch.numbers)) {
      const part = (parts.of.get(name) ?? 0) + 1
      parts.of.set(name, part)
      clock = Math.max(clock + betweenMs, businessMs(day, orderOf(batch) * minutesBetweenRegisters))
      yield {
        register,
        authority,
        mode,
        recordedAtMs: clock,
        actor: registers[register].actor,
        file: fileOf(batch, part),
        rows: numbers.map((number, index) => ({ row: index + 2, written: batch.write(number) })),
      }
    }
  }
}
