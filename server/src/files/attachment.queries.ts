// Attachments: which file, by its hash, belongs to which record; and who may have it.
import type { AttachmentShown } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import { attachmentsOf } from '../registers/read/history.queries.ts'
import { currentId } from '../registers/resolution/redirect.queries.ts'
import type { Transaction } from '../store/database.ts'
import { table } from '../store/naming.ts'

export interface NewAttachment {
  readonly register: string
  readonly record: string
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly act: bigint
}

export async function insertAttachment(transaction: Transaction, file: NewAttachment): Promise<void> {
  const { register, record, sha256, name, type, size, act } = file
  await transaction.run(
    `insert into attachment (region, register, record, sha256, name, type, size, act)
     values (corridor_region(), $1, $2, $3, $4, $5, $6, $7)`,
    [register, record, sha256, name, type, size, act],
  )
}

export async function findAttachment(
  transaction: Transaction,
  { register, record, sha256 }: Pick<NewAttachment, 'register' | 'record' | 'sha256'>,
): Promise<AttachmentShown | undefined> {
  const files = await attachmentsOf(transaction, register, record)
  return files.find((file) => file.sha256 === sha256)
}

export interface FileUse {
  readonly register: string
  readonly record: string
  readonly name: string
  readonly type: string
}

/** Every record, in scope or not, that the file is attached to. */
export const usesOfFile = (transaction: Transaction, sha256: string): Promise<readonly FileUse[]> =>
  transaction.rows<FileUse & Record<string, unknown>>(
    'select register, record, name, type from attachment where region = (select corridor_region()) and sha256 = $1',
    [sha256],
  )

/** Whether row security lets this transaction see the record, or the one it was merged into. */
export async function isInScope(
  transaction: Transaction,
  register: Register,
  record: string,
): Promise<boolean> {
  const rows = await transaction.rows<{ id: string }>(
    `select id from ${table(register.id)} where region = (select corridor_region()) and id = $1`,
    [await currentId(transaction, register.id, record)],
  )
  return rows.length > 0
}
