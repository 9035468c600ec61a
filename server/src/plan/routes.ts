// The addresses of plans and of the cockpit, with what a person needs to use them.
import type { Result } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { PlanAnswer, PlanSummary } from '@corridor/protocol'
import { mayDo } from '../access/policy.ts'
import { Refusing } from '../http/answering.ts'
import { answered, type Asked, param, type Parameter, type Route, textIn } from '../http/route.ts'
import type { Transaction } from '../store/database.ts'
import { changeTarget, noSuchPlan, publishPlan, type TargetChange } from './change-target.ts'
import { createPlan, type PlanContext } from './create-plan.ts'
import { cockpitRoutes, inCity } from './cockpit.routes.ts'
import { addEvidence } from './evidence.ts'
import { outlineRoutes } from './outline/outline.routes.ts'
import { listPlans } from './plan.queries.ts'
import { planAnswer, planSummary } from './plan-shown.ts'
import { textLimitBytes } from './source/plan-text.ts'
import { declareRevision } from './revision/revise-plan.ts'
import { revisionRoutes } from './revision/revision.routes.ts'

const words = (zh: string, en: string, more: Omit<Parameter, 'kind' | 'label'> = {}): Parameter => ({
  kind: 'text',
  label: { zh, en },
  ...more,
})

const contextOf = ({ installation, person }: Asked, transaction: Transaction): PlanContext => ({
  transaction,
  catalogue: installation.catalogue,
  clock: installation.clock,
  actor: person.account,
})

const mayOf = ({ person }: Asked): readonly string[] =>
  mayDo(person, 'plan.write') === undefined ? ['write', 'publish'] : []

/** Writes, and answers with the plan as it is then. */
async function writing(
  asked: Asked,
  id: string,
  work: (context: PlanContext) => Promise<Result<unknown>>,
): ReturnType<Route['work']> {
  return inCity(asked, async (transaction) => {
    const context = contextOf(asked, transaction)
    const done = await work(context)
    return done.ok ? planOf(asked, transaction, id) : done
  })
}

async function planOf(asked: Asked, transaction: Transaction, id: string): ReturnType<Route['work']> {
  const plan = await planAnswer(transaction, asked.installation.catalogue, { id, may: mayOf(asked) })
  return plan === undefined ? refusal(noSuchPlan(id)) : answered<PlanAnswer>(plan)
}

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

/** Undefined where the body does not name it, null where it clears it. */
function nullable({ body }: Asked, name: string): string | null | undefined {
  const value = body[name]
  return value === null || typeof value === 'string' ? value : undefined
}

function changeIn(asked: Asked): TargetChange {
  return {
    state: textIn(asked, 'state'),
    indicator: nullable(asked, 'indicator'),
    division: nullable(asked, 'division'),
    owner: nullable(asked, 'owner'),
    dueOn: nullable(asked, 'dueOn'),
    phrase: textIn(asked, 'phrase'),
    comparator: textIn(asked, 'comparator'),
    value: textIn(asked, 'value'),
    valueHigh: nullable(asked, 'valueHigh'),
    unit: textIn(asked, 'unit'),
  }
}

async function change(asked: Asked): ReturnType<Route['work']> {
  const plan = param(asked, 'plan')
  const order = {
    plan,
    target: param(asked, 'target'),
    version: asked.version ?? 0,
    change: changeIn(asked),
    document: textIn(asked, 'document'),
  }
  return writing(asked, plan, (context) => changeTarget(context, order))
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

const targetRoutes: readonly Route[] = [
  {
    method: 'PATCH',
    path: '/api/plans/:plan/targets/:target',
    label: { zh: '确认、更正或分解目标', en: 'Confirm, correct or allocate a target' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: {
        state: {
          kind: 'choice',
          label: { zh: '状态', en: 'State' },
          choices: ['read', 'confirmed', 'rejected'],
        },
        indicator: words('指标', 'Indicator', { nullable: true }),
        division: words('责任处室', 'Division', { nullable: true }),
        owner: words('责任人', 'Owner', { nullable: true }),
        dueOn: { kind: 'day', label: { zh: '完成时限', en: 'Due date' }, nullable: true },
        phrase: words('指标名称（原文）', 'Words of the text'),
        comparator: words('比较方式', 'Comparison'),
        value: words('目标值', 'Target value'),
        valueHigh: words('上限', 'Upper end', { nullable: true }),
        unit: words('单位', 'Unit'),
        document: words('调整依据文件', 'Revising document'),
      },
    },
    answer: 'PlanAnswer',
    work: change,
  },
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
  ...targetRoutes,
  ...revisionRoutes,
  ...outlineRoutes,
  ...cockpitRoutes,
]
