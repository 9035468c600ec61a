// The two plans target by target: what is unchanged, changed, or only in one of them, why, and what is to be done.
import type { PairShown, RestatedShown } from '@corridor/protocol'
import { ChoiceLine, useLanguage } from '@corridor/kit'
import { useTargetText } from '../../cockpit/target-card.tsx'
import { decided, type Pairs, repaired } from './pairs.ts'
import { said } from './revision.messages.ts'

interface Listed {
  readonly pairs: Pairs
  /** Left out where nothing can be decided any more. */
  readonly onChange?: ((pairs: Pairs) => void) | undefined
}

export function PairList({ pairs, onChange }: Listed) {
  return (
    <ul className="pairs">
      {pairs.map((pair) => (
        <li key={`${pair.next?.target} ${pair.base?.target}`}>
          <PairWords pair={pair} />
          {onChange === undefined ? (
            <Decided pair={pair} />
          ) : (
            <>
              <Counterpart pair={pair} pairs={pairs} onChange={onChange} />
              <Treatment pair={pair} onAct={(act) => onChange(decided(pairs, pair, act))} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const kindOf = ({ base, next, isSame }: PairShown) => {
  if (base === null) return { label: said.onlyNext, tone: 'warn' }
  if (next === null) return { label: said.onlyBase, tone: 'warn' }
  return isSame ? { label: said.same, tone: '' } : { label: said.changed, tone: 'bad' }
}

function PairWords({ pair }: { readonly pair: PairShown }) {
  const { say } = useLanguage()
  const { base, next, reason, isSame } = pair
  const kind = kindOf(pair)
  const phrases = [...new Set([base?.phrase, next?.phrase].filter((phrase) => phrase !== undefined))]
  return (
    <div className="pair-words">
      <span className={`tag ${kind.tone}`}>{say(kind.label)}</span>{' '}
      {next?.state === 'read' && <span className="tag warn">{say(said.unconfirmed)}</span>}{' '}
      <strong lang="zh-CN">{phrases.join(' → ')}</strong>
      <Values base={base} next={isSame ? null : next} />
      <p className="hint">{base !== null && next !== null && say(reason ?? said.pairedBy)}</p>
    </div>
  )
}

function Values({ base, next }: Pick<PairShown, 'base' | 'next'>) {
  const targetText = useTargetText()
  return (
    <p className="pair-values">
      {base !== null && next !== null && <del>{targetText(base.terms)}</del>}
      {base !== null && next === null && <span>{targetText(base.terms)}</span>}
      {base !== null && next !== null && <span aria-hidden="true">→</span>}
      {next !== null && <ins>{targetText(next.terms)}</ins>}
    </p>
  )
}

interface Choosing {
  readonly pair: PairShown
  readonly pairs: Pairs
  readonly onChange: (pairs: Pairs) => void
}

function Counterpart({ pair, pairs, onChange }: Choosing) {
  const { say } = useLanguage()
  const { next, base } = pair
  if (next === null) return <span />
  const bases = pairs.flatMap((one): readonly RestatedShown[] => (one.base === null ? [] : [one.base]))
  const options = bases
    .toSorted((a, b) => a.order - b.order)
    .map(({ target, order, phrase }) => [target, `${order} ${phrase}`] as const)
  return (
    <ChoiceLine
      label={say(said.counterpart(next.order))}
      value={base?.target ?? ''}
      onChange={(target) => onChange(repaired(pairs, next.target, target === '' ? null : target))}
      options={[['', say(said.noCounterpart)], ...options]}
    />
  )
}

const treatments = ({ base, next }: PairShown) => {
  if (base === null) return { keep: said.leave, add: said.add }
  if (next === null) return { keep: said.keep, withdraw: said.withdraw }
  return { keep: said.keepOld, change: said.change }
}

function Treatment({ pair, onAct }: { readonly pair: PairShown; readonly onAct: (act: string) => void }) {
  const { say } = useLanguage()
  if (pair.isSame) return <Decided pair={pair} />
  const options = Object.entries(treatments(pair)).map(([act, label]) => [act, say(label)] as const)
  return <ChoiceLine label={say(said.treat)} value={pair.act} onChange={onAct} options={options} />
}

function Decided({ pair }: { readonly pair: PairShown }) {
  const { say } = useLanguage()
  const labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = treatments(pair)
  const label = pair.isSame ? said.keep : labels[pair.act]
  return <span>{label === undefined ? pair.act : say(label)}</span>
}
