// The audit log for those who may read it: pages of acts with their seals, and the head of the chain to keep elsewhere.
import type { AuditAnswer } from '@corridor/protocol'
import { answered, type Asked, type Route } from '../../http/route.ts'
import { countWaiting, listActs } from './list.queries.ts'
import { lastSeal } from '../verify.queries.ts'

const pageSize = 50

async function audit({ query, inScope }: Asked): ReturnType<Route['work']> {
  const { before, actor, kind, register } = query
  const wanted = {
    before: before === undefined ? undefined : BigInt(before),
    actor,
    kind,
    register,
    limit: pageSize + 1,
  }
  const answer = await inScope(async (transaction): Promise<AuditAnswer> => {
    const found = await listActs(transaction, wanted)
    const acts = found.slice(0, pageSize)
    const head = await lastSeal(transaction)
    return {
      acts,
      next: found.length > pageSize ? (acts.at(-1)?.id ?? null) : null,
      head:
        head === undefined ? null : { number: String(head.number), hash: head.hash, sealedAt: head.sealedAt },
      unsealed: await countWaiting(transaction),
    }
  })
  return answered<AuditAnswer>(answer)
}

export const auditRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/audit',
    label: { zh: '审计记录', en: 'Audit log' },
    needs: 'audit.read',
    query: {
      before: {
        kind: 'integer',
        label: { zh: '早于哪条操作', en: 'Before which act' },
        most: Number.MAX_SAFE_INTEGER,
      },
      actor: { kind: 'text', label: { zh: '操作人', en: 'Actor' }, most: 100 },
      kind: { kind: 'text', label: { zh: '操作', en: 'Kind of act' }, most: 40 },
      register: { kind: 'text', label: { zh: '登记册', en: 'Register' }, most: 60 },
    },
    answer: 'AuditAnswer',
    work: audit,
  },
]
