// What concerns the whole list: its order, the next unsure record, confirming together, adding, undo, and the keys.
import { ChoiceLine, useLanguage } from '@corridor/kit'
import { ActButton } from './act-button.tsx'
import { keyHelp, said, steps } from './confirm.messages.ts'
import { acceptableOf, isListOrder } from './record-order.ts'
import { type Confirming, toNextUnsure, undoLast, useNews } from './use-confirming.ts'

export function RecordTools({ confirming }: { readonly confirming: Confirming }) {
  const { say } = useLanguage()
  const { order, setOrder, mayWrite, open, targets, panel, close } = confirming
  const acceptable = acceptableOf(targets).length
  return (
    <div className="record-tools">
      <ChoiceLine
        label={say(said.orderOfList)}
        value={order}
        onChange={(to) => isListOrder(to) && setOrder(to)}
        options={[
          ['unsure', say(said.unsureFirst)],
          ['reading', say(said.asInText)],
        ]}
      />
      <ActButton words={say(said.nextUnsure)} keyName="n" onClick={() => toNextUnsure(confirming)} />
      {mayWrite && (
        <>
          <ActButton
            words={say(said.acceptSure(acceptable))}
            keyName="A"
            isDisabled={acceptable === 0}
            onClick={() => open({ kind: 'accept' })}
          />
          <ActButton
            words={say(said.add)}
            keyName="i"
            onClick={() => open({ kind: 'add', stretch: undefined })}
          />
          <UndoButton confirming={confirming} />
        </>
      )}
      <ActButton
        words={say(said.help)}
        keyName="?"
        onClick={() => (panel?.kind === 'help' ? close() : open({ kind: 'help' }))}
      />
      <p className="record-news" role="status">
        {useNews(confirming)}
      </p>
      {panel?.kind === 'help' && <KeyHelp />}
    </div>
  )
}

/** Says what it would take back: the kind of act and the records, at most a few by number. */
function UndoButton({ confirming }: { readonly confirming: Confirming }) {
  const { say } = useLanguage()
  const { undo } = confirming.plan
  const step = undo === null ? undefined : steps[undo.kind]
  const orders =
    undo === null ? '' : `${undo.orders.slice(0, 5).join(', ')}${undo.orders.length > 5 ? ' …' : ''}`
  return (
    <ActButton
      words={say(said.undo)}
      keyName="z"
      isDisabled={undo === null}
      onClick={() => undoLast(confirming)}
    >
      {step !== undefined && typeof step !== 'function' && (
        <span className="undo-what">{say(said.mayTakeBack(say(step), orders))}</span>
      )}
    </ActButton>
  )
}

function KeyHelp() {
  const { say } = useLanguage()
  return (
    <dl className="key-help">
      {keyHelp.map(([key, label]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say(label)}</dd>
        </div>
      ))}
    </dl>
  )
}
