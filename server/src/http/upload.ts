// Takes in the files of a form: streamed to the disk, hashed on the way, limited, and gone after the request.
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './route.ts'

export const uploadLimit = 50 * 1024 * 1024
const filesAtMost = 10

export interface Form {
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: readonly UploadedFile[]
  /** Takes the files away again. */
  clear(): Promise<void>
}

/** Throws fastify's own errors where the form is too large or broken; what was written until then is taken away. */
export async function takeForm(request: FastifyRequest): Promise<Form> {
  const fields: Record<string, unknown> = {}
  const files: UploadedFile[] = []
  const paths: string[] = []
  const clear = async () => {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
  try {
    const limits = { fileSize: uploadLimit, files: filesAtMost, fields: 50, fieldSize: 1024 * 1024 }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        const path = join(tmpdir(), `corridor-upload-${randomUUID()}`)
        paths.push(path)
        files.push(await keepPart(part, path))
      } else fields[part.fieldname] = part.value
    }
  } catch (fault) {
    await clear()
    throw fault
  }
  return { fields, files, clear }
}

async function keepPart(part: MultipartFile, path: string): Promise<UploadedFile> {
  const hash = createHash('sha256')
  let size = 0
  const watching = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(part.file, watching, createWriteStream(path, { mode: 0o600 }))
  return { name: plainName(part.filename), path, size, sha256: hash.digest('hex') }
}

/** The last part of what the browser calls the file, without control characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/\p{Cc}/gu, '').slice(0, 200) || 'file'
}
