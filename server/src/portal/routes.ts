// The public pages at `/`, Chinese at the root and English under `/en`; no sign-in, no script, no cookie.
import fastifyCompress from '@fastify/compress'
import type { Language } from '@corridor/base'
import { faultPage, missingPage } from '@corridor/portal'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Installation } from '../installation.ts'
import { type Answer, htmlType, icon, sendAnswer, sendFile, stylesheet } from './answer-files.ts'
import { PageMemory } from './page-memory.ts'
import { makeHome, makeIndicator, makeList, makePlan, type MakePage, siteOf } from './pages.ts'

/** Nothing runs and nothing comes from elsewhere. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const languages: readonly { readonly language: Language; readonly at: string }[] = [
  { language: 'zh', at: '' },
  { language: 'en', at: '/en' },
]

export function mountPortal(app: FastifyInstance, installation: Installation): void {
  void app.register(async (portal) => {
    tellFaultsAsPages(portal, installation)
    await portal.register(fastifyCompress, {
      encodings: ['br', 'gzip'],
      brotliOptions: { params: { [brotliQuality]: 5 } },
    })
    portal.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', policy)
    })
    addPages(portal, installation)
    for (const file of [stylesheet, icon])
      portal.get(file.address, async (_request, reply) => sendFile(reply, file))
    portal.get('/*', async (request, reply) =>
      request.url.startsWith('/api/') ? reply.callNotFound() : missing(request, reply, installation),
    )
  })
}

/** zlib.constants.BROTLI_PARAM_QUALITY; quality 5 costs a tenth of the usual 11 and gives a little more. */
const brotliQuality = 1

function addPages(portal: FastifyInstance, installation: Installation): void {
  const memory = new PageMemory<Answer>(installation.clock)
  for (const { language, at } of languages) {
    const page = (path: string, makerOf: (name: string) => MakePage | undefined) =>
      portal.get(path, async (request, reply) => {
        const name = nameIn(request.params)
        const make = makerOf(name)
        if (make === undefined) return missing(request, reply, installation)
        return sendAnswer(
          request,
          reply,
          await memory.get(`${path} ${name}`, () => make(installation, language)),
        )
      })
    page(at === '' ? '/' : at, () => makeHome)
    page(`${at}/plan`, () => makePlan)
    page(`${at}/indicators`, () => makeList)
    page(`${at}/indicators/:name`, (name) => makeIndicator(installation, name))
  }
}

const nameIn = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'name' in params ? String(params.name) : ''

const languageOf = ({ url }: FastifyRequest): Language => (/^\/en(?:[/?]|$)/.test(url) ? 'en' : 'zh')

const missing = (request: FastifyRequest, reply: FastifyReply, installation: Installation): FastifyReply =>
  reply
    .status(404)
    .header('cache-control', 'no-cache')
    .type(htmlType)
    .send(missingPage(siteOf(installation, null), languageOf(request)))

/** The application logs a fault and answers it as JSON; here a person reads it. */
function tellFaultsAsPages(portal: FastifyInstance, installation: Installation): void {
  portal.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 500) return payload
    reply.header('cache-control', 'no-store').type(htmlType)
    return faultPage(siteOf(installation, null), languageOf(request), request.id)
  })
}
