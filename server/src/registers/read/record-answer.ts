// A record as its page shows it: values, history with sources, attachments, what counts it, what refers to it.
import type { RecordAnswer, VersionShown } from '@corridor/protocol'
import type { Register, Row } from '@corridor/registers'
import { type CountedContext, countedOf } from './counted.ts'
import { type ActShown, attachmentsOf, referringTo, type VersionRow, versionsOf } from './history.queries.ts'
import { jsonOf, recordShown, wordsOf } from './record-shown.ts'

/** Undefined where there is no such record in scope. A removed record is shown as it was last. */
export async function recordAnswer(
  context: CountedContext,
  register: Register,
  { id, may }: { readonly id: string; readonly may: readonly string[] },
): Promise<RecordAnswer | undefined> {
  const { transaction, catalogue, lists } = context
  const versions = await versionsOf(transaction, register, id)
  const last = versions.at(-1)
  const isSuperseded = last !== undefined && last.removedBy === undefined && !last.isCurrent
  if (last === undefined || isSuperseded) return undefined
  const words = await wordsOf(context, register, [last.row])
  const stored = { id, version: last.version, row: last.row }
  return {
    register: register.id,
    record: recordShown(register, stored, { words, lists }),
    history: historyOf(register, versions),
    attachments: await attachmentsOf(transaction, register.id, id),
    counted: await countedOf(context, register, stored),
    referring: await referringTo(transaction, catalogue, { register: register.id, id }),
    may: last.removedBy === undefined ? may : may.filter((right) => right !== 'write'),
  }
}

/** Newest first. A version whose predecessor is not in scope lists no changes. */
function historyOf(register: Register, versions: readonly VersionRow[]): readonly VersionShown[] {
  const shown = versions.map((version, index) => {
    const before = versions[index - 1]
    return shownVersion(version.version, version.act, {
      line: version.line,
      changes: before === undefined ? [] : changesBetween(register, before.row, version.row),
    })
  })
  const last = versions.at(-1)
  if (last?.removedBy !== undefined)
    shown.push(shownVersion(last.version, last.removedBy, { line: null, changes: [] }))
  return shown.reverse()
}

function shownVersion(
  version: number,
  act: ActShown,
  { line, changes }: { line: number | null; changes: VersionShown['changes'] },
): VersionShown {
  return {
    version,
    at: act.at.toISOString(),
    actor: act.actor,
    action: act.kind,
    reason: act.reason,
    source: { authority: act.authority, file: act.file, row: line },
    changes,
  }
}

function changesBetween(register: Register, before: Row, after: Row): VersionShown['changes'] {
  return Object.entries(register.fields)
    .filter(([name]) => before[name] !== after[name])
    .map(([field, shape]) => ({
      field,
      before: jsonOf(shape, before[field]),
      after: jsonOf(shape, after[field]),
    }))
}
