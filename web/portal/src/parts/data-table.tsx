// A table that becomes a list of cards on a narrow screen and stays a table for readers of the screen.
/** @jsxRuntime automatic */
import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly name: string
  readonly head: string
  readonly numeric?: true
  readonly cell: (row: Row) => ReactNode
}

interface Table<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  readonly total?: Row
  /** Stays a table on a narrow screen too: for few and short columns. */
  readonly dense?: true
}

/** Roles are written out because a table laid out as blocks loses its own. The first column heads its row. */
export function DataTable<Row>({ caption, columns, rows, keyOf, total, dense }: Table<Row>) {
  return (
    <table role="table" className={dense === true ? 'dense' : 'cards-on-phone'}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, head, numeric }) => (
            <th key={name} role="columnheader" scope="col" className={numeric && 'numeric'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <TableRow key={keyOf(row)} columns={columns} row={row} />
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot role="rowgroup">
          <TableRow columns={columns} row={total} />
        </tfoot>
      )}
    </table>
  )
}

function TableRow<Row>({ columns, row }: { readonly columns: readonly Column<Row>[]; readonly row: Row }) {
  return (
    <tr role="row">
      {columns.map(({ name, head, numeric, cell }, at) =>
        at === 0 ? (
          <th key={name} role="rowheader" scope="row">
            {cell(row)}
          </th>
        ) : (
          <td key={name} role="cell" data-head={head} className={numeric && 'numeric'}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}
