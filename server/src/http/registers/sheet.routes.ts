// A register as workbooks: the filtered list for export, and the template for an import.
import { createHash, randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language, Problem } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { Register } from '@corridor/registers'
import { insertAct } from '../../registers/act.queries.ts'
import { currentQuestion } from '../../registers/resolution/redirect.queries.ts'
import { listTotals } from '../../registers/read/list.queries.ts'
import { columnKinds, headerOf, templateColumns } from '../../registers/read/template-columns.ts'
import { writeTemplate } from '../../sheets/import-template.ts'
import {
  type CellValue,
  type Target,
  type WorkbookSheet,
  writeWorkbook,
} from '../../sheets/workbook-writer.ts'
import { type Asked, type Parameters, type Route } from '../route.ts'
import { askedList, askedRegister, listQuery } from './asked-register.ts'
import { type ExportOrder, exportRows } from './export-rows.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Writes to a file of its own, which is gone when this returns. */
async function written(fill: (target: Target) => Promise<unknown>): Promise<Buffer> {
  const path = join(tmpdir(), `corridor-sheet-${randomUUID()}.xlsx`)
  try {
    await fill(path)
    return await readFile(path)
  } finally {
    await rm(path, { force: true })
  }
}

const languageOf = ({ query }: Asked): Language => (query['language'] === 'en' ? 'en' : 'zh')

const noColumn = (given: string, register: Register): Problem => ({
  code: 'export/no-column',
  field: 'columns',
  message: { zh: '登记册没有这一列', en: 'The register has no such column' },
  given,
  allowed: { zh: Object.keys(register.fields).join('、'), en: Object.keys(register.fields).join(', ') },
  fix: { zh: '请更正后重试。', en: 'Correct it and try again.' },
})

async function exported(asked: Asked): ReturnType<Route['work']> {
  const register = askedRegister(asked)
  if (!register.ok) return register
  const question = askedList(asked, register.value)
  if (!question.ok) return question
  const all = Object.keys(register.value.fields)
  const chosen = asked.query['columns']?.split(',').filter((name) => name !== '') ?? []
  const strange = chosen.filter((name) => !all.includes(name))
  if (strange.length > 0) return refusal(...strange.map((name) => noColumn(name, register.value)))
  const fields = chosen.length > 0 ? chosen : all
  const present = await asked.inScope((transaction) =>
    currentQuestion(transaction, register.value, question.value),
  )
  const order = { register: register.value, question: present, fields, language: languageOf(asked) }
  const content = await exportFile(asked, order)
  const name = `${order.register.label[order.language]}-${asked.installation.clock.today()}.xlsx`
  return success({ kind: 'file', name, type: workbookType, content })
}

/** One transaction: rows, totals and the act that says who took them away. */
function exportFile(asked: Asked, order: ExportOrder): Promise<Buffer> {
  const { catalogue, lists, clock, city } = asked.installation
  const { register, question, fields, language } = order
  return asked.inScope(async (transaction) => {
    const context = { transaction, catalogue, lists: lists() }
    const totals = await listTotals(context, register, question)
    const columnContext = { ...context, language }
    const columns = fields.flatMap((name) => {
      const field = register.fields[name]
      if (field === undefined) return []
      const header = field.kind === 'reference' ? field.label[language] : headerOf(field, columnContext)
      const unit = field.kind === 'money' ? { unit: language === 'zh' ? '元' : 'yuan' } : {}
      return [{ header, kind: columnKinds[field.kind], ...unit }]
    })
    const sums = fields.map(
      (name, index): CellValue =>
        totals.sums[name] ?? (index === 0 ? (language === 'zh' ? '合计' : 'Total') : undefined),
    )
    const sheet: WorkbookSheet = {
      name: register.label[language],
      title: register.label[language],
      columns,
      rows: exportRows(context, order),
      ...(Object.keys(totals.sums).length > 0 ? { totals: sums } : {}),
    }
    const about = {
      title: register.label[language],
      lines: aboutLines(asked, order),
      language,
      synthetic: city().synthetic,
      instant: clock.now(),
    }
    const content = await written((target) => writeWorkbook(target, { sheets: [sheet], about }))
    const sha256 = createHash('sha256').update(content).digest('hex')
    const file = { name: `${register.id}.xlsx`, sha256, rows: totals.count }
    await insertAct(transaction, {
      kind: 'exported',
      actor: asked.person.account,
      at: clock.now(),
      register: register.id,
      file,
    })
    return content
  })
}

function aboutLines(
  { person, query, installation }: Asked,
  { register, language }: ExportOrder,
): readonly (readonly [string, string])[] {
  const zh = language === 'zh'
  const conditions = Object.entries(query).filter(([name]) => /^(where\.|from\.|to\.|q$|sort$)/.test(name))
  const text = conditions.map(([name, value]) => `${name}=${value}`).join('; ') || (zh ? '无' : 'none')
  return [
    [zh ? '登记册' : 'Register', `${register.label[language]} (${register.id})`],
    [zh ? '说明' : 'Description', register.description[language]],
    [zh ? '查询条件' : 'Conditions', text],
    [zh ? '数据范围' : 'Scope', person.reach === 'district' ? person.districts.join(', ') : person.reach],
    [zh ? '导出人' : 'Exported by', `${person.name} (${person.account})`],
    [zh ? '导出时间' : 'Exported at', installation.clock.now().toISOString()],
  ]
}

async function template(asked: Asked): ReturnType<Route['work']> {
  const register = askedRegister(asked)
  if (!register.ok) return register
  const language = languageOf(asked)
  const { catalogue, lists } = asked.installation
  const { label, description } = register.value
  const columns = templateColumns(register.value, { catalogue, lists: lists(), language })
  const version = createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 12)
  const content = await written((target) =>
    writeTemplate(target, {
      sheetName: label[language],
      columns,
      notes: [description[language]],
      version,
      language,
    }),
  )
  const name = language === 'zh' ? `${label.zh}-导入模板.xlsx` : `${label.en} template.xlsx`
  return success({ kind: 'file', name, type: workbookType, content })
}

const inLanguage: Parameters = {
  language: { kind: 'choice', label: { zh: '语言', en: 'Language' }, choices: ['zh', 'en'] },
}

const { cursor: _cursor, limit: _limit, ...filters } = listQuery

export const sheetRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/registers/:register/export.xlsx',
    label: { zh: '导出登记册', en: 'Export of a register' },
    needs: 'register.export',
    query: {
      ...filters,
      ...inLanguage,
      columns: { kind: 'text', label: { zh: '列，用逗号分隔', en: 'Columns, separated by commas' } },
    },
    answer: 'file',
    work: exported,
  },
  {
    method: 'GET',
    path: '/api/registers/:register/template.xlsx',
    label: { zh: '导入模板', en: 'Template for an import' },
    needs: 'register.read',
    query: inLanguage,
    answer: 'file',
    work: template,
  },
]
