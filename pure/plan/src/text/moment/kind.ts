// Where no words say whether a number lies ahead or behind: how likely each is, from the wording around it (GUIDE §7).
//
// Invariant: the answer depends on the evidence alone; more of a sign of plans never makes a target less likely.

import { kindWeights } from '../words/kind-weights.table.ts'
import type { Wording } from './wording.ts'

export type Kind = 'target' | 'achievement'

/** What is known of a statement. `near` is its sentence, `whole` the document where it has several paragraphs. */
export type Evidence = {
  readonly near: Wording
  readonly paragraph: Wording
  readonly whole: Wording | null
  readonly section: Kind | null
  /** Which way the last paragraph that said so pointed, under the same heading. */
  readonly carried: Kind | null
  readonly cue: Kind | null
  readonly soft: 'sameYear' | 'thisYear' | null
  /** 要, 将, 力争 stand in the clause before the number. */
  readonly says: boolean
  /** They stand in the sentence before it. */
  readonly saidBefore: boolean
  /** 同比, 比上年 without a limit word. */
  readonly compared: boolean
  /** 左右, 以上, 以内, 目标. */
  readonly limited: boolean
  /** 已, 累计, 拥有 stand before the number. */
  readonly done: boolean
}

const sign = (kind: Kind | null): number => (kind === null ? 0 : kind === 'target' ? 1 : -1)
const most = (count: number, limit: number): number => Math.min(count, limit) / limit

/** The evidence as numbers between -1 and 1; the order is that of the table of weights. */
export function signsOf(evidence: Evidence): readonly number[] {
  const { near, paragraph, whole } = evidence
  const wording = (counts: Wording | null, limit: number): number[] =>
    counts === null
      ? [0, 0, 0, 0, 0, 0, 0]
      : [
          most(counts.ahead, limit),
          most(counts.orders, 2 * limit),
          most(counts.limits, 2 * limit),
          most(counts.behind, 2 * limit),
          most(counts.outcomes, limit),
          most(counts.fine, 2 * limit),
          most(counts.uneven, 2 * limit),
        ]
  return [
    1,
    ...wording(near, 2),
    ...wording(paragraph, 3),
    ...wording(whole, 10),
    sign(evidence.section),
    sign(evidence.carried),
    sign(evidence.cue),
    evidence.soft === 'sameYear' ? 1 : 0,
    evidence.soft === 'thisYear' ? 1 : 0,
    evidence.says ? 1 : 0,
    evidence.saidBefore ? 1 : 0,
    evidence.compared ? 1 : 0,
    evidence.limited ? 1 : 0,
    evidence.done ? 1 : 0,
  ]
}

/** The likelier kind, and how likely it is, 0.5 to 1. */
export function likelyKind(evidence: Evidence): { kind: Kind; certainty: number } {
  const signs = signsOf(evidence)
  const balance = kindWeights.reduce((sum, [, weight], i) => sum + weight * (signs[i] ?? 0), 0)
  const target = 1 / (1 + Math.exp(-balance))
  return target >= 0.5
    ? { kind: 'target', certainty: target }
    : { kind: 'achievement', certainty: 1 - target }
}
