// What a plan calls itself and the year it is for, from its first lines.
import { isFurnitureLine } from './page/page-names.ts'

const titleLines = 12
const longestTitle = 60
const planWords =
  /(工作要点|要点|工作计划|计划|实施方案|方案|规划|纲要|报告|意见|行动|目标|任务|清单|通知|部署|安排|措施)/

const heading = /^(?:第?[一二三四五六七八九十百]+[、章节部]|（[一二三四五六七八九十]+）|\d+[.．、])/

/** The first of the opening lines that names a kind of plan and ends no sentence; without one, none. */
export function titleIn(text: string): string | undefined {
  const lines = text
    .slice(0, 4_000)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, titleLines)
  return lines.find(isTitle)
}

const isTitle = (line: string): boolean =>
  !isFurnitureLine(line) &&
  line.length >= 4 &&
  line.length <= longestTitle &&
  planWords.test(line) &&
  !/[。；;，：:]$/.test(line) &&
  !/[。；]/.test(line) &&
  !heading.test(line)

const chineseDigits = '〇一二三四五六七八九'

/** The year a title or the opening names: 2026年, 二〇二六年; 1900 to 2199. */
export function yearIn(text: string): number | undefined {
  const found = /((?:19|20|21)\d\d)\s*(?:[—–\-~～至]\s*(?:20|21)\d\d\s*)?年/.exec(text)?.[1]
  if (found !== undefined) return Number(found)
  const written = /([一二][〇○零Ｏ一二三四五六七八九]{3})年/.exec(text)?.[1]
  if (written === undefined) return undefined
  const digits = [...written.replace(/[○零Ｏ]/g, '〇')].map((sign) => chineseDigits.indexOf(sign)).join('')
  const year = Number(digits)
  return year >= 1900 && year <= 2199 ? year : undefined
}

/** The title's year before any other: an article of January speaks of last year first. */
export const yearOf = (title: string | undefined, text: string): number | undefined =>
  yearIn(title ?? '') ?? yearIn(text.slice(0, 400))
