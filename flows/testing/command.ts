// Runs the command `corridor` as people run it: a process of its own, its exit code and what it printed.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Problem } from '@corridor/base'
import { checkoutFolder } from '../../server/src/postgres/data-folder.ts'

export interface Ran {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly process: ChildProcess
  /** What it printed on both outputs so far. */
  said(): string
  /** Ended by itself or by a signal. */
  over(): boolean
  readonly ended: Promise<Ran>
}

const entry = join(checkoutFolder, 'server', 'bin', 'corridor.mjs')

/** Nothing of the surrounding test run reaches the command: no database, no city, no npm that it would end with. */
export function environmentOf(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CORRIDOR_|DATABASE_|npm_|VITEST|NODE_|LC_|LANG)/.test(name),
  )
  return { ...Object.fromEntries(inherited), LANG: 'en_US.UTF-8', ...changes }
}

/** No story waits longer for a command; one that hangs does not outlive the run. */
const longestMs = 110_000

export interface Start {
  /** Its own process group, to be killed as a whole. */
  readonly detached?: boolean
}

const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

export function startCorridor(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { detached = false }: Start = {},
): Running {
  const child = spawn(process.execPath, [entry, ...words], {
    cwd: checkoutFolder,
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
    timeout: longestMs,
  })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, out: out.join(''), err: err.join('') }))
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  const over = (): boolean => child.exitCode !== null || child.signalCode !== null
  return { process: child, said: () => out.join('') + err.join(''), over, ended }
}

export const corridor = (
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> => startCorridor(words, environment).ended

/** The one document on standard output; fails where anything else is there. */
export function documentOf<Answer>(ran: Ran): Answer {
  try {
    const answer: Answer = JSON.parse(ran.out)
    return answer
  } catch (fault) {
    throw new Error(
      `not one JSON document (exit ${ran.exit}): ${ran.out.slice(0, 500)}\n${ran.err.slice(0, 2000)}`,
      {
        cause: fault,
      },
    )
  }
}

/** The problems of a refusal, each of which says what is wrong in both languages. */
export function problemsOf(ran: Ran): readonly Problem[] {
  const { problems } = documentOf<{ readonly problems: readonly Problem[] }>(ran)
  for (const { message } of problems)
    if (message.zh === '' || message.en === '') throw new Error('a problem without words')
  return problems
}
