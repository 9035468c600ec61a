// Links inside the console, and the one place that builds their addresses.
import { useRouter, useSearch } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { queryText } from './client.ts'

type Query = Readonly<Record<string, string | undefined>>

const segment = encodeURIComponent

export const pathTo = {
  cockpit: (query: Query = {}) => `/${queryText(query)}`,
  plans: () => '/plans',
  newPlan: () => '/plans/new',
  plan: (id: string, query: Query = {}) => `/plans/${segment(id)}${queryText(query)}`,
  revision: (plan: string) => `/plans/${segment(plan)}/revision`,
  figures: () => '/figures',
  figure: (id: string, query: Query = {}) => `/figures/${segment(id)}${queryText(query)}`,
  register: (id: string, query: Query = {}) => `/registers/${segment(id)}${queryText(query)}`,
  record: (register: string, id: string) => `/registers/${segment(register)}/records/${segment(id)}`,
  newRecord: (register: string) => `/registers/${segment(register)}/new`,
  correct: (register: string, id: string) => `/registers/${segment(register)}/records/${segment(id)}/correct`,
  audit: () => '/audit',
  duplicates: () => '/duplicates',
  importing: (register: string) => `/registers/${segment(register)}/import`,
}

const base = '/console'

export interface Going {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
  readonly label?: string
}

/** An ordinary link that opens within the page; with a modifier key it opens as the browser does. */
export function Go({ to, children, className, current = false, label }: Going) {
  const go = useGo()
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(to)
  }
  return (
    <a
      href={`${base}${to}`}
      onClick={click}
      className={className}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  )
}

/** Opens an address built by `pathTo`; `replace` leaves no step in the browser's history. */
export function useGo(): (to: string, replace?: boolean) => void {
  const router = useRouter()
  return (to, replace = false) =>
    replace ? router.history.replace(`${base}${to}`) : router.history.push(`${base}${to}`)
}

type Address = Readonly<Record<string, string>>

/**
 * The query of the shown page as text values, and a way to change some of them (undefined takes one out). It is the
 * page's own query: while another page is being opened, the page that is left does not see the new address.
 */
export function useAddress(): readonly [Address, (change: Query, replace?: boolean) => void] {
  const router = useRouter()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const address: Address = Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, String(value)]),
  )
  const change = (changes: Query, replace = false) => {
    const target = `${location.pathname}${queryText({ ...address, ...changes })}`
    if (replace) router.history.replace(target)
    else router.history.push(target)
  }
  return [address, change]
}
