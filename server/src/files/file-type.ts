// What a file is by its first bytes; what a name or a browser says of it is not believed.
import { open } from 'node:fs/promises'

export interface FileType {
  readonly type: string
  readonly extensions: readonly string[]
}

interface Signature extends FileType {
  readonly bytes: readonly number[]
}

const openXml = 'application/vnd.openxmlformats-officedocument'

const signatures: readonly Signature[] = [
  { type: 'application/pdf', extensions: ['pdf'], bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', extensions: ['png'], bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], bytes: [0xff, 0xd8, 0xff] },
  { type: `${openXml}.wordprocessingml.document`, extensions: ['docx'], bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: `${openXml}.spreadsheetml.sheet`, extensions: ['xlsx'], bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/zip', extensions: ['zip'], bytes: [0x50, 0x4b, 0x03, 0x04] },
  {
    type: 'application/msword',
    extensions: ['doc'],
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  {
    type: 'application/vnd.ms-excel',
    extensions: ['xls'],
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
]

const plainText: FileType = { type: 'text/plain', extensions: ['txt', 'csv'] }

/** The endings a person may use, for refusals. */
export const knownExtensions: readonly string[] = [...signatures, plainText].flatMap(
  ({ extensions }) => extensions,
)

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? ''

const isText = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8').replace(/\uFFFD+$/, '')
  return !text.includes('\u0000') && !text.includes('\uFFFD')
}

/** The type whose bytes the file begins with and whose ending its name has; undefined for anything else. */
export function typeOfBytes(name: string, bytes: Buffer): string | undefined {
  const ending = extensionOf(name)
  const found = signatures.find(
    (one) => one.extensions.includes(ending) && one.bytes.every((byte, index) => bytes[index] === byte),
  )
  if (found !== undefined) return found.type
  return plainText.extensions.includes(ending) && isText(bytes) ? plainText.type : undefined
}

export async function typeOfFile(path: string, name: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return typeOfBytes(name, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
