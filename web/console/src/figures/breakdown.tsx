// A figure by one of its breakdowns, and by month.
import type { BreakdownShown, CurveAnswer, FigureAnswer, IndicatorShown } from '@corridor/protocol'
import {
  ask,
  LineChart,
  PartsTable,
  queryText,
  useAddress,
  useLanguage,
  WhenAnswered,
  yearLines,
} from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { said } from './figure.messages.ts'

interface Broken {
  readonly indicator: IndicatorShown
  readonly answer: FigureAnswer
  readonly by: BreakdownShown | undefined
}

export function Breakdown({ indicator, answer, by }: Broken) {
  const { say } = useLanguage()
  const id = useId()
  const [, change] = useAddress()
  if (by === undefined) return null
  const open = (code: string) => {
    const others = indicator.breakdowns.map(({ name }) => [`where.${name}`, undefined] as const)
    change({ ...Object.fromEntries(others), [`where.${by.name}`]: code, cursor: undefined })
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say(said.breakdown)}</h2>
        <label className="inline-field" htmlFor={id}>
          <span className="unseen">{say(said.breakdown)}</span>
          <select
            id={id}
            className="input"
            value={by.name}
            onChange={(event) => change({ by: event.target.value }, true)}
          >
            {indicator.breakdowns.map(({ name, label }) => (
              <option key={name} value={name}>
                {say(label)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!by.partition && <p className="hint">{say(said.overlapping)}</p>}
      <PartsTable
        title={say(by.label)}
        parts={answer.parts.filter((part) => by.name in part.by)}
        breakdown={by.name}
        unit={answer.unit}
        whole={answer.partition ? answer.value : null}
        onOpen={open}
      />
    </section>
  )
}

export function CurveOf({ indicator }: { readonly indicator: IndicatorShown }) {
  const { say } = useLanguage()
  const [address] = useAddress()
  const query = queryText({ on: address['on'], asOf: address['asOf'] })
  const curve = useQuery({
    queryKey: ['curve', indicator.id, query],
    queryFn: () => ask<CurveAnswer>(`/indicators/${indicator.id}/curve${query}`),
    select: (answer) => yearLines({ curve: answer, target: null }),
  })
  return (
    <section className="panel">
      <WhenAnswered query={curve}>
        {(lines) =>
          lines.length === 0 ? null : (
            <LineChart title={say(said.curve)} lines={lines} unit={indicator.unit} />
          )
        }
      </WhenAnswered>
    </section>
  )
}
