// Failed sign-ins, counted per account and address: after a few the next has to wait.

const windowMs = 15 * 60_000
const allowed = 5
const remembered = 10_000

export interface Attempts {
  /** Milliseconds until the next attempt is looked at, 0 where it may be now. */
  waitFor(account: string, address: string, now: number): number
  /** Counted before the password is looked at, so that many at once are not looked at either. */
  begun(account: string, address: string, now: number): void
  succeeded(account: string, address: string): void
}

/** Kept in memory: another application server adds its own few tries, it does not multiply them. */
export function countAttempts(): Attempts {
  const counts = new Map<string, { count: number; readonly since: number }>()
  const keyOf = (account: string, address: string) => `${account.toLowerCase()}\u001f${address}`
  return {
    waitFor(account, address, now) {
      const found = counts.get(keyOf(account, address))
      return found === undefined || found.count < allowed ? 0 : Math.max(0, found.since + windowMs - now)
    },
    begun(account, address, now) {
      const key = keyOf(account, address)
      const found = counts.get(key)
      if (found === undefined || found.since + windowMs <= now) counts.set(key, { count: 1, since: now })
      else found.count += 1
      const [oldest] = counts.keys()
      if (counts.size > remembered && oldest !== undefined) counts.delete(oldest)
    },
    succeeded: (account, address) => void counts.delete(keyOf(account, address)),
  }
}
