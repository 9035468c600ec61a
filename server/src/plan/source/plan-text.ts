// What a person gives as the text of a plan: refused when empty, binary or too large; a saved page becomes its article.
import type { Problem, Result } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import { pageText } from './page/page-text.ts'
import { withCharacters } from './radicals.ts'
import { withTargetTables } from './table/pasted-tables.ts'

/** Bytes of UTF-8 that are stored; the longest five-year plans have about 200,000. */
export const textLimitBytes = 2_000_000

const empty: Problem = {
  code: 'plan/empty',
  field: 'text',
  message: { zh: '没有可读的文字', en: 'There is no text to read' },
  given: '',
  allowed: { zh: '工作计划的正文', en: 'the text of a work plan' },
  fix: { zh: '请粘贴正文，或选择文本文件。', en: 'Paste the text, or choose a text file.' },
}

const binary = (given: string): Problem => ({
  code: 'plan/binary',
  field: 'text',
  message: {
    zh: '这不是文字，像是程序或扫描件的内容',
    en: 'This is no text; it looks like a program’s or a scan’s content',
  },
  given,
  allowed: { zh: 'UTF-8 文本或网页', en: 'UTF-8 text or a saved page' },
  fix: {
    zh: '请从原文复制文字后粘贴；扫描件请先识别成文字。',
    en: 'Copy the words from the original; recognise a scan first.',
  },
})

const tooLarge = (bytes: number, limit: number): Problem => ({
  code: 'plan/too-large',
  field: 'text',
  message: { zh: '文字过长', en: 'The text is too long' },
  given: `${(bytes / 1_000_000).toFixed(1)} MB`,
  allowed: {
    zh: `至多 ${Math.floor(limit / 1_000_000)} MB（约 ${Math.floor(limit / 30_000)} 万字）`,
    en: `at most ${Math.floor(limit / 1_000_000)} MB, about ${Math.floor(limit / 3_000)} thousand characters`,
  },
  fix: { zh: '请只粘贴工作计划本身，或分成几份。', en: 'Paste only the plan itself, or split it.' },
})

/** The text to store and to read; offsets of targets count in it. Line ends are \n. `limit` is in bytes of UTF-8. */
export function readPlanText(given: string, limit = textLimitBytes): Result<string> {
  const bytes = Buffer.byteLength(given)
  if (bytes > limit) return refusal(tooLarge(bytes, limit))
  const strange = (given.match(/[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFD]/g) ?? []).length
  if (given.includes('\u0000') || strange * 100 > given.length) {
    return refusal(binary(`${strange} / ${given.length}`))
  }
  const words = looksLikeHtml(given) ? pageText(given).text : given
  const lines = words.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const text = withTargetTables(withCharacters(lines))
  return /[\p{L}\p{N}]/u.test(text) ? success(text) : refusal(empty)
}

/** A page says so at its start, or has several elements that end; a lone “<” in a text is none. */
export function looksLikeHtml(text: string): boolean {
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text)) return true
  return (text.match(/<\/(?:p|div|span|article|section|table|td|li|h[1-6])\s*>/gi) ?? []).length >= 3
}
