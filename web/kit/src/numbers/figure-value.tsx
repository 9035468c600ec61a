// One figure on screen: number and unit, the exact value on hover, and a word where there is none.
import type { FigureNumber } from '@corridor/protocol'
import { useLanguage } from '../language/language.tsx'
import { words } from '../language/messages.ts'
import { type MoneyUnit, writeFigure } from './amounts.ts'

interface Shown {
  readonly value: FigureNumber
  readonly unit: string
  readonly large?: boolean
  readonly moneyUnit?: MoneyUnit
}

export function FigureValue({ value, unit, large = false, moneyUnit }: Shown) {
  const { say } = useLanguage()
  const written = writeFigure(value, unit, moneyUnit)
  if (written === undefined) return <span className="quiet">{say(words.noValue)}</span>
  return (
    <span className={large ? 'figure figure-large' : 'figure'} title={say(written.exact)}>
      <span className="figure-number">{say(written.text)}</span>
      <span className="figure-unit">{say(written.unit)}</span>
    </span>
  )
}

/** Number and unit as one text, for labels that cannot hold elements. */
export function useFigureText(): (value: FigureNumber, unit: string) => string {
  const { say } = useLanguage()
  return (value, unit) => {
    const written = writeFigure(value, unit)
    if (written === undefined) return say(words.noValue)
    const space = unit === 'percent' ? '' : ' '
    return `${say(written.text)}${space}${say(written.unit)}`
  }
}
