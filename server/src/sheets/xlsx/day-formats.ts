// Tells from the styles of a workbook which cells show a number as a day.
import { attribute, section, tags } from './xml-scan.ts'

/** Built-in formats that show a day, those of the Chinese locale included (ECMA-376 Part 1 §18.8.30, zh-cn). */
function isBuiltInDay(id: number): boolean {
  if (id >= 14 && id <= 17) return true
  return id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
}

/** True where a number format shows a year, a day or a month; formats that show only a time of day do not. */
export function showsDay(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p|e[+-]/gi, '')
    .split(';')[0]
  if (bare === undefined) return false
  if (/[ydYD]|a{3}/.test(bare)) return true
  return /m/i.test(bare) && !/[hs]/i.test(bare)
}

/** For each cell style (attribute `s` of a cell) whether it shows a day. */
export function dayStyles(stylesXml: string): readonly boolean[] {
  const custom = new Map<string, boolean>()
  for (const tag of tags(section(stylesXml, 'numFmts') ?? '', 'numFmt')) {
    const id = attribute(tag, 'numFmtId')
    if (id !== undefined) custom.set(id, showsDay(attribute(tag, 'formatCode') ?? ''))
  }
  const styles: boolean[] = []
  for (const tag of tags(section(stylesXml, 'cellXfs') ?? '', 'xf')) {
    const id = attribute(tag, 'numFmtId') ?? '0'
    styles.push(custom.get(id) ?? isBuiltInDay(Number(id)))
  }
  return styles
}

/** Built-in formats whose digits differ from the stored ones (ECMA-376 Part 1 §18.8.30). */
const builtIn: Readonly<Record<string, string>> = {
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
}

/** For each cell style its format code; empty where it is general or a built-in one without digits of its own. */
export function styleFormats(stylesXml: string): readonly string[] {
  const custom = new Map<string, string>()
  for (const tag of tags(section(stylesXml, 'numFmts') ?? '', 'numFmt')) {
    const id = attribute(tag, 'numFmtId')
    if (id !== undefined) custom.set(id, attribute(tag, 'formatCode') ?? '')
  }
  return [...tags(section(stylesXml, 'cellXfs') ?? '', 'xf')].map((tag) => {
    const id = attribute(tag, 'numFmtId') ?? '0'
    return custom.get(id) ?? builtIn[id] ?? ''
  })
}
