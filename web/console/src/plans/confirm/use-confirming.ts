// Deciding about a plan's records: which one is current, which form is open, what was done last, and every act.
import type { Label } from '@corridor/base'
import type { PlanAnswer, TargetShown } from '@corridor/protocol'
import { useAddress, useLanguage, write } from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { acceptance, choiceFor, type PlanKeys, type TargetChange } from '../plan-keys.ts'
import { said } from './confirm.messages.ts'
import {
  acceptableOf,
  firstOrder,
  inListOrder,
  isDoubtful,
  isListOrder,
  isOpen,
  type ListOrder,
  nextWhere,
} from './record-order.ts'
import type { Stretch } from '../spans.ts'

/** The one form that is open; those of a record stand in it, the others above the list. */
export type Panel =
  | { readonly kind: 'edit' | 'reject' | 'split' | 'merge'; readonly target: string }
  | { readonly kind: 'add'; readonly stretch: Stretch | undefined }
  | { readonly kind: 'accept' | 'help' }

type Writing = Parameters<typeof write>[1]

interface Sent extends Writing {
  readonly path: string
  readonly done: Label
  /** The record that is current afterwards; `newest` is the one with the highest number. */
  readonly next?: string | undefined
}

/** Sends an act; the answer is the plan as it is then. A refusal shows its reasons and the newer plan. */
function useAct(plan: PlanAnswer, onDone: (answer: PlanAnswer, sent: Sent) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, done: _done, next: _next, ...how }: Sent) =>
      write<PlanAnswer>(`/plans/${plan.id}/${path}`, how),
    onSuccess: (answer, sent) => {
      client.setQueryData(['plan', plan.id], answer)
      void client.invalidateQueries({ queryKey: ['plans'] })
      void client.invalidateQueries({ queryKey: ['cockpit'] })
      onDone(answer, sent)
    },
    onError: () => client.invalidateQueries({ queryKey: ['plan', plan.id] }),
  })
}

/** Puts the focus on the current record after an act of the keyboard or a closed form, never while somebody types. */
function useRecordFocus() {
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    document.querySelector<HTMLElement>('.target.is-current .target-name')?.focus()
  })
  return () => {
    wanted.current = true
  }
}

const doneBy = ({ order }: TargetShown, { state }: TargetChange): Label => {
  if (state === 'confirmed') return said.didConfirm(order)
  if (state === 'rejected') return said.didReject(order)
  return state === 'read' ? said.didReopen(order) : said.didChange(order)
}

const newestOf = ({ targetList }: PlanAnswer): string | undefined =>
  targetList.toSorted((a, b) => b.order - a.order)[0]?.id

export function useConfirming(plan: PlanAnswer) {
  const [address, changeAddress] = useAddress()
  const [startOrder] = useState(() => firstOrder(plan.targetList))
  const [chosen, setChosen] = useState(address['target'])
  const [panel, setPanel] = useState<Panel>()
  const [news, setNews] = useState<Label>()
  const wantFocus = useRecordFocus()
  const order: ListOrder = isListOrder(address['order']) ? address['order'] : startOrder
  const targets = inListOrder(plan.targetList, order)
  const current = targets.find(({ id }) => id === chosen) ?? targets[0]
  const mayWrite = plan.may.includes('write')
  // The address follows some moments later; the next key must already act on the new record.
  const goTo = (id: string) => {
    setChosen(id)
    changeAddress({ target: id }, true)
    wantFocus()
  }
  const choose = (target: TargetShown | undefined) => {
    if (target !== undefined) goTo(target.id)
  }
  const acting = useAct(plan, (answer, { done, next }) => {
    const waiting = answer.targetList.filter(isOpen).length
    const rest = waiting === 0 ? said.allDecided : said.waiting(waiting)
    setNews({ zh: `${done.zh}。${rest.zh}。`, en: `${done.en}. ${rest.en}.` })
    setPanel(undefined)
    const id = next === 'newest' ? newestOf(answer) : next
    if (id === undefined) wantFocus()
    else goTo(id)
  })
  const send = (sent: Sent) => {
    if (mayWrite && !acting.isPending) acting.mutate(sent)
  }
  const change = (target: TargetShown, given: TargetChange) => {
    const decides = given.state === 'confirmed' || given.state === 'rejected'
    send({
      path: `targets/${target.id}`,
      method: 'PATCH',
      body: given,
      version: target.version,
      done: doneBy(target, given),
      next: decides ? (nextWhere(targets, target, isOpen) ?? target).id : target.id,
    })
  }
  const close = () => {
    setPanel(undefined)
    wantFocus()
  }
  return {
    plan,
    order,
    targets,
    current,
    mayWrite,
    panel,
    news,
    close,
    choose,
    change,
    send,
    error: acting.error,
    isBusy: acting.isPending,
    setOrder: (to: ListOrder) => changeAddress({ order: to }, true),
    open: setPanel,
    tell: setNews,
  }
}

