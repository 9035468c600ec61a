// Measures reading a workbook of 200,000 rows by 20 columns: Corridor's reader against exceljs' streaming reader.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Line, line, median } from './line.ts'

const rows = 200_000
const columns = 20
const rounds = 3

interface Reading {
  readonly seconds: number
  readonly peakMb: number
  readonly cells: number
  readonly hash: string
  readonly garbled: number
}

type Content = Pick<Reading, 'cells' | 'hash' | 'garbled'>

function isReading(message: unknown): message is Reading {
  return typeof message === 'object' && message !== null && 'seconds' in message && 'peakMb' in message
}

const kindOf = (column: number) =>
  (['text', 'text', 'integer', 'money', 'day'] as const)[column % 5] ?? 'text'

function* tableRows(): Generator<readonly (string | number | bigint)[]> {
  for (let row = 0; row < rows; row += 1) {
    yield Array.from({ length: columns }, (_, column) => {
      if (column % 5 === 0) return `00${row}${column}`
      if (column % 5 === 1) return `示例科技第 ${(row * 7 + column) % 9973} 号`
      if (column % 5 === 2) return row % 1000
      if (column % 5 === 3) return BigInt((row * 31 + column) % 9_999_999)
      return `20${10 + (row % 15)}-0${1 + (row % 9)}-1${row % 10}`
    })
  }
}

async function writeTable(path: string): Promise<void> {
  const { writeWorkbook } = await import('../server/src/sheets/workbook-writer.ts')
  await writeWorkbook(path, {
    sheets: [
      {
        name: '合同',
        columns: Array.from({ length: columns }, (_, column) => ({
          header: `第 ${column + 1} 列`,
          kind: kindOf(column),
        })),
        rows: tableRows(),
      },
    ],
    about: { title: '测量用表', lines: [], synthetic: false },
  })
}

interface Tally {
  readonly add: (text: string) => void
  readonly result: () => Content
}

/**
 * Counts the cells and sums up their characters (FNV-1a), so that both readers are seen to give the same table. Chinese
 * characters are left out of the sum: exceljs' stream reader breaks those that fall on the border of two chunks, which
 * is counted as garbled instead. It makes no garbage of its own, so that the memory measured is the reader's.
 */
function tally(): Tally {
  let cells = 0
  let garbled = 0
  let sum = 0x811c9dc5
  return {
    add: (text) => {
      cells += 1
      let broken = false
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i)
        if (code < 0x80) sum = Math.imul(sum ^ code, 0x01000193)
        else if (code === 0xfffd) broken = true
      }
      if (broken) garbled += 1
    },
    result: () => ({ cells, garbled, hash: (sum >>> 0).toString(16) }),
  }
}

async function readOwn(path: string): Promise<Content> {
  const { readXlsx } = await import('../server/src/sheets/xlsx-reader.ts')
  const { add, result } = tally()
  const opened = await readXlsx(path)
  if (!opened.ok) throw new Error('the measured workbook was refused')
  for await (const row of opened.value.rows)
    for (const cell of row.cells) if (cell !== undefined) add(cell.text)
  return result()
}

async function readExceljs(path: string): Promise<Content> {
  const { default: ExcelJS } = await import('exceljs')
  const { add, result } = tally()
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
    entries: 'emit',
  })
  let sheets = 0
  for await (const sheet of reader) {
    sheets += 1
    if (sheets > 1) continue
    for await (const row of sheet)
      row.eachCell((cell) => {
        const { value } = cell
        add(value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
      })
  }
  return result()
}

const readers = { own: readOwn, exceljs: readExceljs }
type ReaderName = keyof typeof readers
const isReader = (name: string | undefined): name is ReaderName => name === 'own' || name === 'exceljs'

/** Each reading has a process of its own, which loads one reader only, so that its peak of memory is its own. */
function inOwnProcess(reader: ReaderName, path: string): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [reader, path], { execArgv: ['--import', 'tsx'] })
    child.once('message', (message) =>
      isReading(message) ? resolve(message) : reject(new Error('no reading')),
    )
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${reader} ended with ${code}`)))
  })
}

async function measureOne(reader: ReaderName, path: string): Promise<Reading> {
  const start = performance.now()
  const read = await readers[reader](path)
  const seconds = (performance.now() - start) / 1000
  return { ...read, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }
}

interface Measure {
  readonly measure: string
  readonly unit: string
  readonly must: string
  readonly aim: string
  readonly of: (reading: Reading) => number
}

const measures: readonly Measure[] = [
  { measure: 'time', unit: 's', must: '<= 0.5', aim: '<= 0.25', of: (reading) => reading.seconds },
  { measure: 'peak memory', unit: 'MB', must: '<= 0.75', aim: '<= 0.5', of: (reading) => reading.peakMb },
  {
    measure: 'cells with broken characters',
    unit: 'cells',
    must: '= 0',
    aim: '= 0',
    of: (reading) => reading.garbled,
  },
]

/** Writes the table, reads it in interleaved rounds, and gives the medians. Throws where the readers disagree. */
export async function sheetsBench(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'))
  try {
    const path = join(folder, 'table.xlsx')
    await writeTable(path)
    const readings: Record<ReaderName, Reading[]> = { own: [], exceljs: [] }
    for (let round = 0; round < rounds; round += 1)
      for (const reader of ['own', 'exceljs'] as const)
        readings[reader].push(await inOwnProcess(reader, path))
    const seen = new Set([...readings.own, ...readings.exceljs].map(({ cells, hash }) => `${cells} ${hash}`))
    if (seen.size !== 1) throw new Error(`the readers disagree: ${[...seen].join(' / ')}`)
    if (readings.own.some(({ garbled }) => garbled > 0)) throw new Error('characters were broken in reading')
    return measures.map(({ measure, unit, must, aim, of }) =>
      line({
        name: 'sheets',
        measure: `read 200k x 20, ${measure}, against exceljs streaming`,
        value: median(readings.own.map(of)),
        unit,
        against: median(readings.exceljs.map(of)),
        must,
        aim,
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [, script, reader, path] = process.argv
if (script === fileURLToPath(import.meta.url)) {
  if (isReader(reader) && path !== undefined) {
    const reading = await measureOne(reader, path)
    process.send?.(reading, () => process.exit(0))
  } else for (const found of await sheetsBench()) process.stdout.write(`${JSON.stringify(found)}\n`)
}
