// The outline of a plan: a tree that is walked and corrected by keyboard or by its buttons, saved as a new version.
import type { OutlineAnswer, OutlineShown, PlanAnswer } from '@corridor/protocol'
import { ask, Failed, instantText, useLanguage, WhenAnswered, write } from '@corridor/kit'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { said } from './outline.messages.ts'
import { type Act, type OutlineDraft, useOutlineDraft } from './outline-draft.ts'
import { sentOf } from './outline-tree.ts'
import { OutlineTree } from './outline-tree-view.tsx'

export function Outline({ plan }: { readonly plan: PlanAnswer }) {
  const { say } = useLanguage()
  const answer = useQuery({
    queryKey: ['plan-outline', plan.id],
    queryFn: () => ask<OutlineAnswer>(`/plans/${plan.id}/outline`),
  })
  return (
    <section className="panel outline" aria-label={say(said.outline)}>
      <h2>{say(said.outline)}</h2>
      <WhenAnswered query={answer}>
        {(found) => <Editor key={plan.id} plan={plan.id} answer={found} />}
      </WhenAnswered>
    </section>
  )
}

interface Edited {
  readonly plan: string
  readonly answer: OutlineAnswer
}

function useSaving({ plan, answer }: Edited, draft: OutlineDraft) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      write<OutlineAnswer>(`/plans/${plan}/outline`, {
        method: 'PUT',
        body: { outline: sentOf(draft.headings) },
        version: answer.version,
      }),
    onSuccess: (saved) => {
      client.setQueryData(['plan-outline', plan], saved)
      void client.invalidateQueries({ queryKey: ['plan', plan] })
      draft.restart(saved.outline, said.saved)
    },
  })
}

function Editor({ plan, answer }: Edited) {
  const { say } = useLanguage()
  const draft = useOutlineDraft(answer.outline)
  const saving = useSaving({ plan, answer }, draft)
  const mayWrite = answer.may.includes('write')
  const changes = draft.past.length
  return (
    <>
      {mayWrite && <p className="hint">{say(said.keys)}</p>}
      {mayWrite && <Tools draft={draft} />}
      <p className="told" role="status">
        {draft.told === undefined ? '' : say(draft.told)}
      </p>
      {draft.headings.length === 0 ? (
        <p className="quiet">{say(said.none)}</p>
      ) : (
        <OutlineTree draft={draft} mayWrite={mayWrite} />
      )}
      {saving.isError && <Failed error={saving.error} />}
      {changes > 0 && (
        <div className="form-acts">
          <button
            type="button"
            className="button primary"
            disabled={saving.isPending || draft.editing}
            onClick={() => saving.mutate()}
          >
            {say(said.save)}
          </button>
          <button type="button" className="button" onClick={() => draft.restart(answer.outline)}>
            {say(said.drop)}
          </button>
          <span className="quiet">{say(said.unsaved(changes))}</span>
        </div>
      )}
      {answer.history.length > 1 && (
        <History answer={answer} onTakeUp={mayWrite ? draft.takeUp : undefined} />
      )}
    </>
  )
}

const tools: readonly Act[] = ['up', 'down', 'out', 'in', 'edit', 'insert', 'remove', 'undo']

/** The same acts as the keys, for a phone. */
function Tools({ draft }: { readonly draft: OutlineDraft }) {
  const { say } = useLanguage()
  const isEmpty = draft.headings.length === 0
  const isOff = (act: Act) =>
    draft.editing || (act === 'undo' ? draft.past.length === 0 : act !== 'insert' && isEmpty)
  return (
    <div className="outline-tools" role="group" aria-label={say(said.tools)}>
      {tools.map((act) => (
        <button
          key={act}
          type="button"
          className="button"
          disabled={isOff(act)}
          onClick={() => draft.act(act)}
        >
          {say(said[act])}
        </button>
      ))}
    </div>
  )
}

interface Past {
  readonly answer: OutlineAnswer
  readonly onTakeUp: ((outline: readonly OutlineShown[]) => void) | undefined
}

function History({ answer, onTakeUp }: Past) {
  const { say } = useLanguage()
  return (
    <details className="outline-past">
      <summary>{say(said.history)}</summary>
      <ol>
        {answer.history.map(({ version, outline, by, at }) => (
          <li key={version}>
            <span>
              {say(version === 1 ? said.asRead : said.version(version))}
              {' · '}
              {say(said.headings(outline.length))}
              {' · '}
              <span lang="zh-CN">{by}</span> {instantText(at)}
            </span>
            {onTakeUp !== undefined && version !== answer.version && (
              <button
                type="button"
                className="button"
                aria-label={`${say(said.takeUp)} ${say(said.version(version))}`}
                onClick={() => onTakeUp(outline)}
              >
                {say(said.takeUp)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
