// A process for tests to kill: opens the database of a folder, prints where it is as JSON, and stays.
import { startPostgres } from '../launcher.ts'
import { programsFor } from '../template.ts'

const [folder = ''] = process.argv.slice(2)
const programs = programsFor(process.env['CORRIDOR_TEST_POSTGRES'])
const started = await startPostgres(folder, programs === undefined ? {} : { programs })
if (started.ok) {
  const { pid, ownerUrl, appUrl } = started.value
  process.stdout.write(`${JSON.stringify({ pid, ownerUrl, appUrl })}\n`)
  setInterval(() => undefined, 60_000)
} else {
  process.stdout.write(`${JSON.stringify({ problems: started.problems })}\n`)
  process.exitCode = 1
}
