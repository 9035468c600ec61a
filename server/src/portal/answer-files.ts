// Every answer of the public side carries its hash, so that a reader who has it already gets it no second time.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface Answer {
  readonly type: string
  readonly body: string
  readonly tag: string
  /** Saved under this name instead of shown. */
  readonly saveAs?: string
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Weak, because the same page may travel compressed or not. */
export const answerOf = (type: string, body: string): Answer => ({
  type,
  body,
  tag: `W/"${shortHash(body)}"`,
})

export const htmlType = 'text/html; charset=utf-8'
export const csvType = 'text/csv; charset=utf-8'

/** How long others may keep a page before they ask whether it has changed. */
const cacheSeconds = 60
const forEver = 'public, max-age=31536000, immutable'

export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body, tag, saveAs }: Answer,
): FastifyReply {
  void reply.header('etag', tag).header('cache-control', `public, max-age=${cacheSeconds}, must-revalidate`)
  if (isHeld(request.headers['if-none-match'], tag)) return reply.status(304).send()
  if (saveAs !== undefined) void reply.header('content-disposition', `attachment; filename="${saveAs}"`)
  return reply.type(type).send(body)
}

const isHeld = (held: string | undefined, tag: string): boolean =>
  held !== undefined && held.split(',').some((one) => one.trim().replace(/^(?!W\/)/, 'W/') === tag)

/** A file whose address changes with its content. */
export interface HashedFile {
  readonly address: string
  readonly type: string
  readonly content: string
}

const hashedFile = (name: string, ending: string, file: Omit<HashedFile, 'address'>): HashedFile => ({
  ...file,
  address: `/portal/${name}-${shortHash(file.content)}.${ending}`,
})

/** One part of the look; later parts win. */
const styleText = (part: string): string =>
  readFileSync(new URL(`../../../web/portal/src/styles/${part}.css`, import.meta.url), 'utf8')

export const stylesheet = hashedFile('style', 'css', {
  type: 'text/css; charset=utf-8',
  content: ['ground', 'parts', 'narrow'].map(styleText).join('\n'),
})

export const icon = hashedFile('icon', 'svg', {
  type: 'image/svg+xml',
  content:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b57b0"/>' +
    '<path d="M7 22l6-7 5 4 7-10" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>',
})

export const sendFile = (reply: FastifyReply, { type, content }: HashedFile): FastifyReply =>
  reply.header('cache-control', forEver).type(type).send(content)
