// A plain table that becomes cards on a phone: headings, sorting, a row of totals, keyboard.
import type { KeyboardEvent, ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'

export interface Column<Row> {
  readonly name: string
  readonly label: string
  /** `end`: to the right (numbers); `code`: in one line. */
  readonly shape?: string
  readonly cell: (row: Row) => ReactNode
  readonly total?: ReactNode
  readonly canSort?: boolean
}

interface Table<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly totalLabel?: string
  /** `field` or `-field`. */
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  readonly isCurrent?: (row: Row) => boolean
}

export function DataTable<Row>(table: Table<Row>) {
  const { caption, columns, rows, totalLabel } = table
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className={columns.length <= 3 ? 'table stays' : 'table'}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} sort={table.sort} onSort={table.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={table.rowKey(row)} aria-current={table.isCurrent?.(row) === true ? 'true' : undefined}>
              {columns.map((column) => (
                <td key={column.name} className={column.shape} data-label={column.label}>
                  <div className="cell">{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totalLabel !== undefined && <Totals columns={columns} label={totalLabel} />}
      </table>
    </div>
  )
}

interface HeadingShown<Row> {
  readonly column: Column<Row>
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
}

function Heading<Row>({ column, sort, onSort }: HeadingShown<Row>) {
  const { say } = useLanguage()
  const order = sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : 'none'
  if (onSort === undefined || column.canSort !== true) {
    return (
      <th scope="col" className={column.shape}>
        {column.label}
      </th>
    )
  }
  const next = order === 'descending' ? column.name : `-${column.name}`
  return (
    <th scope="col" className={column.shape} aria-sort={order}>
      <button type="button" className="sort" onClick={() => onSort(next)}>
        {column.label}
        <span aria-hidden="true">{order === 'none' ? ' ↕' : order === 'ascending' ? ' ↑' : ' ↓'}</span>
        {order !== 'none' && <span className="unseen">{say(words[order])}</span>}
      </button>
    </th>
  )
}

function Totals<Row>({
  columns,
  label,
}: {
  readonly columns: readonly Column<Row>[]
  readonly label: string
}) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) => (
          <td
            key={column.name}
            className={`${column.shape ?? ''}${at > 0 && column.total === undefined ? ' without' : ''}`}
            data-label={at === 0 ? '' : column.label}
          >
            <div className="cell">{at === 0 ? (column.total ?? label) : column.total}</div>
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

/** Arrow keys move between the links in the first cells of the rows. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr > td:first-child a')]
  const at = links.indexOf(event.target)
  const next = links[at === -1 && step === 1 ? 0 : at + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
