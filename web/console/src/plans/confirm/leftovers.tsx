// The numbers that are no record, by reason, each with what stands around it and the way to make it one.
import type { LeftoverShown, PlanAnswer } from '@corridor/protocol'
import { useLanguage } from '@corridor/kit'
import { said } from './confirm.messages.ts'
import { excerptOf, type Stretch } from '../spans.ts'

interface Shown {
  readonly plan: PlanAnswer
  /** Left out where the person may not write. */
  readonly onAdd?: ((stretch: Stretch) => void) | undefined
}

function byReason(leftovers: readonly LeftoverShown[]): readonly (readonly LeftoverShown[])[] {
  const groups = new Map<string, LeftoverShown[]>()
  for (const left of leftovers) {
    const group = groups.get(left.reason)
    if (group === undefined) groups.set(left.reason, [left])
    else group.push(left)
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length)
}

export function Leftovers({ plan, onAdd }: Shown) {
  const { say } = useLanguage()
  if (plan.leftovers.length === 0) return null
  return (
    <section className="panel leftovers" aria-label={say(said.leftovers(plan.leftovers.length))}>
      <details>
        <summary>{say(said.leftovers(plan.leftovers.length))}</summary>
        <p className="hint">{say(said.leftoversWhy)}</p>
        {byReason(plan.leftovers).map((group) => (
          <Group key={group[0]?.reason} text={plan.text} group={group} onAdd={onAdd} />
        ))}
      </details>
    </section>
  )
}

interface Grouped {
  readonly text: string
  readonly group: readonly LeftoverShown[]
  readonly onAdd: Shown['onAdd']
}

function Group({ text, group, onAdd }: Grouped) {
  const { say } = useLanguage()
  const [first] = group
  if (first === undefined) return null
  return (
    <>
      <h3>{`${say(first.says)} (${group.length})`}</h3>
      <ul>
        {group.map((left) => {
          const { before, number, after } = excerptOf(text, left.span)
          return (
            <li key={left.order}>
              <span lang="zh-CN">
                {before}
                <b>{number}</b>
                {after}
              </span>
              {onAdd !== undefined && (
                <button
                  type="button"
                  className="button"
                  aria-label={`${say(said.thisIsTarget)} ${number}`}
                  onClick={() => onAdd({ from: left.span[0], to: left.span[1], text: left.text })}
                >
                  {say(said.thisIsTarget)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
