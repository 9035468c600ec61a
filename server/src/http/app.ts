// The web application: every route of the city, the console's files, health, and the same manners for all of them.
import { randomUUID } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastifyRateLimit from '@fastify/rate-limit'
import type { Problem } from '@corridor/base'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Installation } from '../installation.ts'
import { answering, noSuchAddress } from './answering.ts'
import { consoleFiles } from './console-files.ts'
import { openApiDocument } from './open-api.ts'
import type { Route } from './route.ts'
import { coreRoutes } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { uploadLimit } from './upload.ts'

/** What is told of a request: no address with its values, no person, no body. */
export interface RequestLine {
  readonly id: string
  readonly method: string
  /** The route's pattern, as `/api/registers/:register`. */
  readonly route: string
  readonly status: number
  readonly ms: number
  /** Only with status 500. */
  readonly fault?: string
}

export interface AppOptions {
  /** Routes of other rooms, such as plans and the cockpit. */
  readonly routes?: readonly Route[]
  /** The built console; without it `/console` is not there. */
  readonly consoleFolder?: string
  /** Mounts the public pages at `/`. */
  readonly mountPortal?: (app: FastifyInstance, installation: Installation) => void
  readonly log?: (line: RequestLine) => void
}

/** The longest plan text (2 MB) as JSON, with its escapes. */
const jsonLimit = 6 * 1024 * 1024

export const allRoutes = ({ routes = [] }: AppOptions): readonly Route[] => [...coreRoutes(), ...routes]

export function buildApp(installation: Installation, options: AppOptions = {}): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: jsonLimit,
    trustProxy: 'loopback',
    frameworkErrors: (_fault, request, reply) => {
      void reply.headers(securityHeaders(request.protocol === 'https'))
      void refuse(reply, noSuchAddress, 404)
    },
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  })
  const faults = new WeakMap<FastifyRequest, string>()
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.protocol === 'https'))
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const fault = faults.get(request)
    const route = request.routeOptions.url ?? 'none'
    const line = {
      id: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: reply.elapsedTime,
    }
    options.log?.(fault === undefined ? line : { ...line, fault })
  })
  app.setErrorHandler((fault: FastifyError, request, reply) => {
    const status = fault.statusCode ?? 500
    if (status < 500)
      return refuse(reply, requestProblem(fault, status), status === 413 || status === 429 ? status : 422)
    faults.set(request, fault.stack ?? String(fault))
    return refuse(reply, bug(request.id), 500)
  })
  app.setNotFoundHandler((_request, reply) => refuse(reply, noSuchAddress, 404))
  void app.register(fastifyCookie)
  void app.register(fastifyMultipart, { limits: { fileSize: uploadLimit } })
  void app.register(fastifyRateLimit, { global: false })
  void app.register(async (inner) => mountRoutes(inner, installation, options))
  if (options.consoleFolder !== undefined) void app.register(consoleFiles(options.consoleFolder))
  options.mountPortal?.(app, installation)
  return app
}

/** Inside a plugin of its own, so that the rate limit, registered before it, sees the routes. */
function mountRoutes(app: FastifyInstance, installation: Installation, options: AppOptions): void {
  const routes = allRoutes(options)
  for (const route of routes) {
    const { perMinute: max } = route
    const config = max === undefined ? {} : { rateLimit: { max, timeWindow: '1 minute' } }
    app.route({ method: route.method, url: route.path, config, handler: answering(route, installation) })
  }
  const document = openApiDocument(routes, installation.catalogue)
  app.get('/api/openapi.json', async () => document)
  app.get('/api/health', async () => {
    await installation.database.transact(installation.everything, async () => undefined)
    return { ok: true }
  })
}

const refuse = (reply: FastifyReply, problem: Problem, status: number): FastifyReply =>
  reply.status(status).send({ problems: [problem] })

const bug = (id: string): Problem => ({
  code: 'server/fault',
  message: {
    zh: '系统内部出错，未作任何改动',
    en: 'Something went wrong in the system; nothing was changed',
  },
  given: id,
  fix: { zh: '请把这个编号告诉系统管理员。', en: 'Tell the system administrator this number.' },
})

/** What fastify refuses before a route is asked: too large, too often, not JSON, another kind of body. */
function requestProblem({ code }: FastifyError, status: number): Problem {
  if (status === 413) {
    return {
      code: 'request/too-large',
      message: { zh: '提交的内容过大', en: 'What was sent is too large' },
      allowed: { zh: '文件 50 MB，其他内容 1 MB', en: '50 MB for files, 1 MB for anything else' },
      fix: { zh: '请拆分后重试。', en: 'Split it and try again.' },
    }
  }
  if (status === 429) {
    return {
      code: 'request/too-often',
      message: { zh: '请求过于频繁', en: 'Too many requests' },
      fix: { zh: '请一分钟后再试。', en: 'Wait a minute and try again.' },
    }
  }
  return {
    code: 'request/unreadable',
    message: { zh: '请求内容无法读取', en: 'The request could not be read' },
    given: code,
    allowed: { zh: 'JSON，或带文件的表单', en: 'JSON, or a form with files' },
    fix: { zh: '请检查内容与 content-type。', en: 'Check the body and its content-type.' },
  }
}
