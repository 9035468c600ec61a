// The keyboard of the plan page: one letter an act, the same acts as the buttons; forms and choices keep their keys.
import type { TargetShown } from '@corridor/protocol'
import { useEffect, useRef } from 'react'

/** What a person may change of a target; the server checks it. */
export interface TargetChange {
  readonly state?: 'read' | 'confirmed' | 'rejected'
  readonly indicator?: string | null
  readonly answer?: string | null
  readonly division?: string | null
  readonly owner?: string | null
  readonly dueOn?: string | null
  readonly phrase?: string
  readonly comparator?: string
  readonly bound?: string
  readonly value?: string
  readonly valueHigh?: string | null
  readonly unit?: string
  readonly kind?: string
  readonly period?: string | null
  readonly scope?: string | null
  readonly rejectReason?: string | null
  readonly rejectWords?: string | null
  /** The document that revises the target. */
  readonly document?: string
}

/** Confirming takes the record as it stands; where no indicator comes near, it is kept without one and says so. */
export function acceptance({ kind, indicator, answer }: TargetShown): TargetChange {
  const measuresNothing = kind === 'target' && indicator === null && answer === null
  return { state: 'confirmed', ...(measuresNothing ? { answer: 'none' } : {}) }
}

/** Numbers choose among the offered indicators or answers; 0 says that none measures this. */
export function choiceFor(target: TargetShown, digit: number): TargetChange | undefined {
  if (target.kind !== 'target') return undefined
  if (digit === 0) return { answer: 'none' }
  if (target.question !== null) {
    const choice = target.question.choices[digit - 1]
    return choice === undefined ? undefined : { answer: choice.answer }
  }
  const candidate = target.candidates[digit - 1]
  return candidate === undefined ? undefined : { indicator: candidate.indicator }
}

/** Key → act; a key that is not there does nothing. */
export type PlanKeys = Readonly<Record<string, () => void>>

/** While a form has the focus the letters are typed into it. */
const keepsItsKeys = 'input, textarea, select, form, dialog'

export function usePlanKeys(keys: PlanKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.target instanceof HTMLElement && event.target.closest(keepsItsKeys) !== null) return
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
