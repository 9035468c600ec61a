// What the server does by itself: folds single writes into cells every second.
import { foldPostings } from '../indicators/ledger/fold.queries.ts'
import type { Installation } from '../installation.ts'

const foldEveryMs = 1000

/** Starts the jobs; the returned function waits for the running one and ends them. */
export function startJobs({ database, everything, clock }: Installation, onFault: (fault: Error) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const fold = () => {
    if (busy) return
    busy = true
    running = database
      .transact(everything, (transaction) => foldPostings(transaction, clock.now()))
      .catch((fault: unknown) => onFault(fault instanceof Error ? fault : new Error(String(fault))))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(fold, foldEveryMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
