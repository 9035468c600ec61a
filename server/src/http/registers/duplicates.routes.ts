// Organisations that may be one: pairs of the register page by page, and candidates for a name that is being typed.
import { refusal } from '@corridor/base'
import type { Evidence, Party } from '@corridor/matching'
import { thresholds } from '@corridor/matching'
import { normalCreditCode, organisations } from '@corridor/organisations'
import type { CandidatesAnswer, DuplicatesAnswer, EvidenceShown, RecordShown } from '@corridor/protocol'
import type { Installation } from '../../installation.ts'
import { rowsById } from '../../registers/read/list.queries.ts'
import { recordShown } from '../../registers/read/record-shown.ts'
import { Duplicates } from '../../registers/resolution/duplicates.ts'
import { partiesById } from '../../registers/resolution/party.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { answered, type Asked, type Parameters, type Route } from '../route.ts'
import { beyondReach } from './city-reach.ts'

const kept = new WeakMap<Installation, Duplicates>()

function duplicatesOf(installation: Installation): Duplicates {
  const found = kept.get(installation) ?? new Duplicates()
  kept.set(installation, found)
  return found
}

const pairsAtMost = 50
const recordsAtMost = 2_000

const shownEvidence = (evidence: readonly Evidence[]): readonly EvidenceShown[] =>
  evidence.map(({ kind, side, label }) => ({ kind, side, label }))

const proposedAt = (score: number): 'same' | 'ask' => (score >= thresholds.same ? 'same' : 'ask')

async function shownById(
  transaction: Transaction,
  { lists }: Installation,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordShown>> {
  const rows = await rowsById(transaction, organisations, ids)
  const shown = new Map<string, RecordShown>()
  for (const { id, version } of await partiesById(transaction, ids)) {
    const row = rows.get(id)
    if (row !== undefined)
      shown.set(id, recordShown(organisations, { id, version, row }, { words: {}, lists: lists() }))
  }
  return shown
}

async function list(asked: Asked): ReturnType<Route['work']> {
  const denied = beyondReach(asked)
  if (denied !== undefined) return refusal(denied)
  const { cursor = '', limit } = asked.query
  const pairs = Math.min(Math.max(Number(limit ?? pairsAtMost), 1), pairsAtMost)
  return asked.inScope(async (transaction) => {
    const order = { after: cursor, pairs, records: recordsAtMost }
    const found = await duplicatesOf(asked.installation).page(transaction, order)
    const ids = found.pairs.flatMap(({ a, b }) => [a, b])
    const shown = await shownById(transaction, asked.installation, ids)
    return answered<DuplicatesAnswer>({
      pairs: found.pairs.flatMap(({ a, b, score, evidence }) => {
        const [one, other] = [shown.get(a), shown.get(b)]
        return one === undefined || other === undefined
          ? []
          : [{ a: one, b: other, score, proposed: proposedAt(score), evidence: shownEvidence(evidence) }]
      }),
      next: found.next ?? null,
      compared: found.compared,
    })
  })
}

async function candidates(asked: Asked): ReturnType<Route['work']> {
  const { name = '', creditCode } = asked.query
  const party: Party =
    creditCode === undefined ? { name } : { name, creditCode: normalCreditCode(creditCode) }
  return asked.inScope(async (transaction) => {
    const found = await duplicatesOf(asked.installation).candidates(transaction, party)
    const shown = await shownById(
      transaction,
      asked.installation,
      found.map((candidate) => candidate.party.id),
    )
    return answered<CandidatesAnswer>({
      candidates: found.flatMap(({ party: { id }, score, evidence }) => {
        const record = shown.get(id)
        return record === undefined
          ? []
          : [{ record, score, proposed: proposedAt(score), evidence: shownEvidence(evidence) }]
      }),
    })
  })
}

const listQuery: Parameters = {
  cursor: { kind: 'id', label: { zh: '翻页标记', en: 'Page mark' } },
  limit: { kind: 'integer', label: { zh: '至多多少对', en: 'At most so many pairs' }, most: pairsAtMost },
}

const candidateQuery: Parameters = {
  name: { kind: 'text', label: { zh: '单位名称', en: 'Name' }, required: true, most: 200 },
  creditCode: { kind: 'text', label: { zh: '统一社会信用代码', en: 'Credit code' }, most: 40 },
}

export const duplicateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/resolution/organisations/duplicates',
    label: { zh: '疑似重复的单位', en: 'Organisations that may be one' },
    needs: 'register.write',
    query: listQuery,
    answer: 'DuplicatesAnswer',
    work: list,
  },
  {
    method: 'GET',
    path: '/api/resolution/organisations/candidates',
    label: { zh: '与名称相近的单位', en: 'Organisations with a name like this' },
    needs: 'register.read',
    query: candidateQuery,
    answer: 'CandidatesAnswer',
    work: candidates,
  },
]
