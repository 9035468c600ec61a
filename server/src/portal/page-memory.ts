// Remembers made pages for a short while, so that many readers ask the database once.
import type { Clock } from '../store/clock.ts'

const seconds = 30
const most = 200

interface Remembered<Page> {
  readonly until: number
  readonly page: Promise<Page>
}

/** Readers who come while a page is being made wait for the same one; a failed one is forgotten. */
export class PageMemory<Page> {
  readonly #pages = new Map<string, Remembered<Page>>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get(key: string, make: () => Promise<Page>): Promise<Page> {
    const now = this.#clock.now().getTime()
    const known = this.#pages.get(key)
    if (known !== undefined && now < known.until) return known.page
    if (this.#pages.size >= most) this.#pages.clear()
    const page = make()
    this.#pages.set(key, { until: now + seconds * 1_000, page })
    page.catch(() => this.#pages.delete(key))
    return page
  }
}
