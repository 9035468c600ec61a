// Sessions: a random token in a cookie, its SHA-256 in the database; 12 hours at most, 30 minutes without use.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Installation } from '../installation.ts'
import type { Transaction } from '../store/database.ts'
import { dropOldSessions, findSession, insertSession, touchSession } from './person.queries.ts'
import type { Person } from './person.ts'

export const sessionCookie = 'corridor_session'
export const sessionHours = 12
const idleMinutes = 30
const touchEveryMs = 60_000

const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest()

const idleSince = (now: Date): Date => new Date(now.getTime() - idleMinutes * 60_000)

export interface Opened {
  readonly token: string
  readonly csrf: string
}

/** Opens a session for a person whose password was right, and clears away those that are over. */
export async function openSession(transaction: Transaction, person: Person, now: Date): Promise<Opened> {
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(32).toString('base64url')
  await dropOldSessions(transaction, { now, idleSince: idleSince(now) })
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000)
  await insertSession(transaction, { token: sha256(token), person: person.id, csrf, at: now, expiresAt })
  return { token, csrf }
}

export interface Session {
  readonly person: Person
  /** The hash of the token. */
  readonly token: Buffer
  readonly csrf: string
}

/** The session of a cookie's token, or undefined where it is unknown, over or idle. */
export async function sessionOf(installation: Installation, token: string): Promise<Session | undefined> {
  const { database, everything, clock } = installation
  const now = clock.now()
  const hashed = sha256(token)
  return database.transact(everything, async (transaction) => {
    const found = await findSession(transaction, hashed, { now, idleSince: idleSince(now) })
    if (found === undefined) return undefined
    if (now.getTime() - found.seenAt.getTime() > touchEveryMs) await touchSession(transaction, hashed, now)
    return { person: found.person, token: hashed, csrf: found.csrf }
  })
}

/** Compares in constant time. */
export function sameCsrf(kept: string, sent: unknown): boolean {
  if (typeof sent !== 'string') return false
  return timingSafeEqual(sha256(kept), sha256(sent))
}
