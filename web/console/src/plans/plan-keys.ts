// The keyboard of the plan page: j and k move, a confirms, x rejects, e corrects.
import type { TargetShown } from '@corridor/protocol'
import { useEffect, useRef } from 'react'

/** What a person may change of a target; the server checks it. */
export interface TargetChange {
  readonly state?: 'read' | 'confirmed' | 'rejected'
  readonly indicator?: string | null
  readonly division?: string | null
  readonly owner?: string | null
  readonly dueOn?: string | null
  readonly phrase?: string
  readonly comparator?: string
  readonly value?: string
  readonly valueHigh?: string | null
  readonly unit?: string
  /** The document that revises the target. */
  readonly document?: string
}

/** Confirming takes the bound indicator, else the best candidate, which is shown as such beforehand. */
export function acceptance(target: TargetShown): TargetChange {
  const indicator = target.indicator ?? target.candidates[0]?.indicator
  return { state: 'confirmed', ...(indicator === undefined ? {} : { indicator }) }
}

interface Keys {
  readonly targets: readonly TargetShown[]
  readonly current: TargetShown | undefined
  readonly choose: (target: TargetShown | undefined) => void
  readonly change: (target: TargetShown, change: TargetChange) => void
  readonly edit: (target: TargetShown) => void
}

function actFor(key: string, keys: Keys): (() => void) | undefined {
  const { targets, current } = keys
  if (current === undefined) return undefined
  const at = targets.indexOf(current)
  if (key === 'j') return () => keys.choose(targets[at + 1])
  if (key === 'k') return () => keys.choose(targets[at - 1])
  if (key === 'a') return () => keys.change(current, acceptance(current))
  if (key === 'x') return () => keys.change(current, { state: 'rejected' })
  return key === 'e' ? () => keys.edit(current) : undefined
}

export function usePlanKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null)
        return
      const act = actFor(event.key, latest.current)
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
