// Records of any register: listed, opened with their history, created, corrected, removed.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { RecordAnswer } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import { mayDo, rightsOf } from '../../access/policy.ts'
import { standing } from '../../registers/read/history.queries.ts'
import { listAnswer } from '../../registers/read/record-shown.ts'
import { recordAnswer } from '../../registers/read/record-answer.ts'
import { currentId, currentQuestion } from '../../registers/resolution/redirect.queries.ts'
import { correctRecord, createRecord, removeRecord, type Written } from '../../registers/record-write.ts'
import type { Transaction } from '../../store/database.ts'
import { answered, type Asked, nothing, type Parameters, type Route, textIn } from '../route.ts'
import {
  askedList,
  askedRecord,
  askedRegister,
  listQuery,
  noRecord,
  registerRights,
  writeContext,
} from './asked-register.ts'
import { writeWithinReach } from './write-reach.ts'

async function list(asked: Asked): ReturnType<Route['work']> {
  const register = askedRegister(asked)
  if (!register.ok) return register
  const question = askedList(asked, register.value)
  if (!question.ok) return question
  const { catalogue, lists } = asked.installation
  return asked.inScope(async (transaction) => {
    const present = await currentQuestion(transaction, register.value, question.value)
    return answered(await listAnswer({ transaction, catalogue, lists: lists() }, register.value, present))
  })
}

async function read(
  asked: Asked,
  transaction: Transaction,
  { register, id }: { register: Register; id: string },
): Promise<RecordAnswer | undefined> {
  const { catalogue, series, lists, clock } = asked.installation
  const place = await standing(transaction, register, id)
  const denied =
    place === undefined ? undefined : mayDo(asked.person, 'register.write', { kind: 'record', ...place })
  const may = registerRights(rightsOf(asked.person)).filter(
    (right) => right !== 'write' || denied === undefined,
  )
  return recordAnswer({ transaction, catalogue, series, lists: lists(), today: clock.today() }, register, {
    id,
    may,
  })
}

async function open(asked: Asked): ReturnType<Route['work']> {
  const wanted = askedRecord(asked)
  if (!wanted.ok) return wanted
  const { register, id } = wanted.value
  const answer = await asked.inScope(async (transaction) =>
    read(asked, transaction, { register, id: await currentId(transaction, register.id, id) }),
  )
  return answer === undefined ? refusal(noRecord(wanted.value.id)) : answered<RecordAnswer>(answer)
}

async function create(asked: Asked): ReturnType<Route['work']> {
  const register = askedRegister(asked)
  const values = writtenValues(asked.body['values'])
  if (!register.ok || !values.ok)
    return refusal(...[register, values].flatMap((one) => (one.ok ? [] : one.problems)))
  return writeWithinReach(asked, register.value, {
    id: undefined,
    values: values.value,
    write: (transaction) => createRecord(writeContext(asked, transaction), register.value, values.value),
    answer: (transaction, written) => shown(asked, transaction, { register: register.value, written }),
  })
}

async function correct(asked: Asked): ReturnType<Route['work']> {
  const wanted = askedRecord(asked)
  const values = writtenValues(asked.body['values'])
  if (!wanted.ok || !values.ok)
    return refusal(...[wanted, values].flatMap((one) => (one.ok ? [] : one.problems)))
  const { register, id } = wanted.value
  const correction = {
    id,
    version: asked.version ?? 0,
    reason: textIn(asked, 'reason') ?? '',
    values: values.value,
  }
  return writeWithinReach(asked, register, {
    id,
    values: values.value,
    write: (transaction) => correctRecord(writeContext(asked, transaction), register, correction),
    answer: (transaction, written) => shown(asked, transaction, { register, written }),
  })
}

async function remove(asked: Asked): ReturnType<Route['work']> {
  const wanted = askedRecord(asked)
  if (!wanted.ok) return wanted
  const { register, id } = wanted.value
  const correction = { id, version: asked.version ?? 0, reason: textIn(asked, 'reason') ?? '' }
  return writeWithinReach(asked, register, {
    id,
    values: undefined,
    write: (transaction) => removeRecord(writeContext(asked, transaction), register, correction),
    answer: async () => nothing,
  })
}

async function shown(
  asked: Asked,
  transaction: Transaction,
  { register, written }: { register: Register; written: Written },
): ReturnType<Route['work']> {
  const answer = await read(asked, transaction, { register, id: written.id })
  return answer === undefined ? refusal(noRecord(written.id)) : answered<RecordAnswer>(answer)
}

type Texts = Readonly<Record<string, string | undefined>>

/** Field → text, number or truth value, as forms and programs send them; null and an empty text mean unknown. */
function writtenValues(sent: unknown): Result<Texts> {
  const values: Record<string, string | undefined> = {}
  const problems: Problem[] = []
  const entries = typeof sent === 'object' && sent !== null ? Object.entries(sent) : []
  for (const [name, value] of entries) {
    if (value === null) values[name] = undefined
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values[name] = String(value)
    else problems.push(notPlain(name, value))
  }
  return problems.length > 0 ? refusal(...problems) : success(values)
}

const notPlain = (field: string, value: unknown): Problem => ({
  code: 'record/not-a-value',
  field,
  message: { zh: '字段值应是文字、数、是否或空', en: 'A value is a text, a number, true, false or null' },
  given: JSON.stringify(value).slice(0, 60),
  allowed: { zh: '如 "2023-05-01"、"1234.50"', en: 'as "2023-05-01" or "1234.50"' },
  fix: { zh: '请更正后重试。', en: 'Correct it and try again.' },
})

const values: Parameters = {
  values: { kind: 'object', label: { zh: '字段值', en: 'Values of the fields' }, required: true },
}
const reason: Parameters = {
  reason: { kind: 'text', label: { zh: '更正理由', en: 'Reason' }, required: true, most: 500 },
}

export const recordRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/registers/:register',
    label: { zh: '登记册列表', en: 'List of a register' },
    needs: 'register.read',
    query: listQuery,
    answer: 'ListAnswer',
    work: list,
  },
  {
    method: 'GET',
    path: '/api/registers/:register/:record',
    label: { zh: '记录及其历史', en: 'A record with its history' },
    needs: 'register.read',
    answer: 'RecordAnswer',
    work: open,
  },
  {
    method: 'POST',
    path: '/api/registers/:register',
    label: { zh: '登记一条记录', en: 'Create a record' },
    needs: 'register.write',
    body: { kind: 'json', fields: values },
    answer: 'RecordAnswer',
    work: create,
  },
  {
    method: 'PUT',
    path: '/api/registers/:register/:record',
    label: { zh: '更正一条记录', en: 'Correct a record' },
    needs: 'register.write',
    body: { kind: 'json', fields: { ...values, ...reason } },
    versioned: true,
    answer: 'RecordAnswer',
    work: correct,
  },
  {
    method: 'DELETE',
    path: '/api/registers/:register/:record',
    label: { zh: '删除误录的记录', en: 'Remove a record entered by mistake' },
    needs: 'register.write',
    body: { kind: 'json', fields: reason },
    versioned: true,
    answer: 'nothing',
    work: remove,
  },
]
