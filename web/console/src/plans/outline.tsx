// The outline of a plan as a tree.
import type { OutlineShown } from '@corridor/protocol'
import { useLanguage } from '@corridor/kit'
import { said } from './plan.messages.ts'

export function Outline({ outline }: { readonly outline: readonly OutlineShown[] }) {
  const { say } = useLanguage()
  if (outline.length === 0) return null
  return (
    <section className="panel" aria-label={say(said.outline)}>
      <h2>{say(said.outline)}</h2>
      <Branch outline={outline} parent={null} />
    </section>
  )
}

function Branch({
  outline,
  parent,
}: {
  readonly outline: readonly OutlineShown[]
  readonly parent: number | null
}) {
  const own = outline.filter((entry) => entry.parent === parent)
  if (own.length === 0) return null
  return (
    <ul className="tree" lang="zh-CN">
      {own.map((entry) => {
        const isBranch = outline.some((other) => other.parent === entry.order)
        const words = <Entry entry={entry} />
        return (
          <li key={entry.order}>
            {isBranch ? (
              <details open={entry.level <= 1}>
                <summary>{words}</summary>
                <Branch outline={outline} parent={entry.order} />
              </details>
            ) : (
              words
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Entry({ entry }: { readonly entry: OutlineShown }) {
  return (
    <span>
      {entry.marker !== null && <span className="marker">{entry.marker}</span>}
      {entry.title}
      {entry.slogan !== null && <span className="quiet">{` · ${entry.slogan}`}</span>}
    </span>
  )
}
