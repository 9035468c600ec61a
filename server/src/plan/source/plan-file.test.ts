// Files as people have them: each of the corpus gives what is recorded beside it, whatever its encoding and its name.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPlan } from '@corridor/plan'
import { encode } from 'iconv-lite'
import { expect, test } from 'vitest'
import { readPlanFile } from './plan-file.ts'

const folder = fileURLToPath(new URL('../../../../corpus/plan-files', import.meta.url))
const files = readdirSync(folder).filter((name) => !/\.(json|md)$/.test(name))

interface Recorded {
  readonly title?: string
  readonly year?: number
  readonly warnings?: readonly string[]
  readonly lines?: readonly string[]
  readonly refused?: readonly string[]
}

async function readingOf(bytes: Buffer, name: string): Promise<Recorded> {
  const read = await readPlanFile(bytes, name)
  if (!read.ok) return { refused: read.problems.map(({ code }) => code) }
  const { text, warnings, ...facts } = read.value
  return { ...facts, warnings: warnings.map(({ code }) => code), lines: text.split('\n') }
}

const bytesOf = (name: string): Buffer => readFileSync(join(folder, name))

const textOf = async (bytes: Buffer, name = 'x'): Promise<string> =>
  ((await readingOf(bytes, name)).lines ?? []).join('\n')

test.each(files)('%s gives what is recorded beside it', async (name) => {
  const record = join(folder, `${name}.json`)
  const reading = await readingOf(bytesOf(name), name)
  if (process.env['UPDATE'] === '1') writeFileSync(record, `${JSON.stringify(reading, null, 2)}\n`)
  expect(reading).toEqual(JSON.parse(readFileSync(record, 'utf8')))
})

test('the kind is told by content: a wrong name changes nothing', async () => {
  for (const name of files) {
    const right = await readingOf(bytesOf(name), name)
    expect(await readingOf(bytesOf(name), 'x.bin'), name).toEqual(right)
  }
})

const targetsOf = async (name: string): Promise<readonly string[]> =>
  readPlan(await textOf(bytesOf(name)), { year: 2026 }).targets.map(
    ({ indicator, comparator, value, unit }) => `${indicator} ${comparator} ${value} ${unit}`,
  )

test('the same plan as Word, as Word of another program and as PDF has the same targets', async () => {
  const targets = await targetsOf('work-points.docx')
  expect(targets).toContain('技术合同成交额 reach 600 yuan')
  expect(targets).toContain('每万人高价值发明专利拥有量 reach 12.5 item')
  expect(targets).toContain('高层次人才 atLeast 150 person')
  expect(targets.length).toBeGreaterThanOrEqual(15)
  expect(await targetsOf('work-points-resaved.docx')).toEqual(targets)
  expect(await targetsOf('work-points.pdf')).toEqual(targets)
})

test('a list of targets is the same when another program saved it', async () => {
  const targets = await targetsOf('target-list.xlsx')
  expect(targets).toContain('全社会研发经费投入强度 reach 2.75 percent')
  expect(targets).toContain('省级以上研发机构 newCount 20 institution')
  expect(targets.join()).not.toContain('不应读到')
  expect(await targetsOf('target-list-resaved.xlsx')).toEqual(targets)
})

const sentence = '示例市2026年工作要点\n一、目标\n高新技术企业突破900家，研发投入强度达到2.75%。\n'

test.each([
  ['UTF-8', Buffer.from(sentence)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${sentence}`)],
  ['UTF-8 cut off within its last character', Buffer.from(`${sentence}市`).subarray(0, -1)],
  ['GB18030', Buffer.from(encode(sentence, 'gb18030'))],
  ['UTF-16 of Windows', Buffer.from(encode(sentence, 'utf-16le', { addBOM: true }))],
  ['UTF-16 without a mark', Buffer.from(encode(sentence, 'utf-16le'))],
  ['UTF-16, the high byte first', Buffer.from(encode(sentence, 'utf-16be', { addBOM: true }))],
  ['UTF-16, the high byte first, without a mark', Buffer.from(encode(sentence, 'utf-16be'))],
  ['Windows line ends', Buffer.from(sentence.replaceAll('\n', '\r\n'))],
])('a text in %s is read', async (_name, bytes) => {
  const read = await readPlanFile(bytes, 'x.txt')
  expect(read.ok ? read.value : read.problems).toMatchObject({ title: '示例市2026年工作要点', year: 2026 })
  expect(await textOf(bytes)).toBe(sentence)
})

const compound = (...names: readonly string[]): Buffer => {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.write(names.join('\u0000'), 512, 'utf16le')
  return bytes
}

test.each([
  ['a Word document with a password', compound('EncryptionInfo', 'EncryptedPackage'), 'plan/file-encrypted'],
  ['an old workbook', compound('Workbook'), 'plan/file-kind'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'plan/file-kind'],
  ['an archive', Buffer.from('526172211a0700cf', 'hex'), 'plan/file-kind'],
  ['an RTF document', Buffer.from('{\\rtf1\\ansi 900}'), 'plan/file-kind'],
  ['nothing', Buffer.alloc(0), 'plan/empty'],
  ['a PDF that is none', Buffer.from('%PDF-1.7\nhello'), 'plan/file-damaged'],
  ['half a Word document', bytesOf('work-points.docx').subarray(0, 6_000), 'plan/file-damaged'],
])('%s is refused with what to do', async (_name, bytes, code) => {
  const read = await readPlanFile(bytes, '示例.docx')
  const problems = read.ok ? [] : read.problems
  expect(problems.map((problem) => problem.code)).toEqual([code])
  expect(problems[0]?.fix?.zh && problems[0].fix.en).toBeTruthy()
})

test('a table pasted among sentences, and a CSV list, are read as lists of targets', async () => {
  const pasted =
    '一、目标\n指标名称\t单位\t2026年目标\n高新技术企业数\t家\t900\n研发投入强度\t%\t2.75\n二、任务\n姓名\t职务\n示例甲\t组长\n'
  expect(await textOf(Buffer.from(pasted))).toBe(
    '一、目标\n指标：2026年，高新技术企业数达到900家。\n指标：2026年，研发投入强度达到2.75%。\n二、任务\n姓名\t职务\n示例甲\t组长\n',
  )
  const csv = '指标,目标值,单位\n"示例市,全市技术合同成交额","1,200",亿元\n'
  expect(await textOf(Buffer.from(encode(csv, 'gb18030')))).toBe(
    '指标：示例市,全市技术合同成交额达到1,200亿元。\n',
  )
})

test('a page larger than any saved page is refused before it is taken apart', async () => {
  const page = Buffer.from(`<html>${'<p>目标'.repeat(2_000_000)}`)
  expect((await readingOf(page, 'x.html')).refused).toEqual(['plan/file-too-large'])
})

test('a text larger than may be stored is refused, and read where more is allowed', async () => {
  const long = Buffer.from(sentence.repeat(30_000))
  expect((await readingOf(long, basename('long.txt'))).refused).toEqual(['plan/too-large'])
  expect((await readPlanFile(long, 'long.txt', 64_000_000)).ok).toBe(true)
})
