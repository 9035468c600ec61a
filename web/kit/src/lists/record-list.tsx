// The list of any register: search, filters, totals of the filtered set, columns, pages; its state is the address.
import type { FieldShown, ListAnswer, RecordShown, RegisterShown } from '@corridor/protocol'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { WhenAnswered, Empty } from '../answers/answer-states.tsx'
import { ask, queryText } from '../answers/client.ts'
import { Go, pathTo, useAddress } from '../answers/go.tsx'
import { columnManner, recordName, ShownValue } from '../fields/shown-value.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { type MoneyUnit, moneyIn } from '../numbers/amounts.ts'
import { type Column, DataTable, moveBetweenRows } from './data-table.tsx'
import { ListTools } from './list-tools.tsx'
import { QueryBar } from './query-bar.tsx'

const pageSize = 50
const shownAtFirst = 8

/** What of the address the server reads as conditions. */
export function conditionsOf(address: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const isCondition = ([name]: readonly [string, string]) => /^(where\.|from\.|to\.|q$|sort$)/.test(name)
  return Object.fromEntries(Object.entries(address).filter(isCondition))
}

/** The title first, then the columns the address names, or the first fields; unknown names are passed over. */
export function columnsOf(register: RegisterShown, chosen: string | undefined): readonly FieldShown[] {
  const names = chosen?.split(',') ?? []
  const title = register.fields.filter((field) => field.name === register.title)
  const others = register.fields.filter((field) => field.name !== register.title)
  const picked = others.filter((field) => names.includes(field.name))
  const short = others.filter((field) => field.kind !== 'note').slice(0, shownAtFirst - 1)
  return [...title, ...(picked.length > 0 ? picked : short)]
}

export const moneyUnitOf = (text: string | undefined): MoneyUnit =>
  text === 'yi' || text === 'yuan' ? text : 'wan'

export function RecordList({ register }: { readonly register: RegisterShown }) {
  const { say } = useLanguage()
  const [address, change] = useAddress()
  const conditions = conditionsOf(address)
  const query = queryText({ ...conditions, cursor: address['cursor'], limit: pageSize })
  const list = useQuery({
    queryKey: ['list', register.id, query],
    queryFn: () => ask<ListAnswer>(`/registers/${register.id}${query}`),
    placeholderData: keepPreviousData,
  })
  const fields = columnsOf(register, address['columns'])
  const apply = (changes: Readonly<Record<string, string | undefined>>) =>
    change({ ...changes, cursor: undefined })
  return (
    <section onKeyDown={moveBetweenRows} aria-label={say(register.label)}>
      <QueryBar register={register} onChange={apply} />
      <ListTools register={register} fields={fields} conditions={conditions} total={list.data?.total} />
      <WhenAnswered query={list}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <Empty />
          ) : (
            <>
              <Rows register={register} fields={fields} answer={answer} onSort={(sort) => apply({ sort })} />
              <Pages next={answer.next} />
            </>
          )
        }
      </WhenAnswered>
    </section>
  )
}

interface RowsShown {
  readonly register: RegisterShown
  readonly fields: readonly FieldShown[]
  readonly answer: ListAnswer
  readonly onSort: (sort: string) => void
}

function Rows({ register, fields, answer, onSort }: RowsShown) {
  const { say } = useLanguage()
  const [address] = useAddress()
  const unit = moneyUnitOf(address['money'])
  const unitWord = say({ wan: words.wanYuan, yi: words.yiYuan, yuan: words.yuan }[unit])
  const columns = fields.map((field, at): Column<RecordShown> => {
    const total = answer.totals[field.name]
    const shown = (row: RecordShown) => (
      <ShownValue
        field={field}
        value={row.values[field.name] ?? null}
        word={row.words[field.name]}
        moneyUnit={unit}
      />
    )
    return {
      name: field.name,
      label: field.kind === 'money' ? `${say(field.label)} (${unitWord})` : say(field.label),
      shape: at === 0 ? 'lead' : columnManner(field.kind).shape,
      canSort: columnManner(field.kind).canSort,
      total: total === undefined ? undefined : moneyIn(total, unit),
      cell: (row) =>
        at === 0 ? <Go to={pathTo.record(register.id, row.id)}>{recordName(register, row)}</Go> : shown(row),
    }
  })
  return (
    <DataTable
      caption={say(register.label)}
      columns={columns}
      rows={answer.rows}
      rowKey={(row) => row.id}
      sort={address['sort']}
      onSort={onSort}
      {...(Object.keys(answer.totals).length > 0 ? { totalLabel: say(words.totalOfAll) } : {})}
    />
  )
}

function Pages({ next }: { readonly next: string | null }) {
  const { say } = useLanguage()
  const [address, change] = useAddress()
  return (
    <div className="pages">
      {address['cursor'] !== undefined && (
        <button type="button" className="button" onClick={() => change({ cursor: undefined })}>
          {say(words.firstPage)}
        </button>
      )}
      {next !== null && (
        <button type="button" className="button" onClick={() => change({ cursor: next })}>
          {say(words.nextPage)}
        </button>
      )}
    </div>
  )
}
