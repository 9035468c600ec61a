// Which operating system account runs PostgreSQL: it refuses to run as root, so root lends it another one.
import { chownSync, readFileSync, statSync } from 'node:fs'

/** Undefined fields mean "the account we run as". */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

const nobody: Account = { uid: 65534, gid: 65534 }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * As root: the owner of an existing cluster (installing an operating system PostgreSQL later creates the user
 * `postgres`, and the files would then have the wrong owner), else `postgres`, else `nobody`.
 */
export function databaseAccount(clusterFolder: string): Account {
  if (!isRoot()) return {}
  const existing = statSync(clusterFolder, { throwIfNoEntry: false })
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? nobody
}

export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}

function accountNamed(name: string): Account | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':')
    if (user === name && uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}
