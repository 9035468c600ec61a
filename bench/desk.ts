// A planning officer at the demonstration city: a plan of six bound targets, and a session in the web application.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../server/src/http/app.ts'
import { createPlan } from '../server/src/plan/create-plan.ts'
import { planRoutes } from '../server/src/plan/routes.ts'
import { demoHouse, type House } from './house.ts'

export const consoleFolder = fileURLToPath(new URL('../web/console/dist', import.meta.url))

const planYear = 2026
const account = 'planning-officer'

const article = `示例市2026年科技创新工作要点

一、总体目标

●具体目标：全社会研发经费投入占比达到2.75%，规上工业企业设立研发机构达到30%以上，新增省级以上研发机构20家，净增高新技术企业900家，科技型中小企业突破8000家，全市技术合同成交额突破700亿元。

二、重点任务

●实施平台提升行动，建好示例实验室。
`

/** Reads the plan once; the kept city has it from then on. Every target must have found its indicator. */
export async function plannedHouse(say: (text: string) => void): Promise<House> {
  const house = await demoHouse(say)
  const { database, everything, catalogue, clock } = house.installation
  const given = { title: '示例市2026年科技创新工作要点', year: planYear, text: article, source: undefined }
  const targets = await database.transact(everything, async (transaction) => {
    const made = await createPlan({ transaction, catalogue, clock, actor: account }, given)
    if (!made.ok && made.problems.some(({ code }) => code !== 'plan/already-read')) {
      throw new Error(JSON.stringify(made.problems))
    }
    return transaction.rows('select 1 from plan_target where indicator is not null')
  })
  if (targets.length !== 6) throw new Error(`${targets.length} bound targets instead of 6`)
  return house
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
