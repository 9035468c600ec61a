// The whole verification: the chain, the acts without a seal, and the heads that were noted earlier.
import type { Problem } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Transaction } from '../store/database.ts'
import { type Finding, findingProblem } from './finding.ts'
import { imagesOf } from './image.queries.ts'
import {
  countUnsealed,
  lastSeal,
  type PassedAct,
  passedActs,
  sealsAt,
  type Standing,
} from './verify.queries.ts'
import { walkChain } from './walk.ts'

const toldAtMost = 100

export interface Head {
  readonly number: bigint
  /** Hexadecimal. */
  readonly hash: string
}

export interface Verified {
  readonly seals: number
  readonly head: (Head & { readonly sealedAt: string }) | undefined
  readonly unsealed: { readonly acts: number; readonly oldestAt: Date | undefined }
  /** In the order of the chain: the first is the first row that is wrong. */
  readonly problems: readonly Problem[]
  /** Findings beyond those that are told. */
  readonly more: number
  readonly headsCompared: number
}

interface Order {
  readonly catalogue: Catalogue
  /** Heads kept elsewhere, or noted in the data folder. */
  readonly heads: readonly Head[]
}

/** Reads only, beside running servers: what is sealed meanwhile is left to the next verification. */
export async function verifyAudit(transaction: Transaction, { catalogue, heads }: Order): Promise<Verified> {
  const findings: Finding[] = []
  let count = 0
  const found = (finding: Finding): void => {
    count += 1
    if (findings.length < toldAtMost) findings.push(finding)
  }
  const head = await lastSeal(transaction)
  const until = head?.number ?? 0n
  const seals = await walkChain(transaction, { until, images: imagesOf(catalogue), found })
  findings.sort((a, b) => Number(placeOf(a) - placeOf(b)))
  const unsealed = await countUnsealed(transaction)
  const passed = await passedActs(transaction, toldAtMost)
  const missing = findings.filter((finding) => finding.kind === 'sealMissing')
  const places = missing.reduce((sum, finding) => sum + finding.until - finding.number + 1n, 0n)
  const explained = unsealed.passed === places && unsealed.passed === BigInt(missing.length)
  const shown = explained ? findings.map((finding) => withAct(finding, missing, passed)) : findings
  if (!explained) {
    for (const { id } of passed) found({ kind: 'actInserted', act: String(id) })
    count += Number(unsealed.passed) - passed.length
  }
  for (const lost of await lostHeads(transaction, heads)) {
    count += 1
    if (shown.length < toldAtMost) shown.push(lost)
  }
  return {
    seals,
    head: head === undefined ? undefined : { ...headOf(head), sealedAt: head.sealedAt },
    unsealed: { acts: Number(unsealed.waiting), oldestAt: unsealed.oldest ?? undefined },
    problems: shown.map(findingProblem),
    more: count - shown.length,
    headsCompared: heads.length,
  }
}

const placeOf = (finding: Finding): bigint => ('number' in finding ? finding.number : 0n)

/** As many acts without a seal as places without one, both in the order of sealing: each lost its own. */
function withAct(finding: Finding, missing: readonly Finding[], passed: readonly PassedAct[]): Finding {
  const act = passed[missing.indexOf(finding)]
  return finding.kind !== 'sealMissing' || act === undefined ? finding : { ...finding, act: String(act.id) }
}

export const headOf = ({ number, hash }: Standing): Head => ({ number, hash })

async function lostHeads(transaction: Transaction, heads: readonly Head[]): Promise<readonly Finding[]> {
  const standing = await sealsAt(
    transaction,
    heads.map(({ number }) => number),
  )
  return heads
    .filter(({ number, hash }) => standing.get(number)?.hash !== hash)
    .map((head) => ({ kind: 'headLost', ...head }))
}
