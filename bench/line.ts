// One line of a measurement, and the few sums that all of them use.
import { cpus, loadavg, totalmem } from 'node:os'

/** `must` and `aim` are bounds on `ratio` = value / against; a line without bounds explains the one above it. */
export interface Line {
  readonly name: string
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly against: number
  readonly ratio: number
  readonly must: string
  readonly aim: string
}

export interface Measured {
  readonly name: string
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly against: number
  readonly must?: string
  readonly aim?: string
}

/** Three significant digits are more than any of these measurements can promise. */
export const rounded = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(value >= 1000 ? 4 : 3)) : value

export function line({ must = '', aim = '', value, against, ...rest }: Measured): Line {
  const ratio = against === 0 ? 0 : value / against
  return { ...rest, value: rounded(value), against: rounded(against), ratio: rounded(ratio), must, aim }
}

/** The value below which the share `part` of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor((sorted.length - 1) / 2)
  return ((sorted[half] ?? 0) + (sorted[sorted.length - 1 - half] ?? 0)) / 2
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Interleaved rounds: each competitor once a round, so that a busy minute falls on all of them. Milliseconds. */
export async function rounds<Name extends string>(
  count: number,
  competitors: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const times: Record<string, number[]> = {}
  const names = Object.keys(competitors).filter((name): name is Name => name in competitors)
  for (let round = 0; round < count; round += 1) {
    for (const name of names) (times[name] ??= []).push(await timed(competitors[name]))
  }
  const of = (name: Name) => times[name] ?? []
  return mapped(names, of)
}

function mapped<Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) {
  const found: Partial<Record<Name, Value>> = {}
  for (const name of names) found[name] = of(name)
  return complete(found, names)
}

function complete<Name extends string, Value>(
  found: Partial<Record<Name, Value>>,
  names: readonly Name[],
): Readonly<Record<Name, Value>> {
  if (!isComplete(found, names)) throw new Error('a competitor was not measured')
  return found
}

const isComplete = <Name extends string, Value>(
  found: Partial<Record<Name, Value>>,
  names: readonly Name[],
): found is Record<Name, Value> => names.every((name) => found[name] !== undefined)

export function machine(): string {
  const cores = cpus()
  const gib = Math.round(totalmem() / 2 ** 30)
  const load = loadavg().map((value) => value.toFixed(1))
  const processor = `${cores.length} × ${cores[0]?.model ?? 'unknown processor'}`
  return `${processor}, ${gib} GiB, Node ${process.versions.node}, load ${load.join(' ')}`
}
