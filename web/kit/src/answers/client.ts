// Asking the server: JSON answers, refusals as problems, the CSRF token on every write.
import type { Problem } from '@corridor/base'

/** The server refused, or did not answer properly (`status` 0: not reached). */
export class Refused extends Error {
  readonly status: number
  readonly problems: readonly Problem[]

  constructor(status: number, problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message.en).join(' ') || `status ${status}`)
    this.status = status
    this.problems = problems
  }
}

let csrf = ''

/** An answer whose body has been read. */
export interface Received {
  readonly status: number
  readonly text: string
}

const early = new Map<string, Promise<Received>>()

export function keepCsrf(token: string): void {
  csrf = token
}

/** Hands over answers asked for before the screens were loaded; each is used once, and none after a write. */
export function takeEarly(answers: ReadonlyMap<string, Promise<Received>>): void {
  for (const [path, answer] of answers) early.set(path, answer)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isProblem = (value: unknown): value is Problem =>
  isRecord(value) && typeof value['code'] === 'string' && isRecord(value['message'])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemsOf(text: string): readonly Problem[] {
  const body = parsed(text)
  const listed = isRecord(body) ? body['problems'] : undefined
  return Array.isArray(listed) ? listed.filter(isProblem) : []
}

/** Reads the body at once, so that no connection stays open for an answer nobody wants any more. */
export async function receive(path: string, init: RequestInit = {}): Promise<Received> {
  const response = await fetch(`/api${path}`, init)
  return { status: response.status, text: await response.text() }
}

async function reach(path: string, init: RequestInit): Promise<Received> {
  const waiting = init.method === undefined ? early.get(path) : undefined
  early.delete(path)
  try {
    return await (waiting ?? receive(path, init))
  } catch {
    throw new Refused(0, [])
  }
}

async function answerOf<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const { status, text } = await reach(path, init)
  if (status >= 400) throw new Refused(status, problemsOf(text))
  const answer: Answer = text === '' ? undefined : JSON.parse(text)
  return answer
}

/** GET; the shape is the one `@corridor/protocol` names for the path. */
export const ask = <Answer>(path: string): Promise<Answer> => answerOf<Answer>(path, {})

export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON, or as it is where it is a form with files. */
  readonly body?: unknown
  /** The version the writer saw, for If-Match. */
  readonly version?: number
}

export function write<Answer>(path: string, { method, body, version }: Write): Promise<Answer> {
  early.clear()
  const isForm = body instanceof FormData
  const headers: Record<string, string> = { 'x-csrf-token': csrf }
  if (version !== undefined) headers['if-match'] = String(version)
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const sent = isForm ? body : body === undefined ? null : JSON.stringify(body)
  return answerOf<Answer>(path, { method, headers, body: sent })
}

/** `?a=1&b=2` of the values that are present, or nothing. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
