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
const early = new Map<string, Promise<Response>>()

export function keepCsrf(token: string): void {
  csrf = token
}

/** Hands over answers asked for before the screens were loaded; each is used once, and none after a write. */
export function takeEarly(answers: ReadonlyMap<string, Promise<Response>>): void {
  for (const [path, answer] of answers) early.set(path, answer)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isProblem = (value: unknown): value is Problem =>
  isRecord(value) && typeof value['code'] === 'string' && isRecord(value['message'])

async function problemsOf(response: Response): Promise<readonly Problem[]> {
  const body: unknown = await response.json().catch(() => undefined)
  const listed = isRecord(body) ? body['problems'] : undefined
  return Array.isArray(listed) ? listed.filter(isProblem) : []
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const waiting = init.method === undefined ? early.get(path) : undefined
  early.delete(path)
  try {
    return await (waiting ?? fetch(`/api${path}`, init))
  } catch {
    throw new Refused(0, [])
  }
}

async function answerOf<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(path, init)
  if (!response.ok) throw new Refused(response.status, await problemsOf(response))
  const answer: Answer = response.status === 204 ? undefined : await response.json()
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
