// Districts as tiles in their rough places, shaded by value; the table beside it says the same.
import type { Label } from '@corridor/base'
import type { FigureNumber, Part } from '@corridor/protocol'
import { DataTable } from '../lists/data-table.tsx'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { grouped, moneyUnitFor, plotted, plottedUnit } from '../numbers/amounts.ts'
import { FigureValue, useFigureText } from '../numbers/figure-value.tsx'

interface Tile {
  readonly code: string
  readonly label: Label
  readonly column: number
  readonly row: number
}

interface Districts {
  readonly title: string
  readonly tiles: readonly Tile[]
  readonly parts: readonly Part[]
  readonly breakdown: string
  readonly unit: string
  /** Of a partition: the whole, for the shares and the last line. */
  readonly whole: FigureNumber
  readonly onOpen?: (code: string) => void
}

const steps = 5
const sizeOf = (value: FigureNumber): number => Math.abs(Number(value ?? 0))

const largestOf = (values: readonly FigureNumber[]): FigureNumber =>
  values.reduce<FigureNumber>((most, value) => (sizeOf(value) > sizeOf(most) ? value : most), null)

interface Range {
  readonly least: number
  readonly most: number
}

function rangeOf(values: readonly FigureNumber[]): Range {
  const numbers = values.flatMap((value) => (value === null ? [] : [Number(value)]))
  return { least: Math.min(...numbers), most: Math.max(...numbers) }
}

/** 0 (least) to 4 (most), by the value's place between the least and the most; 0 where there is no value. */
export function shadeOf(value: FigureNumber, { least, most }: Range): number {
  if (value === null || most === least) return 0
  return Math.min(steps - 1, Math.floor(((Number(value) - least) / (most - least)) * steps))
}

export function TileMap({ title, tiles, parts, breakdown, unit }: Districts) {
  const { say, language } = useLanguage()
  const text = useFigureText()
  const inUnit = (value: FigureNumber) => {
    const number = plotted(value, unit, language)
    if (number === null) return '–'
    return grouped(unit === 'yuan' ? number.toFixed(2) : String(value))
  }
  const byCode = new Map(parts.map((part) => [part.by[breakdown], part]))
  const range = rangeOf(tiles.map((tile) => byCode.get(tile.code)?.value ?? null))
  const least = Math.min(...tiles.map((tile) => tile.row))
  const left = Math.min(...tiles.map((tile) => tile.column))
  return (
    <figure className="tile-map">
      <figcaption>{`${title} (${say(plottedUnit(unit))})`}</figcaption>
      <div className="tiles">
        {tiles.map((tile) => {
          const value = byCode.get(tile.code)?.value ?? null
          return (
            <div
              key={tile.code}
              title={text(value, unit)}
              className={`tile shade-${shadeOf(value, range)}`}
              style={{ gridColumn: tile.column - left + 1, gridRow: tile.row - least + 1 }}
            >
              <span className="tile-name">{say(tile.label)}</span>
              <span className="tile-value">{inUnit(value)}</span>
            </div>
          )
        })}
      </div>
    </figure>
  )
}

export function PartsTable({ title, parts, breakdown, unit, whole, onOpen }: Omit<Districts, 'tiles'>) {
  const { say } = useLanguage()
  const moneyUnit = moneyUnitFor(largestOf(parts.map((part) => part.value)))
  const total = Number(whole ?? 0)
  const canShare = unit !== 'percent' && total > 0
  const label = (part: Part) => {
    const code = part.by[breakdown]
    if (onOpen === undefined || code === undefined) return say(part.label)
    return (
      <button type="button" className="link" onClick={() => onOpen(code)}>
        {say(part.label)}
      </button>
    )
  }
  const share = (part: Part) => `${((Number(part.value ?? 0) / total) * 100).toFixed(1)}%`
  const columns = [
    { name: 'part', label: title, shape: 'lead', cell: label },
    {
      name: 'value',
      label: say(words.value),
      shape: 'end',
      cell: (part: Part) => <FigureValue value={part.value} unit={unit} moneyUnit={moneyUnit} />,
      total: whole === null ? undefined : <FigureValue value={whole} unit={unit} moneyUnit={moneyUnit} />,
    },
    ...(canShare
      ? [
          {
            name: 'share',
            label: say(words.share),
            shape: 'end',
            cell: share,
            total: whole === null ? undefined : '100%',
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={title}
      columns={columns}
      rows={parts}
      rowKey={(part) => Object.values(part.by).join('-')}
      {...(whole === null ? {} : { totalLabel: say(words.whole) })}
    />
  )
}
