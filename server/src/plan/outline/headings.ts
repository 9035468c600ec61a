// A list of headings is a tree by its levels alone: which lists are one, and where each heading then stands.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { OutlineShown } from '@corridor/protocol'

export interface Heading {
  /** 1 is the outermost. */
  readonly level: number
  readonly marker: string | null
  readonly title: string
  readonly slogan: string | null
}

const headingsAtMost = 2_000
const levelsAtMost = 9
const textAtMost = 400
const markerAtMost = 20

const wrongHeading = (
  at: number,
  reason: string,
  more: Omit<Problem, 'code' | 'field' | 'row'>,
): Problem => ({
  code: `outline/${reason}`,
  field: 'outline',
  row: at + 1,
  ...more,
})

const noList: Problem = {
  code: 'outline/shape',
  field: 'outline',
  message: { zh: '不是提纲', en: 'This is no outline' },
  allowed: {
    zh: `至多 ${headingsAtMost} 条，每条含层级、序号、标题、副题`,
    en: `at most ${headingsAtMost} headings, each with level, marker, title and slogan`,
  },
  fix: { zh: '请刷新后再改。', en: 'Reload and change it again.' },
}

const noShape = (at: number): Problem =>
  wrongHeading(at, 'heading', {
    message: { zh: '这一条不完整', en: 'This heading is incomplete' },
    allowed: { zh: '层级、序号、标题、副题', en: 'level, marker, title and slogan' },
    fix: { zh: '请刷新后再改。', en: 'Reload and change it again.' },
  })

const noTitle = (at: number): Problem =>
  wrongHeading(at, 'title', {
    message: { zh: '标题为空', en: 'The title is empty' },
    given: '',
    allowed: { zh: `1 至 ${textAtMost} 字`, en: `1 to ${textAtMost} characters` },
    fix: { zh: '请填写标题，或删除这一条。', en: 'Give it a title, or delete it.' },
  })

const tooLong = (at: number, text: string): Problem =>
  wrongHeading(at, 'too-long', {
    message: { zh: '文字过长', en: 'The words are too long' },
    given: text.slice(0, 60),
    allowed: {
      zh: `标题、副题至多 ${textAtMost} 字，序号至多 ${markerAtMost} 字`,
      en: `title and slogan at most ${textAtMost} characters, marker at most ${markerAtMost}`,
    },
    fix: { zh: '请缩短。', en: 'Shorten it.' },
  })

const levelJump = (at: number, level: number, most: number): Problem =>
  wrongHeading(at, 'level-jump', {
    message: {
      zh: '层级跳跃：比上一条深了不止一级',
      en: 'The level jumps: more than one deeper than the heading before',
    },
    given: String(level),
    allowed: { zh: `1 至 ${most} 的整数`, en: `a whole number from 1 to ${most}` },
    fix: { zh: '请先升级这一条，或补上中间一级。', en: 'Outdent it, or add the level between.' },
  })

const textOrNull = (value: unknown): value is string | null | undefined =>
  value === null || value === undefined || typeof value === 'string'

function headingIn(value: unknown): Heading | undefined {
  if (typeof value !== 'object' || value === null || !('level' in value && 'title' in value)) return undefined
  const { level, title } = value
  const marker = 'marker' in value ? value.marker : null
  const slogan = 'slogan' in value ? value.slogan : null
  if (typeof level !== 'number' || typeof title !== 'string') return undefined
  if (!textOrNull(marker) || !textOrNull(slogan)) return undefined
  return { level, title: title.trim(), marker: blankIsNone(marker), slogan: blankIsNone(slogan) }
}

const blankIsNone = (text: string | null | undefined): string | null => {
  const words = (text ?? '').trim()
  return words === '' ? null : words
}

/** Every fault of every heading; `row` counts from 1. A text may begin inside a part, so the first level is free. */
export function readHeadings(given: unknown): Result<readonly Heading[]> {
  if (!Array.isArray(given) || given.length > headingsAtMost) return refusal(noList)
  const headings: Heading[] = []
  const problems: Problem[] = []
  for (const [at, value] of given.entries()) {
    const heading = headingIn(value)
    if (heading === undefined) problems.push(noShape(at))
    else {
      problems.push(...headingProblems(at, heading, headings.at(-1)))
      headings.push(heading)
    }
  }
  return problems.length > 0 ? refusal(...problems) : success(headings)
}

function headingProblems(at: number, heading: Heading, before: Heading | undefined): readonly Problem[] {
  const { level, title, marker, slogan } = heading
  const most = before === undefined ? levelsAtMost : Math.min(before.level + 1, levelsAtMost)
  const fits = Number.isInteger(level) && level >= 1 && level <= most
  const isLong = title.length > textAtMost || (slogan ?? '').length > textAtMost
  return [
    ...(title === '' ? [noTitle(at)] : []),
    ...(isLong || (marker ?? '').length > markerAtMost ? [tooLong(at, title)] : []),
    ...(fits ? [] : [levelJump(at, level, most)]),
  ]
}

/** The parent is the nearest heading before that stands higher. */
export function placed(headings: readonly Heading[]): readonly OutlineShown[] {
  const path: OutlineShown[] = []
  return headings.map((heading, at) => {
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    const { level, marker, title, slogan } = heading
    const shown = { order: at + 1, level, parent: path.at(-1)?.order ?? null, marker, title, slogan }
    path.push(shown)
    return shown
  })
}

export const sameHeadings = (one: readonly Heading[], other: readonly Heading[]): boolean =>
  one.length === other.length &&
  one.every(({ level, marker, title, slogan }, at) => {
    const twin = other[at]
    return twin?.level === level && twin.marker === marker && twin.title === title && twin.slogan === slogan
  })
