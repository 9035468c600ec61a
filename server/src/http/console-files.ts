// The built console under /console: hashed files cached for ever, compressed beforehand, every page its index.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const forEver = 'public, max-age=31536000, immutable'

/** Names with a hash of their content, as the bundler writes them, never change. */
const isHashed = (path: string): boolean => /[\\/]assets[\\/]/.test(path)

/** A plugin; without a built console it mounts nothing. */
export const consoleFiles =
  (folder: string) =>
  async (app: FastifyInstance): Promise<void> => {
    if (!existsSync(join(folder, 'index.html'))) return
    await app.register(fastifyStatic, {
      root: folder,
      prefix: '/console/',
      index: false,
      preCompressed: true,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', isHashed(path) ? forEver : 'no-cache')
      },
    })
    const page = (reply: FastifyReply) => reply.sendFile('index.html', folder, { cacheControl: false })
    app.get('/console', async (_request, reply) => page(reply))
    app.get('/console/*', async (request, reply) => {
      const last = new URL(request.url, 'http://localhost').pathname.split('/').at(-1) ?? ''
      return last.includes('.') ? reply.callNotFound() : page(reply)
    })
  }
