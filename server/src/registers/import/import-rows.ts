// Import of a workbook into a register: all or nothing, every problem by row, one act, one fold.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { residence } from '@corridor/organisations'
import type { ImportAnswer } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import { insertAct } from '../act.queries.ts'
import {
  changedMeanwhile,
  lockRegister,
  organisationsOfMoves,
  postImport,
  writeRows,
} from './apply.queries.ts'
import type { SourceRow } from './row-check.ts'
import { keyReader, rowCheck } from './row-check.ts'
import { risingIds } from './rising-ids.ts'
import type { ImportMode, Matched, StagedRow } from './staging.queries.ts'
import {
  clashes,
  countMatched,
  matchIncoming,
  stage,
  twiceInFile,
  unknownReferences,
} from './staging.queries.ts'
import { followHolders, followMoves, lockPlaces } from '../placement.queries.ts'
import type { WriteContext } from '../record-write.ts'

export interface ImportOrder {
  readonly register: Register
  readonly mode: ImportMode
  /** A key of the register's authorities. */
  readonly authority: string
  readonly dryRun: boolean
  readonly file: { readonly name: string; readonly sha256: string }
  readonly rows: AsyncIterable<SourceRow> | Iterable<SourceRow>
  /** Refuses rows outside the importing person's scope; asked after the rows are matched. */
  readonly withinScope?: (context: WriteContext) => Promise<readonly Problem[]>
}

/** How many problems an answer lists; the rest is counted. */
export const problemsAtMost = 1000

/** Keys of wrong rows that are remembered, to find the same key twice. */
const withheldAtMost = 50_000

class Checking {
  readonly problems: Problem[] = []
  readonly withheld = new Map<number, readonly string[]>()
  read = 0
  wrong = 0
  more = 0

  refuse(problems: readonly Problem[]): void {
    for (const problem of problems) {
      if (this.problems.length < problemsAtMost) this.problems.push(problem)
      else this.more += 1
    }
  }
}

const rowsAtOnce = 500

/** In pieces, because waiting for every single row would cost more than checking it. */
async function* checkedRows(
  context: WriteContext,
  order: ImportOrder,
  checking: Checking,
): AsyncGenerator<readonly StagedRow[]> {
  const check = rowCheck(context.catalogue, order.register, context.lists)
  const keyIn = keyReader(context.catalogue, order.register, context.lists)
  const nextId = risingIds(context.clock.now().getTime())
  let piece: StagedRow[] = []
  const take = (source: SourceRow) => {
    checking.read += 1
    const checked = check(source)
    if (checked.ok) piece.push({ line: source.row, id: nextId(), row: checked.value })
    else {
      checking.wrong += 1
      checking.refuse(checked.problems)
      const key = keyIn(source.written)
      if (key !== undefined && checking.withheld.size < withheldAtMost) checking.withheld.set(source.row, key)
    }
  }
  const given = () => {
    const full = piece
    piece = []
    return full
  }
  if (Symbol.asyncIterator in order.rows) {
    for await (const source of order.rows) {
      take(source)
      if (piece.length >= rowsAtOnce) yield given()
    }
  } else {
    for (const source of order.rows) {
      take(source)
      if (piece.length >= rowsAtOnce) yield given()
    }
  }
  yield given()
}

const answer = (
  order: ImportOrder,
  checking: Checking,
  matched: Matched,
  act: bigint | null,
): ImportAnswer => ({
  import: act === null ? null : act.toString(),
  register: order.register.id,
  file: order.file.name,
  sha256: order.file.sha256,
  dryRun: order.dryRun,
  mode: order.mode,
  counts: { read: checking.read, ...matched, wrong: checking.wrong },
  problems: checking.problems,
  more: checking.more,
  written: act !== null,
})

/**
 * Runs in the caller's transaction, which must be rolled back unless `written` is true. The same file twice changes
 * nothing: its rows are `same`. A wrong row refuses the whole file.
 */
export async function importRows(context: WriteContext, order: ImportOrder): Promise<Result<ImportAnswer>> {
  const { transaction, catalogue } = context
  const { register } = order
  const badOrder = orderProblems(order)
  if (badOrder.length > 0) return refusal(...badOrder)
  const checking = new Checking()
  await lockRegister(transaction, register)
  await stage(transaction, register, checkedRows(context, order, checking))
  await matchIncoming(transaction, catalogue, register)
  const set = [
    ...(await unknownReferences(transaction, catalogue, register)),
    ...(await twiceInFile(transaction, register, checking.withheld)),
  ]
  set.push(...(await clashes(transaction, register, order.mode)))
  if (set.length === 0 && order.withinScope !== undefined) set.push(...(await order.withinScope(context)))
  const wrongLines = [...new Set(set.map(({ row }) => row ?? 0))]
  checking.wrong += wrongLines.filter((line) => !checking.withheld.has(line)).length
  checking.refuse(set)
  checking.problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  const matched = await countMatched(transaction, wrongLines)
  const nothing = matched.added + matched.changed === 0
  if (checking.problems.length > 0 || order.dryRun || nothing)
    return success(answer(order, checking, matched, null))
  await lockPlaces(transaction, register)
  const lines = await changedMeanwhile(transaction, register)
  if (lines.length > 0) return refusal(...lines.slice(0, problemsAtMost).map(changed))
  return success(
    answer(order, checking, matched, await apply(context, order, { read: checking.read, matched })),
  )
}

async function apply(
  context: WriteContext,
  order: ImportOrder,
  { read, matched }: { read: number; matched: Matched },
): Promise<bigint> {
  const { transaction, catalogue, series, clock, actor } = context
  const { register, authority, file } = order
  const at = clock.now()
  const act = await insertAct(transaction, {
    kind: 'imported',
    actor,
    at,
    register: register.id,
    authority,
    file: { name: file.name, sha256: file.sha256, rows: read },
  })
  await writeRows(transaction, register, act, clock.today())
  if (matched.changed > 0) await followHolders(transaction, catalogue, { register, act })
  await postImport(transaction, { catalogue, series, register, act, onlyAdded: matched.changed === 0, at })
  if (register.id === residence.register) {
    await followMoves(transaction, catalogue, await organisationsOfMoves(transaction), clock.today())
  }
  return act
}

function orderProblems({ register, authority }: ImportOrder): readonly Problem[] {
  if (authority in register.authorities) return []
  const known = Object.entries(register.authorities)
  return [
    {
      code: 'import/unknown-authority',
      field: 'authority',
      message: { zh: '没有这个来源', en: 'There is no such source authority' },
      given: authority,
      allowed: {
        zh: known.map(([code, { zh }]) => `${zh}(${code})`).join('、'),
        en: known.map(([code, { en }]) => `${en} (${code})`).join(', '),
      },
      fix: { zh: '请选择来源后重试。', en: 'Choose the source and try again.' },
    },
  ]
}

const changed = (row: number): Problem => ({
  code: 'import/changed-meanwhile',
  row,
  message: { zh: '导入期间有人修改了这条记录', en: 'Somebody changed this record during the import' },
  fix: { zh: '请重新导入。', en: 'Import the file again.' },
})
