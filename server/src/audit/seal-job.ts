// The sealer as a job of the server: every second it seals what has committed, and once a day it notes the head.
import type { Day } from '@corridor/base'
import type { Installation } from '../installation.ts'
import { headsFile, noteHead, readNotes } from './head-note.ts'
import { imagesOf } from './image.queries.ts'
import { sealerOf } from './sealer.ts'
import { headOf } from './verify.ts'
import { lastSeal } from './verify.queries.ts'

export const sealEveryMs = 500

export function sealJob(installation: Installation): () => Promise<void> {
  const { database, everything, catalogue, clock } = installation
  const seal = sealerOf({ database, scope: everything, images: imagesOf(catalogue), now: () => clock.now() })
  let noted: Day | undefined
  return async () => {
    await seal()
    const today = clock.today()
    if (noted === today) return
    const file = headsFile(installation)
    const head = await database.transact(everything, lastSeal)
    if (head === undefined) return
    const notes = await readNotes(file, everything.region)
    if (!notes.some(({ day }) => day === today))
      await noteHead(file, { region: everything.region, day: today, head: headOf(head) })
    noted = today
  }
}
