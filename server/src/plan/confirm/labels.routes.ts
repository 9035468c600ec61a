// Taking away what people decided about a plan as labelled data.
import { createHash } from 'node:crypto'
import { isUuid, refusal, success } from '@corridor/base'
import { param, type Route } from '../../http/route.ts'
import { insertAct } from '../../registers/act.queries.ts'
import { inCity } from '../cockpit.routes.ts'
import { outlineInForce } from '../outline/outline.queries.ts'
import { findPlan, recordsOf } from '../plan.queries.ts'
import { labelsOf } from './labels.ts'
import { noSuchPlan } from './plan-problems.ts'
import { readingsOf } from './step.queries.ts'

/** JSON lines, one a plan; taking them away is recorded with the file's hash. */
const labels: Route['work'] = (asked) =>
  inCity(asked, async (transaction) => {
    const { installation, person } = asked
    const id = param(asked, 'plan')
    const row = isUuid(id) ? await findPlan(transaction, id) : undefined
    if (row === undefined) return refusal(noSuchPlan(id))
    const records = await recordsOf(transaction, id)
    const line = labelsOf({
      plan: row,
      place: installation.city().name.zh,
      records,
      readings: await readingsOf(transaction, id),
      outline: (await outlineInForce(transaction, id)).outline,
    })
    const content = `${JSON.stringify(line)}\n`
    const sha256 = createHash('sha256').update(content).digest('hex')
    await insertAct(transaction, {
      kind: 'exported',
      actor: person.account,
      at: installation.clock.now(),
      register: 'plan',
      record: id,
      file: { name: 'labels.jsonl', sha256, rows: records.length },
    })
    return success({ kind: 'file', name: 'labels.jsonl', type: 'application/x-ndjson', content })
  })

export const labelsRoute: Route = {
  method: 'GET',
  path: '/api/plans/:plan/labels',
  label: { zh: '导出标注数据', en: 'Labelled data' },
  needs: 'plan.export',
  answer: 'file',
  work: labels,
}
