// The addresses of a plan's file: read without storing, kept with the plan, listed for whoever checks it.
import { readFile } from 'node:fs/promises'
import { refusal } from '@corridor/base'
import type { PlanFileAnswer, PlanOriginalsAnswer } from '@corridor/protocol'
import { answered, type Asked, param, type Route } from '../../http/route.ts'
import type { Transaction } from '../../store/database.ts'
import { contextOf } from '../asked-plan.ts'
import { inCity } from '../cockpit.routes.ts'
import { noSuchPlan } from '../confirm/plan-problems.ts'
import { keepOriginal, oneFile, originalsOf } from './original-file.ts'
import { readPlanFile } from './plan-file.ts'

export { textLimitBytes } from './plan-text.ts'

async function read(asked: Asked): ReturnType<Route['work']> {
  const file = oneFile(asked.files)
  if (!file.ok) return file
  const found = await readPlanFile(await readFile(file.value.path), file.value.name)
  if (!found.ok) return found
  const { text, title = null, year = null, warnings } = found.value
  return answered<PlanFileAnswer>({ text, title, year, warnings })
}

async function keep(asked: Asked): ReturnType<Route['work']> {
  const file = oneFile(asked.files)
  if (!file.ok) return file
  const plan = param(asked, 'plan')
  const { filesFolder } = asked.installation
  return inCity(asked, async (transaction) => {
    const order = { plan, file: file.value, filesFolder }
    const kept = await keepOriginal(contextOf(asked, transaction), order)
    return kept.ok ? listed(transaction, plan) : kept
  })
}

async function listed(transaction: Transaction, plan: string): ReturnType<Route['work']> {
  const files = await originalsOf(transaction, plan)
  return files === undefined ? refusal(noSuchPlan(plan)) : answered<PlanOriginalsAnswer>({ files })
}

export const sourceRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/plans/file',
    label: { zh: '读出文件里的计划文字（不保存）', en: 'Read the text of a plan’s file (nothing is stored)' },
    needs: 'plan.write',
    body: { kind: 'files', fields: {} },
    answer: 'PlanFileAnswer',
    work: read,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/originals',
    label: { zh: '随计划保存原文件', en: 'Keep the original file with the plan' },
    needs: 'plan.write',
    body: { kind: 'files', fields: {} },
    answer: 'PlanOriginalsAnswer',
    work: keep,
  },
  {
    method: 'GET',
    path: '/api/plans/:plan/originals',
    label: { zh: '计划的原文件', en: 'Original files of a plan' },
    needs: 'plan.read',
    answer: 'PlanOriginalsAnswer',
    work: (asked) => inCity(asked, (transaction) => listed(transaction, param(asked, 'plan'))),
  },
]
