// A city served by a process of its own on a free port, as an officer's browser finds it.
import { createServer } from 'node:net'
import { vi } from 'vitest'
import { type Running, startCorridor } from './command.ts'

/** A port that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve)
  })
  const place = probe.address()
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  if (typeof place !== 'object' || place === null) throw new Error('no port')
  return place.port
}

export interface Served {
  readonly running: Running
  readonly address: string
}

/** Starts a server over the folder; resolves when it has said its address, fails with what it said where it ended. */
export async function serveCity(folder: string): Promise<Served> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const running = startCorridor(['serve'], { CORRIDOR_DATA: folder, CORRIDOR_PORT: String(port) })
  await vi.waitUntil(() => running.over() || running.said().includes(address), {
    timeout: 60_000,
    interval: 20,
  })
  if (running.over()) throw new Error(running.said())
  return { running, address }
}
