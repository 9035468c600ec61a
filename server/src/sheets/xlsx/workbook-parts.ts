// Reads what stands around the sheets of a workbook: the sheet list, the date system, day formats, shared strings.
import { type Problem, type Result, refusal, success } from '@corridor/base'
import { damagedFile, excess, missingSheet, otherFormat } from '../sheet-problem.ts'
import { SheetRefusal, type SheetLimits } from '../sheet-row.ts'
import { dayStyles, styleFormats } from './day-formats.ts'
import { sharedStrings } from './string-table.ts'
import { attribute, tags } from './xml-scan.ts'
import { wholePart, type ZipArchive } from './zip-archive.ts'

/** What the cells of one sheet are read with. */
export interface WorkbookParts {
  readonly sheet: string
  readonly sheets: readonly string[]
  /** The sheets that are not hidden. */
  readonly visibleSheets: readonly string[]
  readonly sheetPart: string
  readonly from1904: boolean
  readonly dayStyles: readonly boolean[]
  /** The format code of each cell style. */
  readonly formats: readonly string[]
  readonly strings: readonly string[]
}

export interface PartsRequest {
  readonly name: string
  readonly sheet: string | undefined
  readonly limits: SheetLimits
}

/** Workbook and styles are read whole, shared strings are kept: both take memory, unlike the sheet. */
const mostAroundBytes = 64 * 1024 * 1024
const mostStringBytes = 256 * 1024 * 1024

export interface Relation {
  readonly type: string
  readonly part: string
}

/** The name of a part from a target that may be absolute or climb with `..` (ECMA-376 Part 2 §6.3.2). */
function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split(/[/\\]/)) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The relations of a part by id; targets are resolved against the folder of the part. */
export async function relations(archive: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const xml = await wholePart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`)
  const found = new Map<string, Relation>()
  for (const tag of tags(xml, 'Relationship')) {
    found.set(attribute(tag, 'Id') ?? '', {
      type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      part: resolved(folder, attribute(tag, 'Target') ?? ''),
    })
  }
  return found
}

export const partOfType = (found: Map<string, Relation>, type: string) =>
  [...found.values()].find((relation) => relation.type === type)?.part

/** What a zip without a workbook is, where it can be told. */
function withoutWorkbook(archive: ZipArchive, name: string): Problem {
  if (archive.has('word/document.xml')) return otherFormat(name, { zh: ' Word 文档', en: 'a Word document' })
  if (archive.has('ppt/presentation.xml')) return otherFormat(name, { zh: '演示文稿', en: 'a presentation' })
  if (archive.has('xl/workbook.bin'))
    return otherFormat(name, { zh: '二进制工作簿（.xlsb）', en: 'a binary workbook (.xlsb)' })
  if (archive.has('content.xml'))
    return otherFormat(name, { zh: ' OpenDocument 文件', en: 'an OpenDocument file' })
  return otherFormat(name, { zh: '压缩包', en: 'an archive' })
}

interface SheetEntry {
  readonly sheet: string
  readonly part: string
  readonly hidden: boolean
}

function sheetEntries(workbook: string, found: Map<string, Relation>): readonly SheetEntry[] {
  return [...tags(workbook, 'sheet')].flatMap((tag) => {
    const relation = found.get(attribute(tag, '(?:[\\w.-]+:)?id') ?? '')
    const sheet = attribute(tag, 'name')
    if (sheet === undefined || relation === undefined || relation.type !== 'worksheet') return []
    return [{ sheet, part: relation.part, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' }]
  })
}

/** Refuses before anything is unfolded, from the sizes in the directory. */
function unfoldedTooFar(archive: ZipArchive, parts: readonly (string | undefined)[], limits: SheetLimits) {
  const bytes = parts.reduce((sum, part) => sum + (part === undefined ? 0 : archive.unfoldedBytes(part)), 0)
  if (bytes <= limits.unfoldedBytes) return undefined
  return excess({
    code: 'sheet/too-large',
    what: { zh: '工作簿展开后的大小', en: 'The unfolded size of the workbook' },
    given: `${bytes} B`,
    allowed: `${limits.unfoldedBytes} B`,
  })
}

async function readStrings(archive: ZipArchive, part: string | undefined, limits: SheetLimits) {
  if (part === undefined || !archive.has(part)) return []
  const tooMany = (allowed: number): never => {
    throw new SheetRefusal(
      excess({
        code: 'sheet/too-large',
        what: { zh: '工作簿里不同文本的个数', en: 'The number of different texts in the workbook' },
        given: `> ${allowed}`,
        allowed: String(allowed),
      }),
    )
  }
  return sharedStrings(archive.text(part), {
    cellCharacters: limits.cellCharacters,
    tooMany,
    tooLong: (index, length) => {
      throw new SheetRefusal(
        excess({
          code: 'sheet/cell-too-long',
          what: { zh: `第 ${index + 1} 个共享文本的长度`, en: `The length of shared text ${index + 1}` },
          given: String(length),
          allowed: String(limits.cellCharacters),
        }),
      )
    },
  })
}

/** Reads the parts around the asked sheet, or around the first visible one. Throws SheetRefusal on damaged parts. */
export async function workbookParts(
  archive: ZipArchive,
  request: PartsRequest,
): Promise<Result<WorkbookParts>> {
  const { name, limits } = request
  const workbookPart = partOfType(await relations(archive, ''), 'officeDocument') ?? 'xl/workbook.xml'
  if (!archive.has(workbookPart) || !/workbook\d*\.xml$/i.test(workbookPart))
    return refusal(withoutWorkbook(archive, name))
  const found = await relations(archive, workbookPart)
  const stringsPart = partOfType(found, 'sharedStrings')
  const stylesPart = partOfType(found, 'styles')
  const around = unfoldedTooFar(archive, [workbookPart, stylesPart], {
    ...limits,
    unfoldedBytes: mostAroundBytes,
  })
  if (around !== undefined) return refusal(around)
  const workbook = await wholePart(archive, workbookPart)
  const entries = sheetEntries(workbook, found)
  const sheets = entries.map((entry) => entry.sheet)
  const chosen =
    request.sheet === undefined
      ? (entries.find((entry) => !entry.hidden) ?? entries[0])
      : entries.find((entry) => entry.sheet === request.sheet)
  if (chosen === undefined) return refusal(missingSheet(name, request.sheet, sheets))
  if (!archive.has(chosen.part)) return refusal(damagedFile(name, `missing part ${chosen.part}`))
  const tooFar =
    unfoldedTooFar(archive, [chosen.part, stringsPart], limits) ??
    unfoldedTooFar(archive, [stringsPart], { ...limits, unfoldedBytes: mostStringBytes })
  if (tooFar !== undefined) return refusal(tooFar)
  const properties = [...tags(workbook, 'workbookPr')][0] ?? ''
  const styles = stylesPart === undefined ? '' : await wholePart(archive, stylesPart)
  return success({
    sheet: chosen.sheet,
    sheets,
    visibleSheets: entries.filter(({ hidden }) => !hidden).map(({ sheet }) => sheet),
    sheetPart: chosen.part,
    from1904: ['1', 'true'].includes(attribute(properties, 'date1904') ?? ''),
    dayStyles: dayStyles(styles),
    formats: styleFormats(styles),
    strings: await readStrings(archive, stringsPart, limits),
  })
}
