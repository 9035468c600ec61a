// One request through one route: session, CSRF token, right, parameters, work, answer.
import type { Problem, Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { visitor } from '../access/person.ts'
import { mayDo, scopeOf } from '../access/policy.ts'
import { type Session, sameCsrf, sessionCookie, sessionHours, sessionOf } from '../access/session.ts'
import type { Installation } from '../installation.ts'
import { checkBody, checkQuery } from './parameters.ts'
import { statusOfProblems } from './problem-status.ts'
import type { Answered, Asked, Cookie, Route } from './route.ts'
import { type Form, takeForm } from './upload.ts'

/** Thrown inside a transaction to roll it back; the answer is the refusal. */
export class Refusing extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '))
    this.problems = problems
  }
}

const crossSite: Problem = {
  code: 'access/wrong-csrf',
  message: { zh: '请求缺少本次登录的校验码', en: 'The request lacks the check code of your session' },
  given: 'x-csrf-token',
  allowed: { zh: '登录时得到的校验码', en: 'the code given at sign-in' },
  fix: { zh: '请刷新页面后重试。', en: 'Reload the page and try again.' },
}

const noVersion: Problem = {
  code: 'request/no-version',
  field: 'if-match',
  message: { zh: '缺少所见版本号', en: 'The version you saw is missing' },
  given: '',
  allowed: { zh: 'If-Match: 版本号', en: 'If-Match: the version' },
  fix: { zh: '请重新打开记录后再改。', en: 'Open the record again and change it then.' },
}

export const noSuchAddress: Problem = {
  code: 'request/no-such-address',
  message: { zh: '没有这个地址', en: 'There is no such address' },
  fix: { zh: '接口清单见 /api/openapi.json。', en: 'The list of addresses is /api/openapi.json.' },
}

/** The handler of a route; every refusal is `{ problems: […] }` with a 4xx status. */
export function answering(route: Route, installation: Installation) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const token = request.cookies[sessionCookie]
    const session = token === undefined ? undefined : await sessionOf(installation, token)
    const problem = admission(route, request, session)
    if (problem !== undefined) return send(reply, refusal(problem))
    const form = route.body?.kind === 'files' && request.isMultipart() ? await takeForm(request) : undefined
    try {
      const asked = readRequest(route, { request, installation, session, form })
      return await send(reply, asked.ok ? await work(route, asked.value) : asked)
    } finally {
      await form?.clear()
    }
  }
}

async function work(route: Route, asked: Asked): Promise<Result<Answered>> {
  try {
    return await route.work(asked)
  } catch (fault) {
    if (fault instanceof Refusing) return refusal(...fault.problems)
    const conflict = conflictIn(fault)
    if (conflict !== undefined) return refusal(conflict)
    throw fault
  }
}

/** Two writes at once that the database kept apart: unique_violation, serialization_failure, deadlock_detected. */
const conflictCodes = new Set(['23505', '40001', '40P01'])

const conflict: Problem = {
  code: 'request/changed-meanwhile',
  message: {
    zh: '同时有人写入了相同或相关的记录',
    en: 'Somebody wrote the same or a related record at the same moment',
  },
  fix: {
    zh: '请刷新后重试，您填写的内容未写入。',
    en: 'Reload and try again; nothing of yours was written.',
  },
}

function conflictIn(fault: unknown): Problem | undefined {
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return undefined
  return typeof fault.code === 'string' && conflictCodes.has(fault.code) ? conflict : undefined
}

function admission(route: Route, request: FastifyRequest, session: Session | undefined): Problem | undefined {
  if (route.method !== 'GET' && !sameOrigin(request)) return crossSite
  if (route.needs === 'nobody') return undefined
  const denied = mayDo(session?.person ?? visitor, route.needs)
  if (denied !== undefined || session === undefined) return denied
  const needsToken = route.method !== 'GET'
  return needsToken && !sameCsrf(session.csrf, request.headers['x-csrf-token']) ? crossSite : undefined
}

/** Browsers send Origin with every write; programs that send none carry no cookie of a browser. */
function sameOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

interface Received {
  readonly request: FastifyRequest
  readonly installation: Installation
  readonly session: Session | undefined
  readonly form: Form | undefined
}

function readRequest(route: Route, { request, installation, session, form }: Received): Result<Asked> {
  const query = checkQuery(route.query ?? {}, request.query)
  const body = checkBody(route.body?.fields ?? {}, form === undefined ? request.body : form.fields)
  const version = versionIn(request)
  const params = textsOf(request.params)
  const strange = Object.values(params).find((text) => text.includes('\u0000'))
  if (strange !== undefined) return refusal(noSuchAddress)
  const problems = [query, body].flatMap((read) => (read.ok ? [] : read.problems))
  if (route.versioned === true && version === undefined) problems.push(noVersion)
  if (!query.ok || !body.ok || problems.length > 0) return refusal(...problems)
  const person = session?.person ?? visitor
  const scope = scopeOf(person, installation.everything.region)
  return {
    ok: true,
    value: {
      installation,
      person,
      session,
      address: request.ip,
      origin: `${request.protocol}://${request.host}`,
      secure: request.protocol === 'https',
      params,
      query: query.value,
      body: body.value,
      files: form?.files ?? [],
      version,
      inScope: (transactWork) => installation.database.transact(scope, transactWork),
    },
  }
}

function versionIn({ headers }: FastifyRequest): number | undefined {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(headers['if-match'] ?? '')
  return match === null ? undefined : Number(match[1])
}

function textsOf(values: unknown): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

async function send(reply: FastifyReply, result: Result<Answered>): Promise<FastifyReply> {
  if (!result.ok) return reply.status(statusOfProblems(result.problems)).send({ problems: result.problems })
  const answer = result.value
  if (answer.kind === 'file') {
    const shown = answer.inline === true ? 'inline' : 'attachment'
    return reply
      .header('content-type', answer.type)
      .header('content-disposition', `${shown}; ${fileNameHeader(answer.name)}`)
      .send(answer.content)
  }
  if (answer.cookie !== undefined) setCookie(reply, answer.cookie)
  return answer.kind === 'nothing' ? reply.status(204).send() : reply.send(answer.value)
}

/** Both forms of RFC 6266: an ASCII name for old programs, UTF-8 for all others. */
export function fileNameHeader(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}

function setCookie(reply: FastifyReply, { token }: Cookie): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.request.protocol === 'https',
  } as const
  if (token === undefined) reply.clearCookie(sessionCookie, options)
  else reply.setCookie(sessionCookie, token, { ...options, maxAge: sessionHours * 3_600 })
}
