// The addresses under which people decide about the records of a plan.
import { type Asked, param, type Route, textIn } from '../../http/route.ts'
import { changeFields, addFields, changeIn, listIn, saidIn } from './record-bodies.ts'
import { writing } from '../asked-plan.ts'
import { changeTarget } from '../change-target.ts'
import { acceptSure } from './acts/accept-sure.ts'
import { addRecord } from './acts/add-record.ts'
import { seenGiven, valuesGiven } from './acts/given-record.ts'
import { mergeRecords } from './acts/merge-records.ts'
import { splitRecord } from './acts/split-record.ts'
import { undoLast } from './acts/undo.ts'
import { labelsRoute } from './labels.routes.ts'

const plan = (asked: Asked): string => param(asked, 'plan')
const target = (asked: Asked): string => param(asked, 'target')
const version = ({ version: seen }: Asked): number => seen ?? 0

const change: Route['work'] = (asked) => {
  const document = textIn(asked, 'document')
  const about = { plan: plan(asked), target: target(asked), version: version(asked) }
  return writing(asked, about.plan, (context) =>
    changeTarget(context, { ...about, change: changeIn(asked), document }),
  )
}

const add: Route['work'] = (asked) => {
  const { from, to } = asked.body
  const given = {
    ...saidIn(asked),
    phrase: textIn(asked, 'phrase') ?? '',
    from: Number(from),
    to: Number(to),
  }
  return writing(asked, plan(asked), (context) => addRecord(context, { plan: plan(asked), given }))
}

const split: Route['work'] = (asked) =>
  writing(asked, plan(asked), (context) =>
    splitRecord(context, {
      plan: plan(asked),
      target: target(asked),
      version: version(asked),
      parts: listIn(asked, 'parts', valuesGiven),
    }),
  )

const merge: Route['work'] = (asked) =>
  writing(asked, plan(asked), (context) =>
    mergeRecords(context, {
      plan: plan(asked),
      kept: { id: target(asked), version: version(asked) },
      others: listIn(asked, 'others', seenGiven),
    }),
  )

const accept: Route['work'] = (asked) =>
  writing(asked, plan(asked), (context) =>
    acceptSure(context, { plan: plan(asked), seen: listIn(asked, 'targets', seenGiven) }),
  )

const undo: Route['work'] = (asked) =>
  writing(asked, plan(asked), (context) => undoLast(context, plan(asked)))

const changing: readonly Route[] = [
  {
    method: 'PATCH',
    path: '/api/plans/:plan/targets/:target',
    label: { zh: '确认、更正、驳回或分解目标', en: 'Confirm, correct, reject or allocate a target' },
    needs: 'plan.write',
    versioned: true,
    body: { kind: 'json', fields: changeFields },
    answer: 'PlanAnswer',
    work: change,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/targets',
    label: { zh: '把未采用的数字记为目标', en: 'Make a record of a number that was left' },
    needs: 'plan.write',
    body: { kind: 'json', fields: addFields },
    answer: 'PlanAnswer',
    work: add,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/targets/:target/split',
    label: { zh: '拆分一条记录', en: 'Split a record' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: { parts: { kind: 'list', label: { zh: '各部分', en: 'The parts' }, required: true } },
    },
    answer: 'PlanAnswer',
    work: split,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/targets/:target/merge',
    label: { zh: '把别的记录并入这一条', en: 'Merge other records into this one' },
    needs: 'plan.write',
    versioned: true,
    body: {
      kind: 'json',
      fields: {
        others: { kind: 'list', label: { zh: '其他记录', en: 'The other records' }, required: true },
      },
    },
    answer: 'PlanAnswer',
    work: merge,
  },
]

const wholePlan: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/plans/:plan/accept-sure',
    label: { zh: '一并确认把握足够的记录', en: 'Confirm the sure records together' },
    needs: 'plan.write',
    body: {
      kind: 'json',
      fields: {
        targets: { kind: 'list', label: { zh: '所示记录', en: 'The records shown' }, required: true },
      },
    },
    answer: 'PlanAnswer',
    work: accept,
  },
  {
    method: 'POST',
    path: '/api/plans/:plan/undo',
    label: { zh: '撤销自己最近一次操作', en: 'Take back one’s last act' },
    needs: 'plan.write',
    answer: 'PlanAnswer',
    work: undo,
  },
]

export const confirmRoutes: readonly Route[] = [...changing, ...wholePlan, labelsRoute]
