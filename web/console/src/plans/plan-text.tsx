// The source text: each record's span marked and a way to it, each left number marked otherwise; words can be selected.
import type { PlanAnswer } from '@corridor/protocol'
import { useLanguage } from '@corridor/kit'
import { useEffect, useMemo, useRef, useState } from 'react'
import { said } from './plan.messages.ts'
import { longestNumber, type Piece, piecesOf, type Stretch } from './spans.ts'

interface Shown {
  readonly plan: PlanAnswer
  readonly current: string | undefined
  readonly onChoose: (target: string) => void
  /** Left out where the person may not write. */
  readonly onAdd?: ((stretch: Stretch) => void) | undefined
}

const leftover = 'leftover-'

export function PlanText({ plan, current, onChoose, onAdd }: Shown) {
  const { say } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Stretch>()
  const pieces = useMemo(() => {
    const left = plan.leftovers.map(({ order, span }) => ({ id: `${leftover}${order}`, span }))
    return piecesOf(plan.text, [...plan.targetList.filter(({ state }) => state !== 'merged'), ...left])
  }, [plan])
  useEffect(() => {
    const mark = frame.current?.querySelector<HTMLElement>('mark.is-current')
    if (!mark || frame.current === null) return
    frame.current.scrollTop = mark.offsetTop - frame.current.clientHeight / 3
  }, [current])
  const select = () => {
    const stretch = frame.current === null ? undefined : selectionIn(frame.current)
    setSelected(stretch === undefined ? undefined : wholeNumber(plan, stretch))
  }
  return (
    <section className="plan-source" aria-label={say(said.text)}>
      <h2>{say(said.text)}</h2>
      {onAdd !== undefined && selected !== undefined && (
        <button type="button" className="button add-selected" onClick={() => onAdd(selected)}>
          {say(said.addSelected)} <span lang="zh-CN">{selected.text}</span>
        </button>
      )}
      <div
        ref={frame}
        className="plan-text"
        tabIndex={0}
        role="region"
        aria-label={say(said.text)}
        lang="zh-CN"
        onMouseUp={select}
        onKeyUp={select}
      >
        <Pieces plan={plan} pieces={pieces} current={current} onChoose={onChoose} />
      </div>
    </section>
  )
}

function Pieces({ plan, pieces, current, onChoose }: Shown & { readonly pieces: readonly Piece[] }) {
  const { say } = useLanguage()
  const byId = new Map(plan.targetList.map((target) => [target.id, target]))
  const reasonOf = new Map(plan.leftovers.map(({ order, says }) => [`${leftover}${order}`, says]))
  return pieces.map(({ start, text, targets }) => {
    const id = targets.includes(current ?? '') ? current : targets[0]
    const target = id === undefined ? undefined : byId.get(id)
    const reason = id === undefined ? undefined : reasonOf.get(id)
    if (id === undefined || target === undefined) {
      return (
        <span
          key={start}
          data-start={start}
          className={reason === undefined ? undefined : 'left-number'}
          title={reason === undefined ? undefined : say(reason)}
        >
          {text}
        </span>
      )
    }
    const look = `state-${target.state} kind-${target.kind}${id === current ? ' is-current' : ''}`
    return (
      <mark key={start} className={look}>
        <button
          type="button"
          data-start={start}
          aria-label={`${say(said.target(target.order))}: ${text}`}
          onClick={() => onChoose(id)}
        >
          {text}
        </button>
      </mark>
    )
  })
}

/** Offset in the plan's text of a place in the page; undefined outside of it. */
function offsetAt(node: Node | null, offset: number): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement
  const start = element?.closest<HTMLElement>('[data-start]')?.dataset['start']
  return start === undefined ? undefined : Number(start) + offset
}

/** A part of a left number stands for all of it: a double click takes the digits without their unit. */
function wholeNumber({ leftovers }: PlanAnswer, stretch: Stretch): Stretch {
  const left = leftovers.find(({ span }) => span[0] <= stretch.from && stretch.to <= span[1])
  return left === undefined ? stretch : { from: left.span[0], to: left.span[1], text: left.text }
}

/** The selected words where they may be a number with its unit. */
function selectionIn(frame: HTMLElement): Stretch | undefined {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || !frame.contains(selection.anchorNode)) return undefined
  const ends = [
    offsetAt(selection.anchorNode, selection.anchorOffset),
    offsetAt(selection.focusNode, selection.focusOffset),
  ]
  const [from, to] = ends.filter((end) => end !== undefined).sort((a, b) => a - b)
  const text = selection.toString()
  const fits = from !== undefined && to !== undefined && to > from && to - from <= longestNumber
  return fits && /[\p{L}\p{N}]/u.test(text) ? { from, to, text } : undefined
}
