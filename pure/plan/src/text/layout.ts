// First pass: the page becomes clean paragraphs and sentences. Furniture goes, offsets into the original stay.
//
// Invariants: `at[i]` is the offset in the original of folded character i and only grows; every paragraph and every
// sentence is a non-empty range of the folded text; sentences do not overlap and are at most SENTENCE_LIMIT long;
// a digit of the original lies either in the folded text or in a furniture line.
import { pattern } from './words/pattern.ts'

export type Range = { readonly start: number; readonly end: number }

export type Paragraph = Range & {
  /** The line as printed starts with white space or a list sign; used by the outline. */
  readonly sentences: readonly Range[]
}

export type Layout = {
  readonly text: string
  readonly folded: string
  readonly at: Uint32Array
  readonly paragraphs: readonly Paragraph[]
  /** Lines of the original that are no part of the plan. */
  readonly furniture: readonly Range[]
}

const SENTENCE_LIMIT = 1500

/** Clean and fold a text. Any string is accepted; the work is linear in its length. */
export function layOut(text: string): Layout {
  const lines = splitLines(text)
  const noise = furnitureLines(text, lines)
  const folder = new Folder(text)
  const furniture: Range[] = []
  const starts: number[] = []
  let last = ''
  lines.forEach((line, i) => {
    if (noise[i] === 1) {
      furniture.push(line)
      last = ''
      return
    }
    const body = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (last === '' || !continues(last, body)) {
      folder.breakLine()
      starts.push(folder.length)
    }
    folder.add(line)
    last = text.slice(Math.max(line.start, line.end - 60), line.end)
    if (line.end - line.start > 60) last = `${'·'.repeat(40)}${last}`
  })
  const { folded, at } = folder.done()
  return { text, folded, at, paragraphs: paragraphsOf(folded, starts), furniture }
}

function paragraphsOf(folded: string, starts: readonly number[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  starts.forEach((start, i) => {
    const next = starts[i + 1]
    const end = next === undefined ? folded.length : next - 1
    if (end > start) paragraphs.push({ start, end, sentences: sentencesOf(folded, start, end) })
  })
  return paragraphs
}

const enders = /[。！？]/
const closers = /[”’"』」)）]/

function sentencesOf(folded: string, start: number, end: number): Range[] {
  const sentences: Range[] = []
  let from = start
  let soft = -1
  for (let i = start; i < end; i += 1) {
    const char = folded.charAt(i)
    if (char === '，' || char === '；') soft = i + 1
    if (enders.test(char)) {
      let to = i + 1
      if (to < end && closers.test(folded.charAt(to))) to += 1
      sentences.push({ start: from, end: to })
      from = to
      i = to - 1
      soft = -1
    } else if (i + 1 - from >= SENTENCE_LIMIT) {
      const cut = soft > from ? soft : hardCut(folded, from, i + 1)
      sentences.push({ start: from, end: cut })
      from = cut
      soft = -1
    }
  }
  if (from < end) sentences.push({ start: from, end })
  return sentences
}

/** A forced cut never falls inside a number of sensible length. */
function hardCut(folded: string, from: number, to: number): number {
  let cut = to
  while (cut > from + 1 && to - cut < 40 && /[\d.,%万亿]/.test(folded.charAt(cut - 1))) cut -= 1
  return to - cut < 40 && cut > from + 1 ? cut : to
}

function splitLines(text: string): Range[] {
  const lines: Range[] = []
  let start = 0
  const push = (from: number, to: number): void => {
    let a = from
    let b = to
    while (a < b && isBlank(text.charCodeAt(a))) a += 1
    while (b > a && isBlank(text.charCodeAt(b - 1))) b -= 1
    if (b > a) lines.push({ start: a, end: b })
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) {
      push(start, i)
      start = i + 1
    }
  }
  push(start, text.length)
  return lines
}

function isBlank(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0xfeff ||
    (code >= 0x7f && code <= 0x9f)
  )
}

const unfinished = /[，、；：:,;的和与及为是在了将以并或（(“]$/
const startsMidway = /^(?:[，。、；：:,;！？）)”%％]|是[：:，]|的(?!士))/
const marked =
  /^(?:[●○■◆▪★☆•·]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．是]|第[一二三四五六七八九十]{1,3}|\d{1,2}[.．、)）](?!\d)|——)/

