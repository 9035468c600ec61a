// The demonstration people, with random passwords that exist only in a file of the data folder.
import { randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { demoPeople } from '@corridor/demo'
import type { Transaction } from '../store/database.ts'

export interface DemoAccount {
  readonly account: string
  readonly password: string
  readonly name: string
  readonly unit: string
}

/** Letters and digits that nobody confuses when reading them off a screen. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

const password = (): string =>
  Array.from(randomBytes(12), (byte) => alphabet.charAt(byte % alphabet.length)).join('')

const reaches = { own: 'holder', unit: 'city', district: 'district', city: 'city' } as const

/** Creates everybody; the firms must be registered already. */
export async function createDemoPeople(transaction: Transaction): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const person of demoPeople()) {
    const secret = password()
    const [firm] = await transaction.rows<{ id: string }>(
      'select id from organisations where region = corridor_region() and credit_code = $1',
      [person.firm],
    )
    await transaction.run(
      `insert into person (id, region, account, name, unit_zh, unit_en, division, roles, reach, districts, holder,
         password_hash)
       values ($1, corridor_region(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        randomUUID(),
        person.account,
        person.name,
        person.unit.zh,
        person.unit.en,
        person.division,
        person.roles,
        person.roles.includes('systemAdministrator') || person.roles.includes('securityAdministrator')
          ? 'none'
          : reaches[person.scope],
        person.districts,
        firm?.id,
        await hash(secret),
      ],
    )
    accounts.push({ account: person.account, password: secret, name: person.name, unit: person.unit.zh })
  }
  return accounts
}

export interface KnownPerson {
  readonly id: string
  readonly division: string | null
}

export async function peopleByAccount(transaction: Transaction): Promise<ReadonlyMap<string, KnownPerson>> {
  const rows = await transaction.rows<KnownPerson & { readonly account: string }>(
    'select account, id, division from person where region = corridor_region()',
  )
  return new Map(rows.map(({ account, id, division }) => [account, { id, division }]))
}

/** Anything registered means that the installation is in use. */
export async function countOrganisations(transaction: Transaction): Promise<number> {
  const [row] = await transaction.rows<{ n: bigint }>(
    'select count(*) as n from organisations where region = corridor_region()',
  )
  return Number(row?.n ?? 0n)
}
