// People and their sessions in the database: who signs in, who asks, who is there.
import type { Label } from '@corridor/base'
import type { Scope, Transaction } from '../store/database.ts'
import { isRole, type Person } from './person.ts'

interface PersonRow {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly unit_zh: string
  readonly unit_en: string
  readonly division: string | null
  readonly roles: readonly string[]
  readonly reach: Scope['reach']
  readonly districts: readonly string[]
  readonly holder: string | null
}

const columns = [
  'p.id, p.account, p.name, p.unit_zh, p.unit_en',
  'p.division, p.roles, p.reach, p.districts, p.holder',
].join(', ')

const personFrom = (row: PersonRow): Person => ({
  id: row.id,
  account: row.account,
  name: row.name,
  unit: { zh: row.unit_zh, en: row.unit_en },
  division: row.division ?? undefined,
  roles: row.roles.filter(isRole),
  reach: row.reach,
  districts: row.districts,
  holder: row.holder ?? undefined,
})

export interface NewPerson {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly unit: Label
  readonly division?: string | undefined
  readonly roles: readonly string[]
  readonly reach: Scope['reach']
  readonly districts: readonly string[]
  /** The organisation a firm's clerk speaks for. */
  readonly holder?: string | undefined
  /** From `hashPassword`; without one nobody can sign in with a password. */
  readonly passwordHash?: string | undefined
}

/** Adds a person, or brings the one of that account to this. */
export async function savePerson(transaction: Transaction, person: NewPerson): Promise<void> {
  const { id, account, name, unit, division, roles, reach, districts, holder, passwordHash } = person
  await transaction.run(
    `insert into person
       (region, id, account, name, unit_zh, unit_en, division, roles, reach, districts, holder, password_hash)
     values (corridor_region(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (region, account) do update set name = $3, unit_zh = $4, unit_en = $5, division = $6, roles = $7,
       reach = $8, districts = $9, holder = $10, password_hash = coalesce($11, person.password_hash)`,
    [id, account, name, unit.zh, unit.en, division, roles, reach, districts, holder, passwordHash],
  )
}

/** The person of an account with the hash of the password; accounts that are disabled are not found. */
export async function personToSignIn(
  transaction: Transaction,
  account: string,
): Promise<{ readonly person: Person; readonly passwordHash: string } | undefined> {
  const [row] = await transaction.rows<PersonRow & { readonly password_hash: string | null }>(
    `select ${columns}, p.password_hash from person p
     where p.region = (select corridor_region()) and p.account = $1 and not p.disabled`,
    [account],
  )
  if (row === undefined || row.password_hash === null) return undefined
  return { person: personFrom(row), passwordHash: row.password_hash }
}

/** Everybody who can be named as an owner, in the order of units and names. */
export async function listPeople(transaction: Transaction): Promise<readonly Person[]> {
  const rows = await transaction.rows<PersonRow>(
    `select ${columns} from person p
     where p.region = (select corridor_region()) and not p.disabled order by p.division nulls last, p.account`,
  )
  return rows.map(personFrom)
}

/** The person of an account, for commands that act as a named operator. */
export async function personOf(transaction: Transaction, account: string): Promise<Person | undefined> {
  const [row] = await transaction.rows<PersonRow>(
    `select ${columns} from person p
     where p.region = (select corridor_region()) and p.account = $1 and not p.disabled`,
    [account],
  )
  return row === undefined ? undefined : personFrom(row)
}

export interface NewSession {
  /** SHA-256 of the token; the token itself is kept nowhere. */
  readonly token: Buffer
  readonly person: string
  readonly csrf: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function insertSession(transaction: Transaction, session: NewSession): Promise<void> {
  const { token, person, csrf, at, expiresAt } = session
  await transaction.run(
    `insert into session (token_hash, region, person, csrf, created_at, seen_at, expires_at)
     values ($1, corridor_region(), $2, $3, $4, $4, $5)`,
    [token, person, csrf, at, expiresAt],
  )
}

export interface SessionRow extends PersonRow {
  readonly csrf: string
  readonly seen_at: Date
}

/** The session of a token that is neither over nor idle since `idleSince`, of a person who may still sign in. */
export async function findSession(
  transaction: Transaction,
  token: Buffer,
  { now, idleSince }: { readonly now: Date; readonly idleSince: Date },
): Promise<{ readonly person: Person; readonly csrf: string; readonly seenAt: Date } | undefined> {
  const [row] = await transaction.rows<SessionRow>(
    `select s.csrf, s.seen_at, ${columns} from session s join person p on p.region = s.region and p.id = s.person
     where s.region = (select corridor_region()) and s.token_hash = $1
       and s.expires_at > $2 and s.seen_at > $3 and not p.disabled`,
    [token, now, idleSince],
  )
  return row === undefined ? undefined : { person: personFrom(row), csrf: row.csrf, seenAt: row.seen_at }
}

export const touchSession = (transaction: Transaction, token: Buffer, now: Date): Promise<number> =>
  transaction.run('update session set seen_at = $2 where token_hash = $1', [token, now])

export const endSession = (transaction: Transaction, token: Buffer): Promise<number> =>
  transaction.run('delete from session where token_hash = $1', [token])

export const dropOldSessions = (
  transaction: Transaction,
  { now, idleSince }: { readonly now: Date; readonly idleSince: Date },
): Promise<number> =>
  transaction.run('delete from session where expires_at <= $1 or seen_at <= $2', [now, idleSince])
