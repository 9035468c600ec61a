// The headings as a tree: one of them has the keyboard, arrows walk, and the acts have keys of their own.
import { useLanguage, words as kitWords } from '@corridor/kit'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { said } from './outline.messages.ts'
import type { Act, OutlineDraft } from './outline-draft.ts'
import { hasChildren, type Heading, parentOf, seenPlaces, type Words } from './outline-tree.ts'

interface Shown {
  readonly draft: OutlineDraft
  readonly mayWrite: boolean
}

const altActs: Readonly<Record<string, Act>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
}
const plainActs: Readonly<Record<string, Act>> = {
  Enter: 'edit',
  Insert: 'insert',
  Delete: 'remove',
  F2: 'edit',
}

function actOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): Act | undefined {
  if (ctrlKey || metaKey) return key === 'z' ? 'undo' : undefined
  return altKey ? altActs[key] : plainActs[key]
}

interface Walk {
  readonly draft: OutlineDraft
  readonly closed: ReadonlySet<number>
  readonly fold: (key: number, isClosed: boolean) => void
}

/** Where an arrow leads; folding and opening go on with the next press. */
function walked(key: string, { draft, closed, fold }: Walk): number | undefined {
  const { headings, at } = draft
  const seen = seenPlaces(headings, closed)
  const own = headings[at]?.key ?? -1
  const isBranch = hasChildren(headings, at)
  if (key === 'Home') return 0
  if (key === 'End') return seen.at(-1)
  if (key === 'ArrowDown') return seen[seen.indexOf(at) + 1]
  if (key === 'ArrowUp') return seen[seen.indexOf(at) - 1]
  if (key === 'ArrowRight') {
    if (isBranch && !closed.has(own)) return at + 1
    if (isBranch) fold(own, false)
  }
  if (key === 'ArrowLeft') {
    if (!isBranch || closed.has(own)) return parentOf(headings, at) < 0 ? undefined : parentOf(headings, at)
    fold(own, true)
  }
  return undefined
}

const walkKeys: readonly string[] = ['Home', 'End', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

export function OutlineTree({ draft, mayWrite }: Shown) {
  const { say } = useLanguage()
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set())
  const tree = useRef<HTMLUListElement>(null)
  const hasKeys = useRef(false)
  const { headings, at, editing } = draft
  const fold = (key: number, isClosed: boolean) =>
    setClosed((before) => new Set(isClosed ? [...before, key] : [...before].filter((one) => one !== key)))
  const current = headings[at]?.key
  useEffect(() => {
    if (!hasKeys.current || editing) return
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [at, current, editing, headings])
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('form') !== null) return
    event.stopPropagation()
    const act = mayWrite ? actOf(event) : undefined
    const walks = !event.altKey && !event.ctrlKey && !event.metaKey && walkKeys.includes(event.key)
    if (act === undefined && !walks) return
    event.preventDefault()
    hasKeys.current = true
    if (act !== undefined) draft.act(act)
    else {
      const next = walked(event.key, { draft, closed, fold })
      if (next !== undefined) draft.go(next)
    }
  }
  const seen = seenPlaces(headings, closed)
  return (
    <ul ref={tree} role="tree" aria-label={say(said.outline)} className="outline-tree" onKeyDown={press}>
      {seen.map((place) => {
        const heading = headings[place]
        if (heading === undefined) return null
        const isBranch = hasChildren(headings, place)
        return (
          <li
            key={heading.key}
            role="treeitem"
            aria-level={heading.level}
            aria-expanded={isBranch ? !closed.has(heading.key) : undefined}
            aria-selected={place === at}
            tabIndex={place === at ? 0 : -1}
            className={`level-${Math.min(heading.level, 5)}`}
            onClick={() => !(editing && place === at) && draft.go(place)}
            onFocus={() => (hasKeys.current = true)}
            onDoubleClick={() => mayWrite && draft.act('edit')}
          >
            {isBranch && (
              <span
                className="fold"
                aria-hidden="true"
                onClick={() => fold(heading.key, !closed.has(heading.key))}
              >
                {closed.has(heading.key) ? '▸' : '▾'}
              </span>
            )}
            {editing && place === at ? (
              <HeadingForm heading={heading} onSettle={draft.settle} />
            ) : (
              <HeadingWords heading={heading} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function HeadingWords({ heading }: { readonly heading: Heading }) {
  return (
    <span lang="zh-CN">
      {heading.marker !== null && <span className="marker">{heading.marker}</span>}
      {heading.title}
      {heading.slogan !== null && <span className="quiet">{` · ${heading.slogan}`}</span>}
    </span>
  )
}

interface Form {
  readonly heading: Heading
  readonly onSettle: (words: Words | undefined) => void
}

function HeadingForm({ heading, onSettle }: Form) {
  const { say } = useLanguage()
  const [draft, setDraft] = useState({
    marker: heading.marker ?? '',
    title: heading.title,
    slogan: heading.slogan ?? '',
  })
  const title = useRef<HTMLInputElement>(null)
  useEffect(() => title.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSettle(draft)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onSettle(undefined)
  }
  const line = (name: keyof typeof draft) => (
    <label className={`heading-${name}`}>
      <span>{say(said[name])}</span>
      <input
        ref={name === 'title' ? title : undefined}
        className="input"
        lang="zh-CN"
        value={draft[name]}
        onChange={(event) => setDraft((before) => ({ ...before, [name]: event.target.value }))}
      />
    </label>
  )
  return (
    <form className="heading-form" onSubmit={submit} onKeyDown={leave}>
      {line('marker')}
      {line('title')}
      {line('slogan')}
      <span className="heading-acts">
        <button type="submit" className="button primary">
          {say(said.done)}
        </button>
        <button type="button" className="button" onClick={() => onSettle(undefined)}>
          {say(kitWords.cancel)}
        </button>
      </span>
    </form>
  )
}
