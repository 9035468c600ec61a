// Above the rows: how many there are, the unit of money, which columns, saved views and the workbook of the same rows.
import type { FieldShown, RegisterShown } from '@corridor/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask, queryText, write } from '../answers/client.ts'
import { useAddress } from '../answers/go.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

interface Tools {
  readonly register: RegisterShown
  readonly fields: readonly FieldShown[]
  readonly conditions: Readonly<Record<string, string>>
  readonly total: number | undefined
}

const exportLabel = { zh: '导出 Excel', en: 'Export to Excel' }

export function ListTools({ register, fields, conditions, total }: Tools) {
  const { say } = useLanguage()
  const columns = fields.map((field) => field.name).join(',')
  const hasMoney = register.fields.some((field) => field.kind === 'money')
  return (
    <div className="list-tools">
      <span className="count" role="status">
        {total === undefined ? '' : say(words.rows(total))}
      </span>
      {hasMoney && <MoneyUnitSwitch />}
      <ColumnChoice register={register} fields={fields} />
      <SavedViews register={register} conditions={conditions} />
      {register.may.includes('export') && (
        <a
          className="button"
          href={`/api/registers/${register.id}/export.xlsx${queryText({ ...conditions, columns })}`}
          download
        >
          {say(exportLabel)}
        </a>
      )}
    </div>
  )
}

function MoneyUnitSwitch() {
  const { say } = useLanguage()
  const id = useId()
  const [address, change] = useAddress()
  return (
    <label className="inline-field" htmlFor={id}>
      <span>{say(words.moneyUnit)}</span>
      <select
        id={id}
        className="input"
        value={address['money'] ?? 'wan'}
        onChange={(event) => change({ money: event.target.value }, true)}
      >
        <option value="wan">{say(words.wanYuan)}</option>
        <option value="yi">{say(words.yiYuan)}</option>
        <option value="yuan">{say(words.yuan)}</option>
      </select>
    </label>
  )
}

function ColumnChoice({ register, fields }: Pick<Tools, 'register' | 'fields'>) {
  const { say } = useLanguage()
  const [, change] = useAddress()
  const others = register.fields.filter((field) => field.name !== register.title)
  const shown = new Set(fields.map((field) => field.name))
  const toggle = (name: string) => {
    const names = others
      .map((field) => field.name)
      .filter((other) => (other === name ? !shown.has(other) : shown.has(other)))
    if (names.length > 0) change({ columns: names.join(',') }, true)
  }
  return (
    <details className="menu">
      <summary className="button">{say(words.columns)}</summary>
      <div className="menu-body">
        {others.map((field) => (
          <label key={field.name} className="check">
            <input type="checkbox" checked={shown.has(field.name)} onChange={() => toggle(field.name)} />
            <span>{say(field.label)}</span>
          </label>
        ))}
      </div>
    </details>
  )
}

interface View {
  readonly name: string
  readonly register: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

function SavedViews({ register, conditions }: Pick<Tools, 'register' | 'conditions'>) {
  const { say } = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [address, change] = useAddress()
  const views = useQuery({
    queryKey: ['views'],
    queryFn: () => ask<{ readonly views: readonly View[] }>('/views'),
  })
  const own = (views.data?.views ?? []).filter((view) => view.register === register.id)
  const open = (view: View) => {
    const cleared = Object.fromEntries(Object.keys(address).map((key) => [key, undefined]))
    change({ ...cleared, ...view.query, columns: view.columns.join(',') || undefined })
  }
  const save = async () => {
    const columns = address['columns']?.split(',') ?? []
    const body = { register: register.id, query: conditions, columns }
    await write(`/views/${encodeURIComponent(name.trim())}`, { method: 'PUT', body })
    setName('')
    await client.invalidateQueries({ queryKey: ['views'] })
  }
  return (
    <details className="menu">
      <summary className="button">{say(words.views)}</summary>
      <div className="menu-body">
        {own.map((view) => (
          <button key={view.name} type="button" className="menu-item" onClick={() => open(view)}>
            {view.name}
          </button>
        ))}
        <label className="field" htmlFor={id}>
          <span>{say(words.viewName)}</span>
          <input id={id} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="button" className="button" disabled={name.trim() === ''} onClick={() => void save()}>
          {say(words.saveView)}
        </button>
      </div>
    </details>
  )
}
