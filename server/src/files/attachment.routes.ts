// Files attached to records: taken in by content, kept by hash, handed out to whoever may see the record.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { AttachmentShown } from '@corridor/protocol'
import { mayDo, rightsOf } from '../access/policy.ts'
import { Refusing } from '../http/answering.ts'
import { askedRecord, noRecord } from '../http/registers/asked-register.ts'
import { answered, type Asked, param, type Route } from '../http/route.ts'
import { insertAct } from '../registers/act.queries.ts'
import { keepFile } from '../registers/import/import-file.ts'
import { standing } from '../registers/read/history.queries.ts'
import type { Transaction } from '../store/database.ts'
import {
  type FileUse,
  findAttachment,
  insertAttachment,
  isInScope,
  usesOfFile,
} from './attachment.queries.ts'
import { knownExtensions, typeOfFile } from './file-type.ts'

const attachmentLimit = 20 * 1024 * 1024

function wrongFile(code: string, given: string): Problem {
  const kinds = knownExtensions.join(', ')
  return {
    code: `file/${code}`,
    field: 'file',
    message: messages[code] ?? { zh: '文件不能接收', en: 'The file cannot be taken' },
    given,
    allowed: { zh: `一个不超过 20 MB 的文件：${kinds}`, en: `one file of at most 20 MB: ${kinds}` },
    fix: { zh: '请更换文件后重试。', en: 'Choose another file and try again.' },
  }
}

const messages: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'not-one': { zh: '需要恰好一个文件', en: 'Exactly one file is needed' },
  empty: { zh: '文件是空的', en: 'The file is empty' },
  'too-large': { zh: '文件过大', en: 'The file is too large' },
  'unknown-type': {
    zh: '文件内容与扩展名不符，或类型不接收',
    en: 'The content does not match the name, or the type is not taken',
  },
}

async function attach(asked: Asked): ReturnType<Route['work']> {
  const wanted = askedRecord(asked)
  const [file, ...others] = asked.files
  if (!wanted.ok) return wanted
  if (file === undefined || others.length > 0)
    return refusal(wrongFile('not-one', String(asked.files.length)))
  if (file.size === 0) return refusal(wrongFile('empty', file.name))
  if (file.size > attachmentLimit) return refusal(wrongFile('too-large', file.name))
  const type = await typeOfFile(file.path, file.name)
  if (type === undefined) return refusal(wrongFile('unknown-type', file.name))
  const { register, id } = wanted.value
  const { clock, filesFolder } = asked.installation
  return asked.inScope(async (transaction) => {
    const place = await standing(transaction, register, id)
    if (place === undefined) throw new Refusing([noRecord(id)])
    const denied = mayDo(asked.person, 'register.write', { kind: 'record', ...place })
    if (denied !== undefined) throw new Refusing([denied])
    const named = { register: register.id, record: id, sha256: file.sha256 }
    const known = await findAttachment(transaction, named)
    if (known !== undefined) return answered<AttachmentShown>(known)
    const act = await insertAct(transaction, {
      kind: 'attached',
      actor: asked.person.account,
      at: clock.now(),
      register: register.id,
      record: id,
      file: { name: file.name, sha256: file.sha256, rows: 0 },
    })
    await insertAttachment(transaction, { ...named, name: file.name, type, size: file.size, act })
    await keepFile(filesFolder, file.path, file.sha256)
    const kept = await findAttachment(transaction, named)
    if (kept === undefined) throw new Error('the attachment was not written')
    return answered<AttachmentShown>(kept)
  })
}

const noFile = (given: string): Problem => ({
  code: 'file/missing',
  message: {
    zh: '没有这个文件，或不在您的权限范围内',
    en: 'There is no such file, or it is outside your scope',
  },
  given: given.slice(0, 64),
  fix: { zh: '请从记录中重新打开。', en: 'Open it again from its record.' },
})

/** The first use of the file that the person may see; the name in the address chooses among several. */
async function visibleUse(
  asked: Asked,
  transaction: Transaction,
  uses: readonly FileUse[],
): Promise<FileUse | undefined> {
  const { registers } = asked.installation.catalogue
  const wanted = asked.query['name']
  const ordered = [
    ...uses.filter(({ name }) => name === wanted),
    ...uses.filter(({ name }) => name !== wanted),
  ]
  for (const use of ordered) {
    const register = registers.get(use.register)
    const visible =
      register === undefined
        ? rightsOf(asked.person).includes('plan.read')
        : await isInScope(transaction, register, use.record)
    if (visible) return use
  }
  return undefined
}

async function download(asked: Asked): ReturnType<Route['work']> {
  const sha256 = param(asked, 'sha256')
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refusal(noFile(sha256))
  const use = await asked.inScope(async (transaction) =>
    visibleUse(asked, transaction, await usesOfFile(transaction, sha256)),
  )
  const path = join(asked.installation.filesFolder, sha256)
  const kept = use === undefined ? undefined : await stat(path).catch(() => undefined)
  if (use === undefined || kept === undefined) return refusal(noFile(sha256))
  return success({ kind: 'file', name: use.name, type: use.type, content: createReadStream(path) })
}

export const attachmentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/registers/:register/:record/attachments',
    label: { zh: '给记录附上文件', en: 'Attach a file to a record' },
    needs: 'register.write',
    body: { kind: 'files', fields: {} },
    answer: 'AttachmentShown',
    work: attach,
  },
  {
    method: 'GET',
    path: '/api/attachments/:sha256',
    label: { zh: '下载附件', en: 'Download an attachment' },
    needs: 'session.own',
    query: { name: { kind: 'text', label: { zh: '文件名', en: 'Name of the file' }, most: 200 } },
    answer: 'file',
    work: download,
  },
]
