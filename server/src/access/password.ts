// Passwords: argon2id with the parameters OWASP names first (19 MiB, 2 passes, 1 lane).
import { hash, verify } from '@node-rs/argon2'

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The text kept in the database; the library's default algorithm is argon2id. */
export const hashPassword = (password: string): Promise<string> => hash(password, options)

let unknown: Promise<string> | undefined

/** Where there is no account, the same work is done against a hash of nothing, so that time tells nothing. */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  unknown ??= hashPassword('')
  const matches = await verify(kept ?? (await unknown), password)
  return kept !== undefined && matches
}
