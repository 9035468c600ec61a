// What a person decides about two organisations: they are one, they are two, or a merge was wrong.
import type { Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import { organisations } from '@corridor/organisations'
import type { MergeAnswer, MergesAnswer } from '@corridor/protocol'
import type { WriteContext } from '../../registers/record-write.ts'
import { distinguish } from '../../registers/resolution/distinguish.ts'
import { listMerges } from '../../registers/resolution/merge-log.queries.ts'
import { keyInUse, noMerge } from '../../registers/resolution/merge-problem.ts'
import { type Merged, mergeRecords } from '../../registers/resolution/merge.ts'
import { undoMerge } from '../../registers/resolution/unmerge.ts'
import { Refusing } from '../answering.ts'
import { answered, type Asked, nothing, type Parameters, type Route, textIn } from '../route.ts'
import { writeContext } from './asked-register.ts'
import { beyondReach } from './city-reach.ts'

const uniqueViolation = '23505'

const isUniqueViolation = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === uniqueViolation

/** One transaction with the whole city in view; a refusal rolls all of it back. */
async function decided<T>(
  asked: Asked,
  work: (context: WriteContext) => Promise<Result<T>>,
): Promise<Result<T>> {
  const denied = beyondReach(asked)
  if (denied !== undefined) return refusal(denied)
  const { database, everything } = asked.installation
  try {
    return await database.transact(everything, async (transaction) => {
      const done = await work(writeContext(asked, transaction))
      if (!done.ok) throw new Refusing(done.problems)
      return done
    })
  } catch (fault) {
    if (isUniqueViolation(fault)) return refusal(keyInUse(organisations))
    throw fault
  }
}

const numberIn = ({ body }: Asked, name: string): number => Number(body[name] ?? 0)

function fieldsIn({ body }: Asked): Readonly<Record<string, string>> {
  const sent = body['fields']
  const entries = typeof sent === 'object' && sent !== null ? Object.entries(sent) : []
  return Object.fromEntries(entries.map(([name, side]) => [name, String(side)]))
}

const mergeAnswer = ({ act, survivor, moved }: Merged) =>
  answered<MergeAnswer>({ merge: String(act), survivor, moved })

async function merge(asked: Asked): ReturnType<Route['work']> {
  const order = {
    survivor: { id: textIn(asked, 'survivor') ?? '', version: numberIn(asked, 'survivorVersion') },
    merged: { id: textIn(asked, 'merged') ?? '', version: numberIn(asked, 'mergedVersion') },
    fields: fieldsIn(asked),
    places: textIn(asked, 'places') === 'merged' ? ('merged' as const) : ('survivor' as const),
    reason: textIn(asked, 'reason') ?? '',
  }
  const done = await decided(asked, (context) => mergeRecords(context, organisations, order))
  return done.ok ? mergeAnswer(done.value) : done
}

async function undo(asked: Asked): ReturnType<Route['work']> {
  const named = textIn(asked, 'merge') ?? ''
  if (!/^\d{1,18}$/.test(named)) return refusal(noMerge(named))
  const order = { merge: BigInt(named), reason: textIn(asked, 'reason') ?? '' }
  const done = await decided(asked, (context) => undoMerge(context, organisations, order))
  return done.ok ? mergeAnswer(done.value) : done
}

async function different(asked: Asked): ReturnType<Route['work']> {
  const pair = [textIn(asked, 'a') ?? '', textIn(asked, 'b') ?? ''] as const
  const reason = textIn(asked, 'reason') ?? ''
  const done = await decided(asked, (context) => distinguish(context, organisations, { pair, reason }))
  return done.ok ? nothing : done
}

async function list(asked: Asked): ReturnType<Route['work']> {
  return asked.inScope(async (transaction) => {
    const found = await listMerges(transaction, organisations.id)
    const merges = found.map(({ act, at, ...rest }) => ({
      ...rest,
      merge: String(act),
      at: at.toISOString(),
    }))
    return answered<MergesAnswer>({ merges })
  })
}

const reason: Parameters = {
  reason: { kind: 'text', label: { zh: '理由', en: 'Reason' }, required: true, most: 500 },
}

const version = (zh: string, en: string) =>
  ({ kind: 'integer', label: { zh, en }, required: true, most: 1_000_000 }) as const

const mergeFields: Parameters = {
  survivor: { kind: 'id', label: { zh: '保留的记录', en: 'The record that lives on' }, required: true },
  survivorVersion: version('保留记录的版本', 'Version of the record that lives on'),
  merged: { kind: 'id', label: { zh: '并入的记录', en: 'The record that is merged' }, required: true },
  mergedVersion: version('并入记录的版本', 'Version of the record that is merged'),
  fields: { kind: 'object', label: { zh: '逐字段保留哪一方', en: 'Whose value is kept, by field' } },
  places: {
    kind: 'choice',
    label: { zh: '保留哪一方的区县归属', en: 'Whose districts are kept' },
    choices: ['survivor', 'merged'],
  },
  ...reason,
}

export const mergeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/resolution/organisations/merges',
    label: { zh: '合并记录', en: 'Merges' },
    needs: 'register.read',
    answer: 'MergesAnswer',
    work: list,
  },
  {
    method: 'POST',
    path: '/api/resolution/organisations/merge',
    label: { zh: '合并两个单位', en: 'Merge two organisations' },
    needs: 'register.write',
    body: { kind: 'json', fields: mergeFields },
    answer: 'MergeAnswer',
    work: merge,
  },
  {
    method: 'POST',
    path: '/api/resolution/organisations/undo',
    label: { zh: '撤销合并', en: 'Undo a merge' },
    needs: 'register.write',
    body: {
      kind: 'json',
      fields: {
        merge: { kind: 'text', label: { zh: '合并编号', en: 'The merge' }, required: true, most: 18 },
        ...reason,
      },
    },
    answer: 'MergeAnswer',
    work: undo,
  },
  {
    method: 'POST',
    path: '/api/resolution/organisations/different',
    label: { zh: '确认是两个单位', en: 'Say that two organisations are two' },
    needs: 'register.write',
    body: {
      kind: 'json',
      fields: {
        a: { kind: 'id', label: { zh: '一方', en: 'One' }, required: true },
        b: { kind: 'id', label: { zh: '另一方', en: 'The other' }, required: true },
        ...reason,
      },
    },
    answer: 'nothing',
    work: different,
  },
]
