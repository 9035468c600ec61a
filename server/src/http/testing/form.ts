// A multipart form as a browser sends it, for tests that upload.

interface SentFile {
  readonly name: string
  readonly content: string | Buffer
}

export interface SentForm {
  readonly payload: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const boundary = 'corridor-test-boundary'

export function formOf(fields: Readonly<Record<string, string>>, ...files: readonly SentFile[]): SentForm {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  for (const { name, content } of files) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n`
    parts.push(
      Buffer.from(`${head}content-type: application/octet-stream\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    )
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
