// What the server does by itself: folds and seals every second; at night it recounts and lets moves take effect.
import type { Day } from '@corridor/base'
import { sealEveryMs, sealJob } from '../audit/seal-job.ts'
import { foldPostings } from '../indicators/ledger/fold.queries.ts'
import { recount } from '../indicators/ledger/recount.queries.ts'
import type { Installation } from '../installation.ts'
import { followMoves, movedLately } from '../registers/placement.queries.ts'

type OnFault = (fault: Error) => void

const foldEveryMs = 1000
const lookEveryMs = 10 * 60_000
const recountHour = 3

/** Never two runs at once; what fails is told and tried again the next time. */
function everySoOften(everyMs: number, work: () => Promise<void>, onFault: OnFault): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work()
      .catch((fault: unknown) => onFault(fault instanceof Error ? fault : new Error(String(fault))))
      .finally(() => {
        running = undefined
      })
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}

const shanghaiHour = (instant: Date): number => (instant.getUTCHours() + 8) % 24

/** A difference is a fault of ours or of the disk: nobody may type it away, so it is only told, loudly. */
function atNight(
  { database, everything, catalogue, clock, series }: Installation,
  onFault: OnFault,
): () => Promise<void> {
  let done: Day | undefined
  return async () => {
    const today = clock.today()
    if (done === today || shanghaiHour(clock.now()) !== recountHour) return
    await database.transact(everything, async (transaction) => {
      await followMoves(transaction, catalogue, await movedLately(transaction, today), today)
    })
    const counts = await database.transact(everything, (transaction) => recount(transaction, series.values()))
    done = today
    for (const { ledger, wrongCells, wrongSubjects } of counts) {
      if (wrongCells + wrongSubjects === 0) continue
      onFault(new Error(`the recount of ${ledger} differs: ${wrongCells} cells, ${wrongSubjects} subjects`))
    }
  }
}

/** Starts the jobs; the returned function waits for what is running and ends them. */
export function startJobs(installation: Installation, onFault: OnFault): () => Promise<void> {
  const { database, everything, clock } = installation
  const fold = async (): Promise<void> => {
    await database.transact(everything, (transaction) => foldPostings(transaction, clock.now()))
  }
  const ends = [
    everySoOften(foldEveryMs, fold, onFault),
    everySoOften(sealEveryMs, sealJob(installation), onFault),
    everySoOften(lookEveryMs, atNight(installation, onFault), onFault),
  ]
  return async () => {
    await Promise.all(ends.map((end) => end()))
  }
}
