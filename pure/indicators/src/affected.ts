// Which subjects of a ledger a changed record touches: the paths from the record to them.
import type { Cover, Ledger, Source } from './ledger.ts'

export type Path = (
  | /** The changed record's own reference (or `id`) is the subject. */
    { readonly kind: 'names'; readonly field: string }
  /** The changed record speaks of an organisation (`of`); the subjects are those whose `via` is it. */
  | { readonly kind: 'places'; readonly of: string; readonly via: string }
) & {
  /** True where the record can only change dimensions: then only subjects that hold postings are concerned. */
  readonly onlyDimensions: boolean
}

function coverSources(cover: Cover): readonly Source[] {
  return cover.kind === 'spans' ? [cover.source] : [...coverSources(cover.left), ...coverSources(cover.right)]
}

export const sourcesOf = (ledger: Ledger): readonly Source[] =>
  ledger.timelines.flatMap((timeline) =>
    timeline.kind === 'steps' ? timeline.steps.map(({ source }) => source) : coverSources(timeline.cover),
  )

/** The registers whose records a ledger reads: its subject, its facts, the histories its dimensions follow. */
export function registersRead(ledger: Ledger): readonly string[] {
  const read = new Set([ledger.subject, ...sourcesOf(ledger).map(({ register }) => register)])
  for (const { value } of Object.values(ledger.dimensions))
    if (value.kind !== 'own') read.add(value.history.register)
  return [...read]
}

/** The distinct paths from a record of `register`; empty where the ledger does not read that register. */
export function pathsFrom(register: string, ledger: Ledger): readonly Path[] {
  const paths = new Map<string, Path>()
  const add = (path: Path) => paths.set(JSON.stringify(path), path)
  const sources = sourcesOf(ledger).filter((source) => source.register === register)
  for (const source of sources) add({ kind: 'names', field: source.subject, onlyDimensions: false })
  if (ledger.subject === register && !sources.some(({ subject }) => subject === 'id')) {
    add({ kind: 'names', field: 'id', onlyDimensions: true })
  }
  for (const { value } of Object.values(ledger.dimensions)) {
    if (value.kind === 'own' || value.history.register !== register) continue
    add(
      value.via === 'id'
        ? { kind: 'names', field: value.history.of, onlyDimensions: true }
        : { kind: 'places', of: value.history.of, via: value.via, onlyDimensions: true },
    )
  }
  return [...paths.values()]
}
