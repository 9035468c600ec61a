// Import of a workbook into a register: all or nothing, every problem by row, within the person's reach.
import { createReadStream } from 'node:fs'
import type { Problem } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { ImportAnswer } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import { importFile } from '../../registers/import/import-file.ts'
import { answered, type Asked, param, type Route, textIn, type UploadedFile } from '../route.ts'
import { annotatedPath, keepAnnotated } from './annotated-import.ts'
import { askedRegister } from './asked-register.ts'
import { rowsWithinReach } from './import-reach.queries.ts'

const modes = ['add', 'update', 'upsert'] as const
type Mode = (typeof modes)[number]

const isMode = (text: string): text is Mode => modes.some((mode) => mode === text)

const notOneFile = (count: number): Problem => ({
  code: 'import/not-one-file',
  field: 'file',
  message: { zh: '需要恰好一个文件', en: 'Exactly one file is needed' },
  given: String(count),
  allowed: { zh: '一个 xlsx 或 csv 文件', en: 'one xlsx or csv file' },
  fix: { zh: '请选择文件后重试。', en: 'Choose the file and try again.' },
})

async function load(asked: Asked): ReturnType<Route['work']> {
  const register = askedRegister(asked)
  if (!register.ok) return register
  const [file, ...others] = asked.files
  if (file === undefined || others.length > 0) return refusal(notOneFile(asked.files.length))
  const mode = textIn(asked, 'mode') ?? 'upsert'
  if (!isMode(mode)) throw new Error(`mode ${mode} passed the check of parameters`)
  const { person, installation } = asked
  const answer = await importFile(installation, {
    register: register.value,
    mode,
    authority: textIn(asked, 'authority') ?? '',
    dryRun: textIn(asked, 'dryRun') === 'true',
    path: file.path,
    name: file.name,
    actor: person.account,
    ...(person.reach === 'city' ? {} : { withinScope: rowsWithinReach(register.value, person) }),
  })
  if (!answer.ok) return answer
  const denied = answer.value.problems.filter(({ code }) => code.startsWith('access/'))
  if (denied.length > 0) return refusal(...denied)
  return answered<ImportAnswer>(
    await withTicket(asked, { register: register.value, file, answer: answer.value }),
  )
}

interface Loaded {
  readonly register: Register
  readonly file: UploadedFile
  readonly answer: ImportAnswer
}

/** A refused import has no act; in its place stands the ticket for the annotated copy. */
async function withTicket(
  { installation, person }: Asked,
  { register, file, answer }: Loaded,
): Promise<ImportAnswer> {
  const { problems } = answer
  if (problems.length === 0) return answer
  const { catalogue, filesFolder, clock } = installation
  const refused = { catalogue, filesFolder, register, file, problems, person: person.id, now: clock.now() }
  return { ...answer, import: (await keepAnnotated(refused)) ?? null }
}

const noCopy = (given: string): Problem => ({
  code: 'import/missing',
  message: { zh: '没有这份校验结果，或已过期', en: 'There is no such checked copy, or it has expired' },
  given: given.slice(0, 60),
  fix: { zh: '请重新导入一次。', en: 'Import the file again.' },
})

async function annotated(asked: Asked): ReturnType<Route['work']> {
  const ticket = param(asked, 'import')
  const path = await annotatedPath(asked.installation.filesFolder, ticket, asked.person.id)
  if (path === undefined) return refusal(noCopy(ticket))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return success({ kind: 'file', name: '校验结果.xlsx', type, content: createReadStream(path) })
}

export const importRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/registers/:register/imports',
    label: { zh: '导入工作簿', en: 'Import a workbook' },
    needs: 'register.import',
    body: {
      kind: 'files',
      fields: {
        mode: { kind: 'choice', label: { zh: '方式', en: 'Mode' }, choices: modes },
        authority: { kind: 'text', label: { zh: '来源', en: 'Source authority' }, required: true, most: 60 },
        dryRun: { kind: 'flag', label: { zh: '只检查不写入', en: 'Check only, write nothing' } },
      },
    },
    answer: 'ImportAnswer',
    work: load,
  },
  {
    method: 'GET',
    path: '/api/imports/:import/annotated.xlsx',
    label: { zh: '带校验结果的原表', en: 'The file with its problems written in' },
    needs: 'register.import',
    answer: 'file',
    work: annotated,
  },
]
