// The shape of every command: words in, one document or lines out, an exit code.
import type { Label, Language, Problem } from '@corridor/base'
import { problemText } from '@corridor/base'

/** 0: done · 1: refused, with the problems printed · 2: used wrongly. */
export type Exit = 0 | 1 | 2

export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: NodeJS.ProcessEnv
  readonly language: Language
  /** True where standard output must be one JSON document. */
  readonly json: boolean
  /** The named operator, for the record of who acted. */
  readonly actor: string
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly label: Label
  /** Options that take a value, and flags. */
  readonly options: Readonly<Record<string, 'value' | 'flag'>>
  run(given: Given, terminal: Terminal): Promise<Exit>
}

export interface Given {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, string | undefined>>
  readonly flags: ReadonlySet<string>
}

export function refuse(terminal: Terminal, problems: readonly Problem[], exit: Exit = 1): Exit {
  if (terminal.json) terminal.out(JSON.stringify({ problems }, null, 2))
  else for (const problem of problems) terminal.err(problemText(problem, terminal.language))
  return exit
}

export function wrongUse(command: Command, terminal: Terminal): Exit {
  terminal.err(`corridor ${command.usage}`)
  return 2
}

/** One JSON document, or the same told in lines. */
export function tell(terminal: Terminal, document: unknown, lines: readonly string[]): void {
  if (terminal.json) terminal.out(JSON.stringify(document, null, 2))
  else for (const line of lines) terminal.out(line)
}
