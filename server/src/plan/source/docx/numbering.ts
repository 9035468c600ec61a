// The automatic numbers of a Word document: which list a paragraph is in and what stands in front of it when printed.
import { numberMark } from './number-marks.ts'
import { walkXml } from './xml-walk.ts'

interface Level {
  start: number
  format: string
  /** As （%1）; the digit is the level, counted from 1. */
  pattern: string
  /** Numbers of all levels in digits. */
  legal: boolean
  /** 0: counts on through every list above it. */
  restart: number | undefined
  style: string | undefined
}

interface AbstractList {
  readonly levels: Map<number, Level>
  /** The numbering style it stands for, or takes its levels from. */
  styleLink: string | undefined
  takenFrom: string | undefined
}

interface List {
  abstract: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

export interface ParagraphStyle {
  name: string
  basedOn: string | undefined
  list: string | undefined
  level: number | undefined
}

export interface ListPlace {
  readonly list: string
  readonly level: number
}

const newLevel = (): Level => ({
  start: 1,
  format: 'decimal',
  pattern: '',
  legal: false,
  restart: undefined,
  style: undefined,
})

/** The styles of `styles.xml` by id. */
export function paragraphStyles(xml: string): Map<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>()
  let style: ParagraphStyle | undefined
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'style') {
        style = { name: '', basedOn: undefined, list: undefined, level: undefined }
        styles.set(attribute('styleId') ?? '', style)
      } else if (style === undefined) return
      else if (name === 'name') style.name = attribute('val') ?? ''
      else if (name === 'basedOn') style.basedOn = attribute('val')
      else if (name === 'numId') style.list = attribute('val')
      else if (name === 'ilvl') style.level = Number(attribute('val'))
    },
    close: (name) => {
      if (name === 'style') style = undefined
    },
    text: () => undefined,
  })
  return styles
}

/** Counts through a document once, in reading order. */
export class Numbering {
  private readonly abstracts = new Map<string, AbstractList>()
  private readonly lists = new Map<string, List>()
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly started = new Set<string>()
  private readonly styles: Map<string, ParagraphStyle>

  constructor(numberingXml: string, styles: Map<string, ParagraphStyle>) {
    this.styles = styles
    this.read(numberingXml)
  }

  /** What the paragraph's own properties and its style say together; undefined where it is in no list. */
  placeOf(style: string | undefined, own: { list?: string; level?: number }): ListPlace | undefined {
    const inherited = own.list === undefined ? this.listOfStyle(style) : undefined
    const list = own.list ?? inherited?.list
    if (list === undefined || list === '0' || !this.lists.has(list)) return undefined
    const byStyle = inherited?.level ?? (own.list === undefined ? this.levelOfStyle(list, style) : undefined)
    const level = own.level ?? byStyle ?? 0
    return { list, level: Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0 }
  }

  /** The printed mark of the next paragraph at this place, as 一、 or （三）; empty where the list shows none. */
  next({ list, level }: ListPlace): string {
    const found = this.lists.get(list)
    if (found === undefined) return ''
    const counts = this.counts.get(found.abstract) ?? []
    this.counts.set(found.abstract, counts)
    const key = `${list} ${level}`
    const restart = found.starts.get(level)
    const start = restart ?? this.levelOf(found, level).start
    const first = restart !== undefined && !this.started.has(key)
    this.started.add(key)
    counts[level] = first ? start : (counts[level] ?? start - 1) + 1
    for (let deeper = level + 1; deeper <= 8; deeper += 1) {
      if (this.levelOf(found, deeper).restart !== 0) counts[deeper] = undefined
    }
    return this.written(found, level, counts)
  }

  private written(list: List, level: number, counts: readonly (number | undefined)[]): string {
    const { pattern, format, legal } = this.levelOf(list, level)
    if (format === 'bullet') return symbolBullet.test(pattern) ? '●' : pattern
    return pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const of = this.levelOf(list, at)
      return numberMark(counts[at] ?? of.start, legal && at < level ? 'decimal' : of.format)
    })
  }

  private levelOf(list: List, level: number): Level {
    const abstract = this.abstracts.get(list.abstract)
    return list.levels.get(level) ?? this.linked(abstract)?.levels.get(level) ?? newLevel()
  }

  /** A list may take its levels from a numbering style, which another list defines. */
  private linked(abstract: AbstractList | undefined): AbstractList | undefined {
    if (abstract?.takenFrom === undefined) return abstract
    const { takenFrom } = abstract
    return [...this.abstracts.values()].find(({ styleLink }) => styleLink === takenFrom) ?? abstract
  }

  private listOfStyle(id: string | undefined): ListPlaceOfStyle | undefined {
    const seen = new Set<string>()
    let level: number | undefined
    for (let at = id; at !== undefined && !seen.has(at); at = this.styles.get(at)?.basedOn) {
      seen.add(at)
      const style = this.styles.get(at)
      level ??= style?.level
      if (style?.list !== undefined)
        return { list: style.list, level: level ?? this.levelOfStyle(style.list, at) }
    }
    return undefined
  }

  private levelOfStyle(list: string, style: string | undefined): number | undefined {
    const abstract = this.linked(this.abstracts.get(this.lists.get(list)?.abstract ?? ''))
    return [...(abstract?.levels ?? [])].find(
      ([, level]) => level.style !== undefined && level.style === style,
    )?.[0]
  }

  private read(xml: string): void {
    let levels: Map<number, Level> | undefined
    let level: Level | undefined
    let abstract: AbstractList | undefined
    let list: List | undefined
    let override = 0
    walkXml(xml, {
      open: (name, attribute) => {
        const value = attribute('val')
        if (name === 'abstractNum') {
          abstract = { levels: new Map(), styleLink: undefined, takenFrom: undefined }
          levels = abstract.levels
          this.abstracts.set(attribute('abstractNumId') ?? '', abstract)
        } else if (name === 'num') {
          list = { abstract: '', starts: new Map(), levels: new Map() }
          levels = list.levels
          this.lists.set(attribute('numId') ?? '', list)
        } else if (name === 'abstractNumId' && list !== undefined) list.abstract = value ?? ''
        else if (name === 'lvlOverride') override = Number(attribute('ilvl'))
        else if (name === 'startOverride') list?.starts.set(override, Number(value))
        else if (name === 'lvl') {
          level = newLevel()
          levels?.set(Number(attribute('ilvl')), level)
        } else if (name === 'styleLink' && abstract !== undefined) abstract.styleLink = value
        else if (name === 'numStyleLink' && abstract !== undefined) abstract.takenFrom = value
        else if (level !== undefined) setLevel(level, name, value)
      },
      close: (name) => {
        if (name === 'lvl') level = undefined
      },
      text: () => undefined,
    })
  }
}

/** Letters that a symbol font shows as dots, squares and arrows. */
const symbolBullet = /^[A-Za-z\u00A1-\u00FF\uE000-\uF8FF]/

interface ListPlaceOfStyle {
  readonly list: string
  readonly level: number | undefined
}

function setLevel(level: Level, name: string, value: string | undefined): void {
  if (name === 'start') level.start = Number(value) || 0
  else if (name === 'numFmt') level.format = value ?? 'decimal'
  else if (name === 'lvlText') level.pattern = value ?? ''
  else if (name === 'isLgl') level.legal = value === undefined || !/^(0|false|off)$/.test(value)
  else if (name === 'lvlRestart') level.restart = Number(value)
  else if (name === 'pStyle') level.style = value
}
