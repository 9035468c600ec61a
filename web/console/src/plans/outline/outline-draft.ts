// The outline while it is being corrected: acts, what can be taken back, and what a person is told about each act.
import type { Label } from '@corridor/base'
import type { OutlineShown } from '@corridor/protocol'
import { useState } from 'react'
import { said } from './outline.messages.ts'
import {
  type Acted,
  endOf,
  type Headings,
  headingsOf,
  inserted,
  moved,
  removed,
  reworded,
  shifted,
  type Words,
} from './outline-tree.ts'

export type Act = 'up' | 'down' | 'in' | 'out' | 'edit' | 'insert' | 'remove' | 'undo'

interface State {
  readonly headings: Headings
  readonly at: number
  readonly past: readonly { readonly headings: Headings; readonly at: number }[]
  readonly editing: boolean
  readonly told: Label | undefined
}

const untouched = (outline: readonly OutlineShown[]): State => ({
  headings: headingsOf(outline),
  at: 0,
  past: [],
  editing: false,
  told: undefined,
})

/** An act that is none leaves the list and says why. */
function changed(
  state: State,
  acted: Acted | undefined,
  words: { readonly refused: Label; readonly told?: Label },
): State {
  if (acted === undefined) return { ...state, told: words.refused }
  const { headings, at } = state
  return { ...state, ...acted, past: [...state.past, { headings, at }], told: words.told }
}

function takenBack(state: State): State {
  const last = state.past.at(-1)
  if (last === undefined) return state
  return { ...state, ...last, past: state.past.slice(0, -1), editing: false, told: undefined }
}

function after(state: State, act: Act): State {
  const { headings, at } = state
  if (act === 'undo') return takenBack(state)
  if (act === 'insert') {
    return { ...changed(state, inserted(headings, at), { refused: said.noTitle }), editing: true }
  }
  if (headings[at] === undefined) return state
  if (act === 'edit') return { ...state, editing: true, told: undefined }
  if (act === 'up' || act === 'down')
    return changed(state, moved(headings, at, act), { refused: said.noMove })
  if (act === 'in') return changed(state, shifted(headings, at, 1), { refused: said.noIn })
  if (act === 'out') return changed(state, shifted(headings, at, -1), { refused: said.noOut })
  const told = said.removed(endOf(headings, at) - at)
  return changed(state, removed(headings, at), { refused: said.noTitle, told })
}

/** A heading that was just added has no title yet: leaving it takes it away again. */
function settled(state: State, words: Words | undefined): State {
  const isFresh = state.headings[state.at]?.title === ''
  if (words === undefined) return isFresh ? takenBack(state) : { ...state, editing: false, told: undefined }
  const acted = reworded(state.headings, state.at, words)
  if (acted === undefined) return { ...state, told: said.noTitle }
  const next = isFresh ? { ...state, ...acted } : changed(state, acted, { refused: said.noTitle })
  return { ...next, editing: false, told: undefined }
}

export interface OutlineDraft extends State {
  readonly act: (act: Act) => void
  readonly go: (at: number) => void
  readonly settle: (words: Words | undefined) => void
  /** A whole other outline, as a change that can be taken back. */
  readonly takeUp: (outline: readonly OutlineShown[]) => void
  readonly restart: (outline: readonly OutlineShown[], told?: Label) => void
}

export function useOutlineDraft(outline: readonly OutlineShown[]): OutlineDraft {
  const [state, setState] = useState<State>(() => untouched(outline))
  return {
    ...state,
    act: (act) => setState((before) => after(before, act)),
    go: (at) => setState((before) => ({ ...before, at, editing: false, told: undefined })),
    settle: (words) => setState((before) => settled(before, words)),
    takeUp: (other) =>
      setState((before) =>
        changed(before, { headings: headingsOf(other), at: 0 }, { refused: said.noTitle }),
      ),
    restart: (other, told) => setState({ ...untouched(other), told }),
  }
}
