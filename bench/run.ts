// `npm run bench [-- --only NAME] [--json]`: runs the measurements and prints a line each with its ratio.
import { parseArgs } from 'node:util'
import { type Line, machine } from './line.ts'

type Bench = (say: (text: string) => void) => Promise<readonly Line[]>

/** Loaded when wanted, so that one bench does not carry another's memory. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  figure: async () => (await import('./figure.ts')).figureBench,
  cockpit: async () => (await import('./cockpit.ts')).cockpitBench,
  ledger: async () => (await import('./ledger.ts')).ledgerBench,
  'plan-read': async () => (await import('./plan-read.ts')).planReadBench,
  'plan-hostile': async () => (await import('./plan-hostile.ts')).planHostileBench,
  console: async () => (await import('./console.ts')).consoleBench,
  audit: async () => (await import('./audit.ts')).auditBench,
  sheets: async () => (await import('./sheets.ts')).sheetsBench,
  'organisation-names': async () => (await import('./matching/organisation-names.ts')).organisationNamesBench,
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
})
const names = values.only ?? Object.keys(benches)
const unknown = names.filter((name) => benches[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** `=`, `<=` or `>=` and a number; undefined where there is no bound. */
function keeps(ratio: number, bound: string): boolean | undefined {
  const [sign, number] = bound.split(' ')
  if (sign === undefined || number === undefined) return undefined
  if (sign === '=') return ratio === Number(number)
  return sign === '<=' ? ratio <= Number(number) : ratio >= Number(number)
}

function told(line: Line): string {
  const kept = keeps(line.ratio, line.must)
  const verdict = kept === undefined ? '' : `  must ${line.must}: ${kept ? 'kept' : 'NOT KEPT'}`
  const aim =
    line.aim === '' ? '' : `  aim ${line.aim}${keeps(line.ratio, line.aim) === true ? ': reached' : ''}`
  return `${line.name}: ${line.measure}\n  ${line.value} ${line.unit} / ${line.against} = ${line.ratio}${verdict}${aim}`
}

say(machine())
let broken = false
for (const name of names) {
  const bench = await benches[name]?.()
  if (bench === undefined) continue
  const lines = await bench(say)
  broken ||= lines.some(({ ratio, must }) => keeps(ratio, must) === false)
  for (const line of lines) process.stdout.write(`${values.json ? JSON.stringify(line) : told(line)}\n`)
}
say(machine())
process.exitCode = broken ? 1 : 0
