// The register an address names, and what the asking person may do with its records.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { Register } from '@corridor/registers'
import type { Right } from '../../access/policy.ts'
import type { WriteContext } from '../../registers/record-write.ts'
import { type ListQuestion, readListQuestion } from '../../registers/read/list-question.ts'
import type { Transaction } from '../../store/database.ts'
import { type Asked, family, type Parameters, param } from '../route.ts'

export const noRegister = (id: string): Problem => ({
  code: 'register/missing',
  message: { zh: '没有这个登记册', en: 'There is no such register' },
  given: id.slice(0, 60),
  fix: { zh: '请从目录中选择。', en: 'Choose one from the catalogue.' },
})

export const noRecord = (id: string): Problem => ({
  code: 'record/missing',
  message: {
    zh: '没有这条记录，或不在您的权限范围内',
    en: 'There is no such record, or it is outside your scope',
  },
  given: id.slice(0, 60),
  fix: { zh: '请从列表重新打开。', en: 'Open it again from the list.' },
})

export function askedRegister(asked: Asked): Result<Register> {
  const id = param(asked, 'register')
  const register = asked.installation.catalogue.registers.get(id)
  return register === undefined ? refusal(noRegister(id)) : success(register)
}

export interface AskedRecord {
  readonly register: Register
  readonly id: string
}

export function askedRecord(asked: Asked): Result<AskedRecord> {
  const register = askedRegister(asked)
  if (!register.ok) return register
  const id = param(asked, 'record')
  return isUuid(id) ? success({ register: register.value, id }) : refusal(noRecord(id))
}

const named = {
  'register.read': 'read',
  'register.write': 'write',
  'register.import': 'import',
  'register.export': 'export',
} as const satisfies Partial<Record<Right, string>>

/** read, write, import, export, as far as the person has the right. */
export const registerRights = (rights: readonly Right[]): readonly string[] =>
  Object.entries(named).flatMap(([right, name]) => (rights.some((own) => own === right) ? [name] : []))

export const listQuery: Parameters = {
  q: { kind: 'text', label: { zh: '按名称、业务键查找', en: 'Search in titles and keys' }, most: 100 },
  sort: {
    kind: 'text',
    label: { zh: '排序字段，前加 - 为降序', en: 'Field to sort by, descending with a leading -' },
  },
  cursor: { kind: 'text', label: { zh: '翻页标记', en: 'Page mark' } },
  limit: { kind: 'text', label: { zh: '每页条数', en: 'Page size' }, most: 4 },
  'where.*': { kind: 'text', label: { zh: '字段等于', en: 'Field equals' } },
  'from.*': { kind: 'text', label: { zh: '日期、金额、整数不小于', en: 'Day, amount or number at least' } },
  'to.*': { kind: 'text', label: { zh: '日期、金额、整数不大于', en: 'Day, amount or number at most' } },
}

export function askedList(asked: Asked, register: Register): Result<ListQuestion> {
  const { q, sort, cursor, limit } = asked.query
  const families = { where: family(asked, 'where'), from: family(asked, 'from'), to: family(asked, 'to') }
  return readListQuestion(register, { ...families, q, sort, cursor, limit }, asked.installation.lists())
}

export const writeContext = ({ installation, person }: Asked, transaction: Transaction): WriteContext => ({
  transaction,
  catalogue: installation.catalogue,
  series: installation.series,
  lists: installation.lists(),
  clock: installation.clock,
  actor: person.account,
})
