// Official statistics: the latest vintage published by a day and recorded by an instant.
import type { Day } from '@corridor/base'
import type { Vintage } from '@corridor/protocol'
import { yuanText } from '@corridor/base'
import type { Transaction } from '../store/database.ts'

interface StatisticRow {
  readonly id: string
  readonly series: string
  readonly year: number
  readonly amount: bigint
  readonly published_on: string
  readonly vintage: string
}

export interface PublishedStatistic extends Vintage {
  readonly fen: bigint
}

const columns = 'x.id, x.series, x.year, x.amount, x.published_on, x.vintage'

/** For each year with a vintage published by `on` and known by `asOf`, the latest one of the series. */
export async function vintagesOf(
  transaction: Transaction,
  { series, on, asOf }: { series: string; on: Day; asOf: Date },
): Promise<ReadonlyMap<number, PublishedStatistic>> {
  const known = `x.region = (select corridor_region()) and x.series = $1 and x.published_on <= $2`
  const rows = await transaction.rows<StatisticRow>(
    `select distinct on (year) * from (
       select ${columns} from official_statistics x join act a on a.region = x.region and a.id = x.act
       where ${known} and a.at <= $3
       union all
       select ${columns} from official_statistics_history x
       join act a on a.region = x.region and a.id = x.act
       join act later on later.region = x.region and later.id = x.superseded_by
       where ${known} and a.at <= $3 and later.at > $3
     ) v order by year, published_on desc`,
    [series, on, asOf],
  )
  return new Map(
    rows.map((row) => [
      row.year,
      {
        series: row.series,
        year: row.year,
        vintage: row.vintage,
        publishedOn: row.published_on,
        amount: yuanText(row.amount),
        record: row.id,
        fen: row.amount,
      },
    ]),
  )
}
