// The outline as a tree: each heading with those below it.
import type { OutlineShown } from '@corridor/protocol'

export interface OutlineBranch {
  readonly heading: OutlineShown
  readonly below: readonly OutlineBranch[]
}

/** `parent` is the order of the heading above; a heading whose parent does not come before it stands at the top. */
export function outlineTree(headings: readonly OutlineShown[]): readonly OutlineBranch[] {
  const known = new Set<number>()
  const under = new Map<number | null, OutlineShown[]>()
  for (const heading of [...headings].sort((a, b) => a.order - b.order)) {
    const parent = heading.parent !== null && known.has(heading.parent) ? heading.parent : null
    under.set(parent, [...(under.get(parent) ?? []), heading])
    known.add(heading.order)
  }
  const branches = (parent: number | null): readonly OutlineBranch[] =>
    (under.get(parent) ?? []).map((heading) => ({ heading, below: branches(heading.order) }))
  return branches(null)
}
