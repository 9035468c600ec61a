// A planning officer at the demonstration city: its plan of six bound targets, and a session in the web application.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../server/src/http/app.ts'
import { planRoutes } from '../server/src/plan/routes.ts'
import { demoHouse, type House } from './house.ts'

export const consoleFolder = fileURLToPath(new URL('../web/console/dist', import.meta.url))

const account = 'planning-officer'

/** The demonstration city comes with a plan of six targets, each bound to its indicator. */
export async function plannedHouse(say: (text: string) => void): Promise<House> {
  const house = await demoHouse(say)
  const { database, everything } = house.installation
  const targets = await database.transact(everything, (transaction) =>
    transaction.rows('select 1 from plan_target where indicator is not null'),
  )
  if (targets.length === 6) return house
  await house.close()
  throw new Error(`${targets.length} bound targets instead of 6`)
}

export const officeOf = (house: House) => buildApp(house.installation, { routes: planRoutes, consoleFolder })

type Office = ReturnType<typeof officeOf>

export interface Officer {
  readonly account: string
  readonly password: string
}

/** The password is random for each data folder. */
export function officerOf(house: House): Officer {
  const lines = readFileSync(join(house.folder, 'demo-accounts.txt'), 'utf8').split('\n')
  const [, password] = lines.map((line) => line.split('\t')).find(([name]) => name === account) ?? []
  if (password === undefined) throw new Error(`no demonstration account ${account}`)
  return { account, password }
}

/** Cookies of a session. */
export async function signIn(office: Office, officer: Officer): Promise<Readonly<Record<string, string>>> {
  const answer = await office.inject({ method: 'POST', url: '/api/session', payload: { ...officer } })
  const [cookie] = answer.cookies
  if (cookie === undefined) throw new Error(`could not sign in: ${answer.body}`)
  return { [cookie.name]: cookie.value }
}
