// The postings behind a figure, page by page, with their sum set beside the figure's value.
import type { FigureAnswer, IndicatorShown, PostingShown, PostingsAnswer } from '@corridor/protocol'
import {
  ask,
  type Column,
  DataTable,
  Empty,
  FigureValue,
  Go,
  grouped,
  instantText,
  pathTo,
  queryText,
  useAddress,
  useLanguage,
  WhenAnswered,
  words,
} from '@corridor/kit'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { said, sides } from './figure.messages.ts'

interface Shown {
  readonly indicator: IndicatorShown
  readonly answer: FigureAnswer
}

const pageSize = 50

export function Postings({ indicator, answer }: Shown) {
  const { say } = useLanguage()
  const [address, change] = useAddress()
  const filters = Object.entries(address).filter(([name]) => name.startsWith('where.'))
  const query = queryText({
    on: address['period'] === undefined ? (address['on'] ?? answer.on) : undefined,
    period: address['period'],
    asOf: address['asOf'],
    cursor: address['cursor'],
    limit: pageSize,
    ...Object.fromEntries(filters),
  })
  const postings = useQuery({
    queryKey: ['postings', indicator.id, query],
    queryFn: () => ask<PostingsAnswer>(`/indicators/${indicator.id}/postings${query}`),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="panel" id="postings">
      <h2>{say(said.postings)}</h2>
      <Filter indicator={indicator} filters={filters} />
      <WhenAnswered query={postings}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty label={said.noPostings} />
          ) : (
            <>
              <Sum page={page} answer={answer} isWhole={filters.length === 0} />
              <Rows page={page} indicator={indicator} />
              <div className="pages">
                {address['cursor'] !== undefined && (
                  <button type="button" className="button" onClick={() => change({ cursor: undefined })}>
                    {say(words.firstPage)}
                  </button>
                )}
                {page.next !== null && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => change({ cursor: page.next ?? undefined })}
                  >
                    {say(words.nextPage)}
                  </button>
                )}
              </div>
            </>
          )
        }
      </WhenAnswered>
    </section>
  )
}

interface Filtered {
  readonly indicator: IndicatorShown
  readonly filters: readonly (readonly [string, string])[]
}

function Filter({ indicator, filters }: Filtered) {
  const { say } = useLanguage()
  const [, change] = useAddress()
  if (filters.length === 0) return null
  const named = filters.map(([name, code]) => {
    const breakdown = indicator.breakdowns.find((each) => `where.${each.name}` === name)
    const label = breakdown?.labels[code]
    return label === undefined ? code : say(label)
  })
  const cleared = Object.fromEntries(filters.map(([name]) => [name, undefined]))
  return (
    <p>
      {`${say(said.filtered)}: ${named.join(' · ')} `}
      <button type="button" className="link" onClick={() => change({ ...cleared, cursor: undefined })}>
        {say(said.clearFilter)}
      </button>
    </p>
  )
}

interface Summed {
  readonly page: PostingsAnswer
  readonly answer: FigureAnswer
  readonly isWhole: boolean
}

/** Decided on the exact texts the server gave; the sum takes in what lies outside the reader's scope. */
function isEqual({ page, answer }: Summed): boolean {
  if (page.sums === undefined) return String(page.sum) === String(answer.value)
  return page.sums.numerator === answer.numerator && page.sums.denominator === answer.denominator
}

function Sum(summed: Summed) {
  const { say } = useLanguage()
  const { page, answer, isWhole } = summed
  const equal = isEqual(summed)
  return (
    <div className="sum-line" role="status">
      <p>
        {say(said.sumOf(grouped(String(page.count))))}{' '}
        {page.sums === undefined ? (
          <FigureValue value={page.sum} unit={answer.unit} />
        ) : (
          <span>
            {`${say(said.numerator)} ${grouped(page.sums.numerator)} · ${say(said.denominator)} ${grouped(page.sums.denominator)}`}
          </span>
        )}
        {isWhole && ' '}
        {isWhole && (
          <span className={equal ? 'tag good' : 'tag bad'}>
            {equal ? '✓ ' : '≠ '}
            {say(equal ? said.equal : said.unequal)}
          </span>
        )}
      </p>
      {page.outside !== null && page.outside.count > 0 && (
        <p className="hint">
          {say(said.outside(grouped(String(page.outside.count))))}
          {page.outside.sum !== null && (
            <>
              {` ${say(said.sum)} `}
              <FigureValue value={page.outside.sum} unit={answer.unit} />
            </>
          )}
        </p>
      )}
    </div>
  )
}

interface RowsShown {
  readonly page: PostingsAnswer
  readonly indicator: IndicatorShown
}

function Rows({ page, indicator }: RowsShown) {
  const { unit } = indicator
  const { say } = useLanguage()
  const hasSides = page.rows.some((row) => row.side !== 'value')
  const record: Column<PostingShown> = {
    name: 'record',
    label: say(said.record),
    shape: 'lead',
    cell: (row) =>
      row.title === null ? (
        <span className="quiet">{say(said.hidden)}</span>
      ) : (
        <Go to={pathTo.record(row.register, row.subject)}>{row.title}</Go>
      ),
  }
  const columns: readonly Column<PostingShown>[] = [
    record,
    { name: 'day', label: say(said.day), shape: 'code', cell: (row) => row.day },
    {
      name: 'value',
      label: say(said.value),
      shape: 'end',
      cell: (row) => (
        <FigureValue
          value={row.value}
          unit={hasSides && unit === 'percent' ? 'enterprise' : unit}
          moneyUnit="wan"
        />
      ),
    },
    ...(hasSides
      ? [{ name: 'side', label: say(said.side), cell: (row: PostingShown) => say(sides[row.side]) }]
      : []),
    ...indicator.breakdowns.map((breakdown) => ({
      name: breakdown.name,
      label: say(breakdown.label),
      cell: (row: PostingShown) => {
        const label = row.dimensions[breakdown.name]
        return label === undefined ? '' : say(label)
      },
    })),
    {
      name: 'recordedAt',
      label: say(said.recordedAt),
      shape: 'code',
      cell: (row) => instantText(row.recordedAt),
    },
  ]
  return (
    <DataTable
      caption={say(said.postings)}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => row.posting}
    />
  )
}
