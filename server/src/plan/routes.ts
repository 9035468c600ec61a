// The addresses of plans and of the cockpit, with what a person needs to use them.
import type { PlanSummary } from '@corridor/protocol'
import { Refusing } from '../http/answering.ts'
import { answered, type Asked, param, type Route, textIn } from '../http/route.ts'
import { contextOf, planOf, words, writing } from './asked-plan.ts'
import { publishPlan } from './change-target.ts'
import { confirmRoutes } from './confirm/confirm.routes.ts'
import { createPlan } from './create-plan.ts'
import { cockpitRoutes, inCity } from './cockpit.routes.ts'
import { addEvidence } from './evidence.ts'
import { listPlans } from './plan.queries.ts'
import { outlineRoutes } from './outline/outline.routes.ts'
import { planSummary } from './plan-shown.ts'
import { declareRevision } from './revision/revise-plan.ts'
import { revisionRoutes } from './revision/revision.routes.ts'
import { sourceRoutes, textLimitBytes } from './source/source.routes.ts'

async function create(asked: Asked): ReturnType<Route['work']> {
  return inCity(asked, async (transaction) => {
    const made = await createPlan(contextOf(asked, transaction), {
      title: textIn(asked, 'title') ?? '',
      year: Number(asked.body['year']),
      text: textIn(asked, 'text') ?? '',
      source: textIn(asked, 'source'),
      place: asked.installation.city().name.zh,
    })
    if (!made.ok) return made
    const document = { datedOn: textIn(asked, 'datedOn'), number: textIn(asked, 'documentNumber') }
    if (document.datedOn !== undefined || document.number !== undefined) {
      const order = { plan: made.value, version: 1, ...document }
      const declared = await declareRevision(contextOf(asked, transaction), order)
      if (!declared.ok) throw new Refusing(declared.problems)
    }
    return planOf(asked, transaction, made.value)
  })
}

async function publish(asked: Asked): ReturnType<Route['work']> {
  const plan = param(asked, 'plan')
  const published = asked.body['published'] === true || asked.body['published'] === 'true'
  return writing(asked, plan, (context) =>
    publishPlan(context, { plan, version: asked.version ?? 0, published }),
  )
}

async function evidence(asked: Asked): ReturnType<Route['work']> {
  const plan = param(asked, 'plan')
  const { filesFolder } = asked.installation
  const order = { plan, target: param(asked, 'target'), filesFolder, files: asked.files }
  return writing(asked, plan, (context) => addEvidence(context, order))
}

const textRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/plans',
    label: { zh: '工作计划', en: 'Work plans' },
    needs: 'plan.read',
    answer: 'PlansAnswer',
    work: async (asked) => {
      const plans = await inCity(asked, listPlans)
      return answered<{ readonly plans: readonly PlanSummary[] }>({ plans: plans.map(planSummary) })
    },
  },
  {
    method: 'POST',
    path: '/api/plans',
    label: { zh: '读入工作计划', en: 'Read a work plan' },
    needs: 'plan.write',
    body: {
      kind: 'json',
      fields: {
        title: words('标题', 'Title', { required: true, most: 200 }),
        year: { kind: 'integer', label: { zh: '年度', en: 'Year' }, required: true, most: 2199 },
        text: words('正文', 'Text', { required: true, most: textLimitBytes * 2 }),
        source: words('来源', 'Source', { nullable: true }),
        datedOn: { kind: 'day', label: { zh: '文件日期', en: 'Date of the document' }, nullable: true },
        documentNumber: words('文号', 'Document number', { nullable: true, most: 100 }),
      },
    },
    answer: 'PlanAnswer',
    work: create,
  },
  {
    method: 'GET',
    path: '/api/plans/:plan',
    label: { zh: '一份工作计划', en: 'A work plan' },
    needs: 'plan.read',
    answer: 'PlanAnswer',
    work: (asked) => inCity(asked, (transaction) => planOf(asked, transaction, param(asked, 'plan'))),
  },
]

const planActs: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/plans/:plan/publish',
    label: { zh: '公开或撤回计划', en: 'Publish or withdraw a plan' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: { published: { kind: 'flag', label: { zh: '是否公开', en: 'Published' }, required: true } },
    },
    answer: 'PlanAnswer',
    work: publish,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/targets/:target/evidence',
    label: { zh: '上传佐证材料', en: 'Add evidence' },
    needs: 'plan.write',
    body: { kind: 'files', fields: {} },
    answer: 'PlanAnswer',
    work: evidence,
  },
]

/** Plans, their targets, and the cockpit. */
export const planRoutes: readonly Route[] = [
  ...textRoutes,
  ...sourceRoutes,
  ...planActs,
  ...confirmRoutes,
  ...revisionRoutes,
  ...outlineRoutes,
  ...cockpitRoutes,
]
