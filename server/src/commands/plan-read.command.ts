// `corridor plan read`: a plan's file to targets and outline; --jsonl: one prediction a line. Starts no database.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { Problem } from '@corridor/base'
import { readPlan } from '@corridor/plan'
import { readPlanFile } from '../plan/source/plan-file.ts'
import type { Command, Exit, Terminal } from './command.ts'
import { refuse, tell, wrongUse } from './command.ts'

/** Bytes of a file, and of one passage: a whole plan has some 200,000, but measurements read much longer texts. */
const largestBytes = 64 * 1024 * 1024

export const planReadCommand: Command = {
  name: 'plan read',
  usage: 'plan read FILE [--year Y] [--jsonl] [--json]',
  label: { zh: '从计划文本读出目标与提纲', en: 'read targets and outline out of a plan text' },
  options: { year: 'value', jsonl: 'flag', place: 'value' },
  async run({ words, values, flags }, terminal) {
    const [file] = words
    const year = values['year'] === undefined ? undefined : Number(values['year'])
    const badYear = year !== undefined && (!Number.isInteger(year) || year < 1900 || year > 2199)
    if (file === undefined || words.length > 1 || badYear) return wrongUse(planReadCommand, terminal)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() !== true) return refuse(terminal, [noFile(file)])
    if (flags.has('jsonl')) return readLines(file, terminal)
    if (found.size > largestBytes) return refuse(terminal, [tooLarge(file, found.size)])
    const given = await readPlanFile(await readFile(file), basename(file), largestBytes)
    if (!given.ok) return refuse(terminal, given.problems)
    for (const { message } of given.value.warnings) terminal.err(message[terminal.language])
    const options = {
      ...(year === undefined ? {} : { year }),
      ...(values['place'] === undefined ? {} : { place: values['place'] }),
    }
    const reading = readPlan(given.value.text, options)
    const lines = reading.targets.map(
      ({ indicator, comparator, value, unitSurface, kind }) =>
        `${indicator}\t${comparator}\t${value}${unitSurface}\t${kind}`,
    )
    const outline = reading.outline.map(
      ({ level, title, slogan }) => `${'  '.repeat(level)}${title}${slogan === null ? '' : `（${slogan}）`}`,
    )
    tell(terminal, reading, [...lines, ...outline])
    return 0
  },
}

interface Passage {
  readonly id: string
  readonly text: string
  readonly year: number | undefined
  readonly place: string | undefined
}

/** One line in, one prediction out; a bad line refuses with its number, after the good ones before it were printed. */
async function readLines(file: string, terminal: Terminal): Promise<Exit> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    const passage = readPassage(line)
    if (passage === undefined) return refuse(terminal, [badLine(number, line)])
    const { id, text, year, place } = passage
    const bytes = Buffer.byteLength(text)
    if (bytes > largestBytes) return refuse(terminal, [{ ...tooLong(id, bytes), row: number }])
    const reading = readPlan(text, {
      ...(year === undefined ? {} : { year }),
      ...(place === undefined ? {} : { place }),
    })
    terminal.out(JSON.stringify({ id, targets: reading.targets, outline: reading.outline }))
  }
  return 0
}

function readPassage(line: string): Passage | undefined {
  const read = parsed(line)
  if (!isRecord(read)) return undefined
  const { id, text, source } = read
  if (typeof id !== 'string' || typeof text !== 'string') return undefined
  const about = isRecord(source) ? source : {}
  const { year, place } = about
  return {
    id,
    text,
    year: typeof year === 'number' ? year : undefined,
    place: typeof place === 'string' ? place : undefined,
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const noFile = (given: string): Problem => ({
  code: 'plan/no-file',
  message: { zh: '找不到这个文件', en: 'There is no such file' },
  given,
  fix: { zh: '请检查路径。', en: 'Check the path.' },
})

const tooLarge = (given: string, bytes: number): Problem => ({
  code: 'plan/too-large',
  message: { zh: '文件太大，不像一份计划', en: 'The file is too large to be a plan' },
  given: `${given}（${Math.round(bytes / 1024 / 1024)} MB）`,
  allowed: { zh: '至多 64 MB', en: 'at most 64 MB' },
  fix: { zh: '请只留下计划正文。', en: 'Keep only the text of the plan.' },
})

const tooLong = (id: string, bytes: number): Problem => ({
  code: 'plan/too-large',
  field: 'text',
  message: { zh: '文字过长', en: 'The text is too long' },
  given: `${id}: ${(bytes / 1_048_576).toFixed(1)} MB`,
  allowed: { zh: '每条至多 64 MB', en: 'at most 64 MB a passage' },
  fix: { zh: '请分成几条。', en: 'Split it into several passages.' },
})

const badLine = (row: number, given: string): Problem => ({
  code: 'plan/bad-line',
  row,
  message: {
    zh: '这一行不是 {id,text,source} 的 JSON',
    en: 'The line is not JSON of the form {id,text,source}',
  },
  given: given.slice(0, 60),
  fix: { zh: '请更正这一行。', en: 'Correct the line.' },
})
