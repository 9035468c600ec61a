// Hostile files: random bytes, torn real files, bombs and endless nests are read or refused, and never thrown.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chance } from '@corridor/base'
import { afterAll, expect, test } from 'vitest'
import { workbookOf, zipOf } from '../../sheets/xlsx/zip.fixture.ts'
import { randomSeed } from '../../testing/test-city.ts'
import { readPlanFile } from './plan-file.ts'

const folder = fileURLToPath(new URL('../../../../corpus/plan-files', import.meta.url))
const files = readdirSync(folder).filter((name) => !/\.(json|md)$/.test(name))
const rounds = process.env['CORRIDOR_LONG'] === '1' ? 400 : 12

const seed = randomSeed()
afterAll(() => console.log(`seed of the hostile files: ${seed}`))

/** Read with words in it, or refused with what to do. */
async function survives(bytes: Buffer, about: string): Promise<void> {
  const read = await readPlanFile(bytes, 'x').catch((fault: unknown) => {
    throw new Error(`${about}, seed ${seed}`, { cause: fault })
  })
  if (read.ok) expect(read.value.text.trim(), `${about}, seed ${seed}`).not.toBe('')
  else for (const { fix } of read.problems) expect(fix?.zh && fix.en, `${about}, seed ${seed}`).toBeTruthy()
}

test('random bytes, with and without the beginning of a known kind', { timeout: 120_000 }, async () => {
  const draw = chance(seed)
  const starts = ['', '504b0304', '255044462d312e370a', 'd0cf11e0a1b11ae1', '3c68746d6c3e', 'fffe', 'efbbbf']
  for (let round = 0; round < rounds * 4; round += 1) {
    const start = Buffer.from(starts[round % starts.length] ?? '', 'hex')
    const rest = Buffer.from(draw.bytes(draw.integer(0, 3_000)))
    await survives(Buffer.concat([start, rest]), `round ${round}`)
  }
})

test.each(files)('%s, torn and with bits turned', { timeout: 300_000 }, async (name) => {
  const draw = chance(seed)
  const whole = readFileSync(join(folder, name))
  for (let round = 0; round < rounds; round += 1) {
    const length = draw.happens(0.4) ? draw.integer(0, whole.length) : whole.length
    const bytes = Buffer.from(whole.subarray(0, length))
    for (let flips = draw.integer(0, 12); flips > 0 && length > 0; flips -= 1) {
      const at = draw.integer(0, length - 1)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw.integer(0, 7))
    }
    await survives(bytes, `${name} round ${round}`)
  }
})

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = `<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/>`
const wordOf = (document: string): Buffer =>
  zipOf({
    '_rels/.rels': `<Relationships>${relation}</Relationships>`,
    'word/document.xml': document,
  })

const codesOf = async (bytes: Buffer): Promise<readonly string[]> => {
  const read = await readPlanFile(bytes, 'x')
  return read.ok ? [] : read.problems.map(({ code }) => code)
}

test('a Word document that unfolds without end is refused from its directory', async () => {
  const bomb = wordOf(`<document>${' '.repeat(65 * 1024 * 1024)}</document>`)
  expect(bomb.length).toBeLessThan(200_000)
  expect(await codesOf(bomb)).toEqual(['plan/file-too-large'])
})

test('a workbook with more rows than any list of targets is refused', async () => {
  const rows = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(6_000)
  expect(await codesOf(zipOf(workbookOf({ rows })))).toEqual(['plan/file-too-large'])
})

/** Seconds of this process's own work on one reading: what else the machine does is not counted. */
async function secondsOf(bytes: Buffer): Promise<number> {
  const before = process.cpuUsage()
  await readPlanFile(bytes, 'x', 64_000_000)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const row = '<w:tr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>'
const paragraph = '<w:p><w:r><w:t>高新技术企业达到900家。</w:t></w:r></w:p>'
const shapes: readonly (readonly [string, (size: number) => Buffer])[] = [
  ['paragraphs without end', (size) => wordOf(`<w:document>${paragraph.repeat(size)}`)],
  ['tables within tables', (size) => wordOf(`<w:document>${'<w:tbl><w:tr><w:tc>'.repeat(size)}${paragraph}`)],
  ['tags without end', (size) => wordOf('<w:p '.repeat(size))],
  ['quotes without end', (size) => wordOf(`<w:p a="><w:r b='>`.repeat(size))],
  ['paragraphs within paragraphs', (size) => wordOf('<w:p><w:r><w:t>目标'.repeat(size))],
  ['a page of nested frames', (size) => Buffer.from(`<html>${'<div>'.repeat(size)}目标900家`)],
  ['a page of brothers', (size) => Buffer.from(`<html>${'<div>目标，</div>'.repeat(size)}`)],
  ['a page of links', (size) => Buffer.from(`<html>${'<a href=x>目标</a>'.repeat(size)}`)],
  ['a page of table cells', (size) => Buffer.from(`<html><table><tr>${'<td>目标'.repeat(size)}`)],
  ['a page of tables', (size) => Buffer.from(`<html>${'<table><tr><td>'.repeat(size)}目标`)],
  ['a table without end', (size) => wordOf(`<w:tbl>${row.repeat(size)}`)],
  ['pasted cells', (size) => Buffer.from('指标\t目标值\n'.repeat(size))],
  ['commas', (size) => Buffer.from(`指标,目标值,\n${'1,'.repeat(size)}`)],
  ['a page of open signs', (size) => Buffer.from(`<html>${'<'.repeat(size)}目标`)],
]

test.each(shapes)(
  '%s: four times as long takes at most ten times as long',
  { timeout: 120_000 },
  async (_, make) => {
    await secondsOf(make(2_000))
    const short = await secondsOf(make(10_000))
    const long = await secondsOf(make(40_000))
    expect(long).toBeLessThan(Math.max(0.5, 10 * short))
  },
)

const wide = shapes.filter(([name]) => /table without end|pasted cells|brothers/.test(name))
test.each(wide)(
  '%s: two hundred thousand of them are read or refused',
  { timeout: 120_000 },
  async (name, make) => {
    await expect(survives(make(200_000), name)).resolves.toBeUndefined()
  },
)
