// The command line: finds the command, reads its words, and ends with its exit code.
import { parseArgs } from 'node:util'
import type { Command, Exit, Given, Terminal } from './commands/command.ts'
import { wrongUse } from './commands/command.ts'
import { auditVerifyCommand } from './commands/audit-verify.command.ts'
import { demoCommand } from './commands/demo.command.ts'
import { doctorCommand } from './commands/doctor.command.ts'
import { figureCommand } from './commands/figure.command.ts'
import { importCommand } from './commands/import.command.ts'
import { migrateCommand } from './commands/migrate.command.ts'
import { planReadCommand } from './commands/plan-read.command.ts'

/** Loaded only when it runs: the web server is most of the program, and other commands start faster without it. */
const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  label: { zh: '启动服务', en: 'start the server' },
  options: {},
  run: async (given, terminal) =>
    (await import('./commands/serve.command.ts')).serveCommand.run(given, terminal),
}

const commands: readonly Command[] = [
  planReadCommand,
  importCommand,
  figureCommand,
  demoCommand,
  auditVerifyCommand,
  migrateCommand,
  doctorCommand,
  serveCommand,
]

function terminalOf(flags: ReadonlySet<string>, values: Given['values']): Terminal {
  const environment = process.env
  const spoken = values['language'] ?? environment['LC_ALL'] ?? environment['LANG'] ?? ''
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    environment,
    language: spoken.startsWith('en') ? 'en' : 'zh',
    json: flags.has('json'),
    actor: values['as'] ?? 'operator',
  }
}

/** Undefined where an option is unknown or lacks its value. */
function readWords(command: Command, words: readonly string[]): Given | undefined {
  const all = { ...command.options, json: 'flag', as: 'value', language: 'value' } as const
  const options: Record<string, { type: 'string' | 'boolean' }> = {}
  for (const [name, kind] of Object.entries(all))
    options[name] = { type: kind === 'value' ? 'string' : 'boolean' }
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
    const values: Record<string, string | undefined> = {}
    const flags = new Set<string>()
    for (const [name, value] of Object.entries(parsed.values)) {
      if (typeof value === 'string') values[name] = value
      else if (value === true) flags.add(name)
    }
    return { words: parsed.positionals, values, flags }
  } catch {
    return undefined
  }
}

function usage(): Exit {
  for (const { usage: line, label } of commands)
    process.stderr.write(`corridor ${line}\n    ${label.zh} · ${label.en}\n`)
  return 2
}

async function main(words: readonly string[]): Promise<Exit> {
  const command = [...commands]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (command === undefined) return usage()
  const given = readWords(command, words.slice(command.name.split(' ').length))
  if (given === undefined) return wrongUse(command, terminalOf(new Set(), {}))
  return command.run(given, terminalOf(given.flags, given.values))
}

process.exitCode = await main(process.argv.slice(2))
