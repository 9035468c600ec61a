// Failed sign-ins, counted per account and address: after a few the next has to wait.

const windowMs = 15 * 60_000
const perAccount = 5
const perAddress = 50
const remembered = 10_000

export interface Attempts {
  /** Milliseconds until the next attempt is looked at, 0 where it may be now. */
  waitFor(account: string, address: string, now: number): number
  failed(account: string, address: string, now: number): void
  succeeded(account: string, address: string): void
}

interface Count {
  count: number
  since: number
}

/** Kept in memory: an application server more multiplies the tries by one more, not by many. */
export function countAttempts(): Attempts {
  const counts = new Map<string, Count>()
  const accountKey = (account: string, address: string) => `${account.toLowerCase()}\u001f${address}`
  const waitOf = (key: string, limit: number, now: number): number => {
    const found = counts.get(key)
    if (found === undefined || found.count < limit) return 0
    return Math.max(0, found.since + windowMs - now)
  }
  const add = (key: string, now: number) => {
    const found = counts.get(key)
    if (found === undefined || found.since + windowMs <= now) counts.set(key, { count: 1, since: now })
    else found.count += 1
    const [oldest] = counts.keys()
    if (counts.size > remembered && oldest !== undefined) counts.delete(oldest)
  }
  return {
    waitFor: (account, address, now) =>
      Math.max(waitOf(accountKey(account, address), perAccount, now), waitOf(address, perAddress, now)),
    failed(account, address, now) {
      add(accountKey(account, address), now)
      add(address, now)
    },
    succeeded: (account, address) => void counts.delete(accountKey(account, address)),
  }
}
