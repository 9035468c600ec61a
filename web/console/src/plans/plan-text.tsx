// The source text with each target's span marked; a mark opens its target.
import type { PlanAnswer } from '@corridor/protocol'
import { useLanguage } from '@corridor/kit'
import { useEffect, useMemo, useRef } from 'react'
import { said } from './plan.messages.ts'
import { piecesOf } from './spans.ts'

interface Shown {
  readonly plan: PlanAnswer
  readonly current: string | undefined
  readonly onChoose: (target: string) => void
}

export function PlanText({ plan, current, onChoose }: Shown) {
  const { say } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => piecesOf(plan.text, plan.targetList), [plan.text, plan.targetList])
  const byId = new Map(plan.targetList.map((target) => [target.id, target]))
  useEffect(() => {
    const mark = frame.current?.querySelector<HTMLElement>('mark.is-current')
    if (!mark || frame.current === null) return
    frame.current.scrollTop = mark.offsetTop - frame.current.clientHeight / 3
  }, [current])
  return (
    <section className="plan-source" aria-label={say(said.text)}>
      <h2>{say(said.text)}</h2>
      <div
        ref={frame}
        className="plan-text"
        tabIndex={0}
        role="region"
        aria-label={say(said.text)}
        lang="zh-CN"
      >
        {pieces.map(({ start, text, targets }) => {
          const id = targets.includes(current ?? '') ? current : targets[0]
          const target = id === undefined ? undefined : byId.get(id)
          if (id === undefined || target === undefined) return <span key={start}>{text}</span>
          return (
            <mark key={start} className={`state-${target.state}${id === current ? ' is-current' : ''}`}>
              <button
                type="button"
                aria-label={`${say(said.target(target.order))}: ${text}`}
                onClick={() => onChoose(id)}
              >
                {text}
              </button>
            </mark>
          )
        })}
      </div>
    </section>
  )
}
