// Import of a workbook into a register: all or nothing, every problem by row, within the person's reach.
import type { Problem } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { ImportAnswer } from '@corridor/protocol'
import { importFile } from '../../registers/import-file.ts'
import { answered, type Asked, type Route, textIn } from '../route.ts'
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
  return denied.length > 0 ? refusal(...denied) : answered<ImportAnswer>(answer.value)
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
]