/** A line goes on in the next one where the page broke a sentence in two. */
function continues(previous: string, next: string): boolean {
  if (/[。！？!?]["”’)）]?$/.test(previous)) return false
  if (marked.test(next) || /^[^，。；:：]{2,10}[:：]/.test(next)) return false
  if (unfinished.test(previous) || startsMidway.test(next)) return true
  return previous.length > 60 && !/[：:；;]$/.test(previous)
}

// Page furniture -------------------------------------------------------------------------------------------------

const alwaysNoise = new RegExp(
  [
    '^(?:您(?:现在)?的?)?当前位置|^您所在的位置|^首页[ >》|/]|扫一扫|扫描二维码|二维码|^版权声明|^版权所有|^本文链接|微信号|公众号|客户端下载',
    '^上一[篇条页]|^下一[篇条页]|分享(?:到|至|给)|^分享[:：]?|^【?(?:打印|关闭|字号|纠错|收藏|返回顶部)|字(?:号|体)[:：]|^\\[?(?:大|中|小)\\]?$|打印本页|关闭窗口',
    '^(?:文章|信息|稿件|新闻)?来源[:：]|^发布(?:时间|日期|机构|者)|^发文(?:机关|日期|字号)',
    '^索引号|^主题(?:分类|词)|^成文日期|^浏览(?:次数|量)|^阅读(?:量|次数|数)?[:：]?\\d',
    '责任编辑|^编辑[:：]|^作者[:：]|^记者[:：]|^(?:初|复|终)审[:：]|^校对[:：]',
    '^(?:联系|咨询|监督|举报|服务|招商|投诉)?(?:电话|热线|手机|传真|邮编|邮箱|QQ|地址|联系人)[:： ]',
    'ICP备|公网安备|网站标识码|[Cc]opyright|©|^主办(?:单位)?[:：]|^承办(?:单位)?[:：]|^技术支持|^网站地图|^联系我们|^关于我们|^友情链接|^网站声明',
    'https?://|www\\.|^登录|^注册|^退出|^无障碍|^长者|^繁體|^English$|^搜索$|^搜一搜|^点击|长按|^请说明您的|如需转载|如有不妥|联系我们删除|仅微信|租售[:：]',
    '^admin|^\\[?\\d{1,4}\\]?$|^\\d{4}[-/年.]\\d{1,2}[-/月.]\\d{1,2}日?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?$',
    '^(?:字体|阅读|评论|点赞|收藏|转发|浏览|推荐)[:：(（ ]?\\d*[)）]?$',
    '^微博|^QQ空间|^朋友圈|^广告|^推广|^赞助|^热线[:：]',
    '年前 ?[(（]\\d{4}-|天前 ?[(（]\\d{4}-|月前 ?[(（]\\d{4}-|^第?\\d+页|^- ?\\d+ ?-$|^— ?\\d+ ?—$',
  ].join('|'),
)
const tailMarks = pattern(
  '',
  '^【?(?:相关(?:阅读|文章|推荐|新闻|链接|信息|报道|稿件|内容)|推荐(?:阅读|文章)|猜你喜欢|延伸阅读|热门(?:文章|推荐|',
  '新闻|资讯|标签)?|最新(?:文章|资讯|发布|信息)|上一篇|下一篇|版权声明|友情链接|网友评论|发表评论|大家都在看|更多(?:新闻|',
  '资讯|内容)|扫一扫关注|为您推荐|阅读排行|点击排行)',
)

/** Lines of menus, share bars, contacts, related articles. A text of one line has none. */
function furnitureLines(text: string, lines: readonly Range[]): Uint8Array {
  const noise = new Uint8Array(lines.length)
  if (lines.length < 2) return noise
  const total = text.length
  let tail = false
  let list = false
  lines.forEach((line, i) => {
    const length = line.end - line.start
    const body = text.slice(line.start, Math.min(line.end, line.start + 160))
    const prose = length >= 60 && /[。；]/.test(text.slice(line.start, Math.min(line.end, line.start + 2000)))
    if (tailMarks.test(body) && length < 60) {
      list = true
      if (line.start > total * 0.5 && !planAhead(text, lines, i)) tail = true
    }
    if (list && prose) list = false
    const menu =
      length < 160 && !/[。；]/.test(body) && (body.match(/[|｜>》]|\s{2,}| \/ /g) ?? []).length >= 3
    if (
      tail ||
      list ||
      menu ||
      (alwaysNoise.test(body) && (length < 90 || !prose || /^版权|https?:\/\//.test(body)))
    )
      noise[i] = 1
  })
  return noise
}

/** After a tail mark the page still holds the plan only where marked headings or many long paragraphs follow. */
function planAhead(text: string, lines: readonly Range[], from: number): boolean {
  let headings = 0
  for (const line of lines.slice(from + 1, from + 400)) {
    if (
      /^(?:[一二三四五六七八九十]{1,3}[、是]|（[一二三四五六七八九十]{1,3}）)/.test(
        text.slice(line.start, line.start + 6),
      )
    )
      headings += 1
  }
  return headings >= 2
}

// Folding ---------------------------------------------------------------------------------------------------------

const folds: ReadonlyMap<string, string> = new Map(
  [
    [',，', '，'],
    [';；﹔', '；'],
    [':：∶︰', '：'],
    ['?？', '？'],
    ['!！', '！'],
    ['(（〔[【﹙', '('],
    [')）〕]】﹚', ')'],
    ['%％﹪', '%'],
    ['-－‐‑–—―−─', '-'],
    ['~～〜∼', '~'],
    ['"“„「『〝', '“'],
    ['”」』〞', '”'],
    ['、﹑', '、'],
    ['.．', '.'],
    ['/／', '/'],
    ['+＋', '+'],
    ['·•・‧', '·'],
    ['○〇', '〇'],
  ].flatMap(([from = '', to = '']): [string, string][] => [...from].map((char) => [char, to])),
)

/** Collects folded characters with their offsets. The character between two digits keeps its number sense. */
class Folder {
  private readonly text: string
  private readonly codes: Uint16Array
  private readonly at: Uint32Array
  length = 0
  private openQuote = false
  private readonly table: Uint16Array

  constructor(text: string) {
    this.text = text
    this.codes = new Uint16Array(text.length + 1)
    this.at = new Uint32Array(text.length + 2)
    this.table = foldTable
  }

  breakLine(): void {
    this.openQuote = false
    if (this.length > 0) this.put(10, (this.at[this.length - 1] ?? 0) + 1)
  }

  add(line: Range): void {
    const { text } = this
    for (let i = line.start; i < line.end; i += 1) {
      const code = text.charCodeAt(i)
      if (isBlank(code)) {
        if (this.length > 0 && isLatin(this.codes[this.length - 1] ?? 0) && isLatin(text.charCodeAt(i + 1)))
          this.put(32, i)
        continue
      }
      let folded = this.table[code] ?? 0
      if (folded === 0) folded = code
      if (code === 34) {
        folded = this.openQuote ? 0x201d : 0x201c
        this.openQuote = !this.openQuote
      } else if (
        (code === 44 || code === 58 || code === 0x2236 || code === 0xff1a) &&
        isDigit(text.charCodeAt(i - 1)) &&
        isDigit(text.charCodeAt(i + 1))
      ) {
        folded = code === 44 ? 44 : 58
      }
      this.put(folded, i)
    }
  }

  private put(code: number, offset: number): void {
    if (this.length >= this.codes.length) return
    this.codes[this.length] = code
    this.at[this.length] = offset
    this.length += 1
  }

  done(): { folded: string; at: Uint32Array } {
    const parts: string[] = []
    for (let i = 0; i < this.length; i += 8192) {
      parts.push(String.fromCharCode(...this.codes.subarray(i, Math.min(this.length, i + 8192))))
    }
    this.at[this.length] = this.length > 0 ? (this.at[this.length - 1] ?? 0) + 1 : 0
    return { folded: parts.join(''), at: this.at }
  }
}

const foldTable = buildTable()

/** Full-width ASCII and the sign variants above, by character code; 0 means unchanged. */
function buildTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0
  for (const [from, to] of folds) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

function isLatin(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 46
}

/** The printed text of a folded range, white space taken out. */
export function printed(layout: Layout, range: Range): string {
  if (range.end <= range.start) return ''
  const from = layout.at[range.start] ?? 0
  const to = (layout.at[range.end - 1] ?? 0) + 1
  return layout.text.slice(from, to).replace(/[\s\u200b\ufeff]+/g, '')
}

/** Offsets in the original of a folded range. */
export function original(layout: Layout, range: Range): [number, number] {
  return [
    layout.at[range.start] ?? 0,
    range.end > range.start ? (layout.at[range.end - 1] ?? 0) + 1 : (layout.at[range.start] ?? 0),
  ]
}
