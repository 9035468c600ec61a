// A write by one person: checked against the person's reach before and after, done with the whole city in view.
import type { Problem, Result } from '@corridor/base'
import type { Register } from '@corridor/registers'
import { mayDo, scopeOf } from '../../access/policy.ts'
import { standing } from '../../registers/read/history.queries.ts'
import type { Written } from '../../registers/record-write.ts'
import { resolveReferences } from '../../registers/reference.queries.ts'
import { type Transaction, setScope } from '../../store/database.ts'
import { Refusing } from '../answering.ts'
import type { Answered, Asked } from '../route.ts'
import { noRecord } from './asked-register.ts'

export interface Write {
  /** The record changed, undefined where a new one is made. */
  readonly id: string | undefined
  /** The written values, undefined for a removal. */
  readonly values: Readonly<Record<string, string | undefined>> | undefined
  readonly write: (transaction: Transaction) => Promise<Result<Written>>
  readonly answer: (transaction: Transaction, written: Written) => Promise<Result<Answered>>
}

const cityRegister: Problem = {
  code: 'access/city-register',
  message: {
    zh: '这个登记册不属于任何单位，由市局登记',
    en: 'This register belongs to no organisation; the city keeps it',
  },
  fix: { zh: '请由市局处室办理。', en: 'Leave it to a division of the city bureau.' },
}

/**
 * The ledger's contributions read records beyond a district (a buyer elsewhere), so the write itself sees the city.
 * Before it, row security shows whether the record is the person's; after it, whether it still is. Any refusal rolls
 * everything back.
 */
export async function writeWithinReach(
  asked: Asked,
  register: Register,
  order: Write,
): Promise<Result<Answered>> {
  const { database, everything } = asked.installation
  const own = scopeOf(asked.person, everything.region)
  return database.transact(own, async (transaction) => {
    if (own.reach !== 'city' && register.holder === undefined) throw new Refusing([cityRegister])
    if (order.id !== undefined) await mustReach(asked, transaction, { register, id: order.id })
    if (order.values !== undefined)
      await mustReachHolder(asked, transaction, { register, values: order.values })
    await setScope(transaction.client, everything)
    const written = required(await order.write(transaction))
    await mustStayWithin(asked, transaction, { register, id: written.id })
    await setScope(transaction.client, own)
    return { ok: true, value: required(await order.answer(transaction, written)) }
  })
}

function required<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusing(result.problems)
  return result.value
}

interface Named {
  readonly register: Register
  readonly id: string
}

async function mustReach(
  { person }: Asked,
  transaction: Transaction,
  { register, id }: Named,
): Promise<void> {
  const place = await standing(transaction, register, id)
  if (place === undefined) throw new Refusing([noRecord(id)])
  const denied = mayDo(person, 'register.write', { kind: 'record', ...place })
  if (denied !== undefined) throw new Refusing([denied])
}

/** Whoever the record is to belong to must be in reach already, so that no firm is taken from another district. */
async function mustReachHolder(
  { installation }: Asked,
  transaction: Transaction,
  { register, values }: { readonly register: Register; readonly values: NonNullable<Write['values']> },
): Promise<void> {
  const { holder } = register
  if (holder === undefined || holder === 'id') return
  const written = { [holder]: values[holder] }
  const { problems } = await resolveReferences(transaction, installation.catalogue, { register, written })
  if (problems.length > 0) throw new Refusing(problems)
}

/** Nothing stands there after a removal, which was checked before. */
async function mustStayWithin(
  { person }: Asked,
  transaction: Transaction,
  { register, id }: Named,
): Promise<void> {
  const place = await standing(transaction, register, id)
  const denied =
    place === undefined ? undefined : mayDo(person, 'register.write', { kind: 'record', ...place })
  if (denied !== undefined) throw new Refusing([denied])
}
