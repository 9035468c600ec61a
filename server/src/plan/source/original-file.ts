// The file that a plan was given as, kept with the plan by hash, so that an auditor can open what was read.
import { readFile } from 'node:fs/promises'
import type { Problem, Result } from '@corridor/base'
import { isUuid, refusal, success } from '@corridor/base'
import type { AttachmentShown } from '@corridor/protocol'
import { findAttachment, insertAttachment } from '../../files/attachment.queries.ts'
import { typeOfBytes } from '../../files/file-type.ts'
import { insertAct } from '../../registers/act.queries.ts'
import { keepFile } from '../../registers/import/import-file.ts'
import { attachmentsOf } from '../../registers/read/history.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import type { PlanContext } from '../create-plan.ts'
import { findPlan } from '../plan.queries.ts'

/** Bytes; a scanned five-year plan would be larger, and is refused anyway. */
export const fileLimitBytes = 20 * 1024 * 1024

/** Under this name attachments belong to a plan; targets have their own for evidence. */
const register = 'plan'

export interface GivenFile {
  readonly name: string
  /** Where it lies for the time of the request. */
  readonly path: string
  readonly size: number
  readonly sha256: string
}

const allowed = { zh: '一个有内容、不超过 20 MB 的文件', en: 'one file with content, of at most 20 MB' }

const wrongFile = (code: string, message: Problem['message'], given: string): Problem => ({
  code: `plan/${code}`,
  message,
  given,
  allowed,
  fix: { zh: '请重新选择文件。', en: 'Choose the file again.' },
})

/** The one file of a form, within the limits. */
export function oneFile(files: readonly GivenFile[]): Result<GivenFile> {
  const [file, ...others] = files
  if (file === undefined || others.length > 0) {
    const message = { zh: '需要恰好一个文件', en: 'Exactly one file is needed' }
    return refusal(wrongFile('one-file', message, String(files.length)))
  }
  if (file.size === 0)
    return refusal(wrongFile('file-empty', { zh: '文件是空的', en: 'The file is empty' }, file.name))
  if (file.size > fileLimitBytes) {
    const given = `${file.name}（${(file.size / 1_048_576).toFixed(1)} MB）`
    return refusal(wrongFile('file-too-large', { zh: '文件过大', en: 'The file is too large' }, given))
  }
  return success(file)
}

export interface OriginalOrder {
  readonly plan: string
  readonly file: GivenFile
  readonly filesFolder: string
}

/** A file that is kept with the plan already is not kept twice. */
export async function keepOriginal(context: PlanContext, order: OriginalOrder): Promise<Result<undefined>> {
  const { transaction, clock, actor } = context
  const { plan, file, filesFolder } = order
  const known = isUuid(plan) ? await findPlan(transaction, plan) : undefined
  if (known === undefined) return refusal(noSuchPlan(plan))
  const { name, path, size, sha256 } = file
  const kept = await findAttachment(transaction, { register, record: plan, sha256 })
  if (kept !== undefined) return success(undefined)
  const type = typeOfBytes(name, await readFile(path)) ?? 'application/octet-stream'
  const act = await insertAct(transaction, {
    kind: 'attached',
    actor,
    at: clock.now(),
    register,
    record: plan,
    file: { name, sha256, rows: 0 },
  })
  await insertAttachment(transaction, { register, record: plan, sha256, name, type, size, act })
  await keepFile(filesFolder, path, sha256)
  return success(undefined)
}

/** Undefined where there is no such plan. */
export async function originalsOf(
  transaction: Transaction,
  plan: string,
): Promise<readonly AttachmentShown[] | undefined> {
  const known = isUuid(plan) ? await findPlan(transaction, plan) : undefined
  return known === undefined ? undefined : attachmentsOf(transaction, register, plan)
}
