// Measures the cockpit's data with the demonstration city and a plan of six targets, through the web application.
import type { House } from './house.ts'
import { lastDay, lastInstant } from './house.ts'
import { officeOf, officerOf, plannedHouse, signIn } from './desk.ts'
import { type Line, line, median, quantile, timed } from './line.ts'

const limitMs = 80
const repeats = 60
const past = new Date(lastInstant - 300 * 86_400_000).toISOString()

/** Each address with what it asks for. */
const questions = [
  ['today', '/api/cockpit'],
  ['a past day', '/api/cockpit?on=2025-08-17'],
  ['as believed 300 days before', `/api/cockpit?on=${lastDay}&asOf=${past}`],
] as const

export async function cockpitBench(say: (text: string) => void): Promise<readonly Line[]> {
  const house = await plannedHouse(say)
  try {
    return await measure(house)
  } finally {
    await house.close()
  }
}

async function measure(house: House): Promise<readonly Line[]> {
  const office = officeOf(house)
  try {
    const cookies = await signIn(office, officerOf(house))
    const times = questions.map((): number[] => [])
    let bytes = 0
    const ask = async (url: string) => {
      const answer = await office.inject({ method: 'GET', url, cookies })
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
      bytes = answer.rawPayload.length
    }
    const first = await timed(() => ask(questions[0][1]))
    for (let round = 0; round < repeats + 3; round += 1) {
      for (const [index, [, url]] of questions.entries()) {
        const took = await timed(() => ask(url))
        if (round >= 3) times[index]?.push(took)
      }
    }
    const common = { name: 'cockpit', unit: 'ms', against: limitMs } as const
    return [
      ...questions.flatMap(([what], index) => linesOf(what, times[index] ?? [], bytes)),
      line({ ...common, measure: 'the very first answer after start, nothing remembered', value: first }),
    ]
  } finally {
    await office.close()
  }
}

function linesOf(what: string, times: readonly number[], bytes: number): readonly Line[] {
  const common = { name: 'cockpit', unit: 'ms', against: limitMs } as const
  const measure = `data for six targets, ${what}`
  return [
    line({
      ...common,
      measure: `${measure}, p95 of ${times.length} answers (${Math.round(bytes / 1024)} KB), limit`,
      value: quantile(times, 0.95),
      must: '<= 1',
      aim: '<= 0.5',
    }),
    line({ ...common, measure: `${measure}, p50`, value: median(times) }),
  ]
}
