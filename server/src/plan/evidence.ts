// Evidence files (佐证材料) of a target: kept by hash, listed with who added them and when.
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import { insertAct } from '../registers/act.queries.ts'
import { keepFile } from '../registers/import/import-file.ts'
import { noSuchPlan } from './confirm/plan-problems.ts'
import type { PlanContext } from './create-plan.ts'
import { evidenceRegister, hasEvidence, insertEvidence, lockTarget } from './plan.queries.ts'

export interface EvidenceFile {
  readonly name: string
  /** Where it lies for the time of the request. */
  readonly path: string
  readonly size: number
  readonly sha256: string
}

export interface EvidenceOrder {
  readonly plan: string
  readonly target: string
  readonly filesFolder: string
  readonly files: readonly EvidenceFile[]
}

/** Types that offices hand in; anything else is kept and downloaded as a plain file. */
const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

const typeOf = (name: string): string =>
  types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const emptyFile = (given: string): Problem => ({
  code: 'plan/evidence-empty',
  field: 'file',
  message: { zh: '没有文件，或文件为空', en: 'There is no file, or it is empty' },
  given,
  allowed: { zh: '有内容的文件', en: 'files with content' },
  fix: { zh: '请重新选择文件。', en: 'Choose the file again.' },
})

/** A file that is there already is not written again. */
export async function addEvidence(context: PlanContext, order: EvidenceOrder): Promise<Result<undefined>> {
  const { transaction, clock, actor } = context
  const known = isUuid(order.plan) && isUuid(order.target)
  const target = known ? await lockTarget(transaction, order.plan, order.target) : undefined
  if (target === undefined) return refusal(noSuchPlan(order.target))
  const bad = order.files.filter(({ size }) => size === 0)
  if (order.files.length === 0) return refusal(emptyFile(''))
  if (bad.length > 0) return refusal(...bad.map(({ name }) => emptyFile(name)))
  for (const { name, path, size, sha256 } of order.files) {
    if (await hasEvidence(transaction, target.id, sha256)) continue
    const act = await insertAct(transaction, {
      kind: 'attached',
      actor,
      at: clock.now(),
      register: evidenceRegister,
      record: target.id,
      file: { name, sha256, rows: 0 },
    })
    await insertEvidence(transaction, { target: target.id, sha256, name, type: typeOf(name), size, act })
    await keepFile(order.filesFolder, path, sha256)
  }
  return success(undefined)
}
