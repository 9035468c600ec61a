// `corridor import`: a workbook or CSV into a register, by the same road as the screen.
import { join, parse } from 'node:path'
import type { Problem } from '@corridor/base'
import { problemText } from '@corridor/base'
import type { ImportAnswer } from '@corridor/protocol'
import type { Register } from '@corridor/registers'
import type { Installation } from '../installation.ts'
import { writeImportCopy } from '../registers/import/import-copy.ts'
import { importFile } from '../registers/import/import-file.ts'
import { reasonHeading } from '../sheets/annotated-copy.ts'
import type { Command, Terminal } from './command.ts'
import { refuse, tell, wrongUse } from './command.ts'
import { openFor } from './opened.ts'

const modes = { add: 'add', update: 'update', upsert: 'upsert' } as const
const modeOf = (word: string) => Object.values(modes).find((mode) => mode === word)

export const importCommand: Command = {
  name: 'import',
  usage:
    'import REGISTER FILE [--mode add|update|upsert] [--authority NAME] [--dry-run] [--as ACCOUNT] [--json]',
  label: { zh: '把工作簿或 CSV 导入登记册', en: 'import a workbook or CSV into a register' },
  options: { mode: 'value', authority: 'value', 'dry-run': 'flag' },
  async run({ words, values, flags }, terminal) {
    const [name, path] = words
    const mode = modeOf(values['mode'] ?? 'add')
    if (name === undefined || path === undefined || words.length > 2 || mode === undefined)
      return wrongUse(importCommand, terminal)
    const opened = await openFor('command', terminal.environment, (fault) => terminal.err(fault.message))
    if (!opened.ok) return refuse(terminal, opened.problems)
    try {
      const { installation } = opened.value
      const register = installation.catalogue.registers.get(name)
      if (register === undefined)
        return refuse(terminal, [unknownRegister(name, [...installation.catalogue.registers.keys()])])
      const authority = values['authority'] ?? Object.keys(register.authorities)[0] ?? ''
      const dryRun = flags.has('dry-run')
      const order = { register, mode, authority, dryRun, path, actor: terminal.actor }
      const imported = await importFile(installation, order)
      if (!imported.ok) return refuse(terminal, imported.problems)
      const { problems } = imported.value
      const copy =
        problems.length > 0 ? await copyBeside(path, { installation, register, problems }, terminal) : null
      const told = lines(imported.value, terminal)
      tell(terminal, { ...imported.value, copy }, copy === null ? told : [...told, copyLine(copy, terminal)])
      return problems.length > 0 ? 1 : 0
    } finally {
      await opened.value.close()
    }
  },
}

interface Refused {
  readonly installation: Installation
  readonly register: Register
  readonly problems: readonly Problem[]
}

/** The file with the reasons written in, beside the file itself; null where it cannot be made. */
async function copyBeside(path: string, refused: Refused, { language }: Terminal): Promise<string | null> {
  const { dir, name, base } = parse(path)
  const target = join(dir, `${name}-${reasonHeading.zh}.xlsx`)
  const { installation, register, problems } = refused
  const { catalogue } = installation
  const file = { path, name: base }
  return (await writeImportCopy({ catalogue, register, file, problems, target, language })) ? target : null
}

const copyLine = (copy: string, { language }: Terminal): string =>
  language === 'zh' ? `已写入校验结果：${copy}` : `The file with the reasons in it: ${copy}`

const unknownRegister = (given: string, known: readonly string[]): Problem => ({
  code: 'import/unknown-register',
  message: { zh: '没有这个登记册', en: 'There is no such register' },
  given,
  allowed: { zh: known.join('、'), en: known.join(', ') },
  fix: { zh: '请从中选一个。', en: 'Choose one of them.' },
})

function lines(answer: ImportAnswer, { language }: Terminal): readonly string[] {
  const { counts, written, problems, more, dryRun } = answer
  const zh = language === 'zh'
  const told = zh
    ? `读 ${counts.read} 行：新增 ${counts.added}，修改 ${counts.changed}，相同 ${counts.same}，有误 ${counts.wrong}`
    : `${counts.read} rows read: ${counts.added} new, ${counts.changed} changed, ` +
      `${counts.same} same, ${counts.wrong} wrong`
  const nothing = dryRun
    ? zh
      ? '试运行，未写入'
      : 'Dry run: nothing was written'
    : problems.length > 0
      ? zh
        ? '文件有误，未写入任何一行'
        : 'Nothing was written, because rows are wrong'
      : zh
        ? '没有变化，未写入'
        : 'Nothing changed, so nothing was written'
  const others =
    more > 0 ? [zh ? `另有 ${more} 个问题未列出` : `${more} further problems are not listed`] : []
  return [
    told,
    ...(written ? [] : [nothing]),
    ...problems.map((problem) => problemText(problem, language)),
    ...others,
  ]
}