export type Confirming = ReturnType<typeof useConfirming>

/** The record has a choice open: what to press, and the choices are there because it is the current one. */
function askFirst(target: TargetShown): Label | undefined {
  if (target.ready || target.state === 'confirmed') return undefined
  if (target.question !== null) return said.answerFirst
  const isUnbound = target.kind === 'target' && target.indicator === null && target.answer === null
  return isUnbound && target.candidates.length > 0 ? said.chooseFirst(target.candidates.length) : undefined
}

export function accept({ change, choose, tell }: Confirming, target: TargetShown): void {
  const first = askFirst(target)
  if (first === undefined) return change(target, acceptance(target))
  choose(target)
  tell(first)
}

export function undoLast({ plan, send, tell }: Confirming): void {
  if (plan.undo === null) tell(said.nothingToUndo)
  else send({ path: 'undo', method: 'POST', done: said.didUndo })
}

export const toOtherKind = ({ change }: Confirming, target: TargetShown): void =>
  change(target, { kind: target.kind === 'target' ? 'achievement' : 'target' })

export function toNextUnsure({ targets, current, choose, tell }: Confirming): void {
  const next = nextWhere(targets, current, isDoubtful)
  if (next !== undefined) choose(next)
  else if (current === undefined || !isDoubtful(current)) tell(said.noneUnsure)
}

/** Every key of the page. Without the right to write only moving about is left. */
export function keysOf(confirming: Confirming): PlanKeys {
  const { targets, current, choose, open, close, panel, mayWrite, change } = confirming
  const at = current === undefined ? -1 : targets.indexOf(current)
  const moving: PlanKeys = {
    j: () => choose(targets[at + 1]),
    k: () => choose(targets[at - 1]),
    n: () => toNextUnsure(confirming),
    '?': () => (panel?.kind === 'help' ? close() : open({ kind: 'help' })),
    Escape: close,
  }
  if (!mayWrite) return moving
  const whole: PlanKeys = {
    ...moving,
    z: () => undoLast(confirming),
    i: () => open({ kind: 'add', stretch: undefined }),
    A: () => acceptableOf(targets).length > 0 && open({ kind: 'accept' }),
  }
  if (current === undefined || current.state === 'merged') return whole
  const formOf = (kind: 'edit' | 'reject' | 'split' | 'merge') => () => open({ kind, target: current.id })
  const choices = [0, 1, 2, 3, 4, 5].map((digit) => [
    String(digit),
    () => {
      const chosen = choiceFor(current, digit)
      if (chosen !== undefined) change(current, chosen)
    },
  ])
  return {
    ...whole,
    ...Object.fromEntries(choices),
    a: () => accept(confirming, current),
    e: formOf('edit'),
    x: formOf('reject'),
    s: formOf('split'),
    m: formOf('merge'),
    t: () => toOtherKind(confirming, current),
  }
}

/** What is current in a list may have been taken away meanwhile; the words for it are chosen here once. */
export function useNews({ news }: Confirming): string {
  const { say } = useLanguage()
  return news === undefined ? '' : say(news)
}
