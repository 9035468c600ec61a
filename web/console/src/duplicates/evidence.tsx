// What speaks for and against one organisation, strongest first.
import { useLanguage } from '@corridor/kit'
import type { DuplicateShown } from '@corridor/protocol'
import { said } from './duplicates.messages.ts'

export function Evidence({ pair }: { readonly pair: DuplicateShown }) {
  const { say } = useLanguage()
  const { score, proposed, evidence } = pair
  return (
    <>
      <p>
        <strong>{say(proposed === 'same' ? said.likely : said.ask)}</strong>{' '}
        {say(said.score(Math.floor(score * 100)))}
      </p>
      <h3>{say(said.evidence)}</h3>
      <ul>
        {evidence.map(({ kind, side, label }) => (
          <li key={kind}>
            <span className={side === 'for' ? 'tag good' : 'tag'}>
              {side === 'for' ? '+ ' : '− '}
              {say(said[side])}
            </span>{' '}
            {say(label)}
          </li>
        ))}
      </ul>
    </>
  )
}
