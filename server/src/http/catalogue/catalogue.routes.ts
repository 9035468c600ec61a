// The catalogue of definitions, and the views that a person saved of its lists.
import type { Problem } from '@corridor/base'
import { refusal } from '@corridor/base'
import type { CatalogueAnswer } from '@corridor/protocol'
import { rightsOf } from '../../access/policy.ts'
import { loadDivisions } from '../../store/city.queries.ts'
import { noRegister, registerRights } from '../registers/asked-register.ts'
import { answered, type Asked, nothing, param, type Route, textIn } from '../route.ts'
import { catalogueAnswer } from './catalogue-answer.ts'
import { type SavedView, saveView, textsIn, viewsOf } from './view.queries.ts'

async function catalogue({ installation, person, inScope }: Asked): ReturnType<Route['work']> {
  const divisions = await inScope(loadDivisions)
  return answered<CatalogueAnswer>(
    catalogueAnswer(installation, { may: registerRights(rightsOf(person)), divisions }),
  )
}

async function views({ person, inScope }: Asked): ReturnType<Route['work']> {
  const list = await inScope((transaction) => viewsOf(transaction, person.id))
  return answered<{ readonly views: readonly SavedView[] }>({ views: list })
}

async function keepView(asked: Asked): ReturnType<Route['work']> {
  const id = textIn(asked, 'register') ?? ''
  const register = asked.installation.catalogue.registers.get(id)
  if (register === undefined) return refusal(noRegister(id))
  const name = param(asked, 'name').trim()
  if (name === '' || name.length > 60) return refusal(wrongName(name))
  const columns = listed(asked.body['columns']).filter((column) => Object.hasOwn(register.fields, column))
  const view = { name, register: id, query: textsIn(asked.body['query']), columns }
  await asked.inScope((transaction) => saveView(transaction, asked.person.id, view))
  return nothing
}

const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const wrongName = (given: string): Problem => ({
  code: 'view/wrong-name',
  field: 'name',
  message: { zh: '视图名称不对', en: 'The name of the view is wrong' },
  given: given.slice(0, 60),
  allowed: { zh: '1 至 60 字', en: '1 to 60 characters' },
  fix: { zh: '请更正名称。', en: 'Correct the name.' },
})

export const catalogueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/catalogue',
    label: { zh: '目录：登记册、指标、代码表', en: 'Catalogue: registers, indicators, code lists' },
    needs: 'session.own',
    answer: 'CatalogueAnswer',
    work: catalogue,
  },
  {
    method: 'GET',
    path: '/api/views',
    label: { zh: '本人保存的视图', en: 'Saved views of the person' },
    needs: 'session.own',
    answer: 'ViewsAnswer',
    work: views,
  },
  {
    method: 'PUT',
    path: '/api/views/:name',
    label: { zh: '保存视图', en: 'Save a view' },
    needs: 'session.own',
    body: {
      kind: 'json',
      fields: {
        register: { kind: 'text', label: { zh: '登记册', en: 'Register' }, required: true, most: 60 },
        query: { kind: 'object', label: { zh: '查询条件', en: 'Conditions' }, required: true },
        columns: { kind: 'list', label: { zh: '显示的列', en: 'Columns' }, required: true },
      },
    },
    answer: 'nothing',
    work: keepView,
  },
]
