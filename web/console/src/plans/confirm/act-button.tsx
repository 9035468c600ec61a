// A button with the key that does the same.
import type { ReactNode } from 'react'

interface ActShown {
  readonly words: string
  /** What it acts on, for whoever hears the button alone. */
  readonly about?: string
  readonly keyName?: string
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
  readonly onClick: () => void
  readonly children?: ReactNode
}

export function ActButton({ words, about, keyName, isPrimary, isDisabled, onClick, children }: ActShown) {
  return (
    <button
      type="button"
      className={isPrimary === true ? 'button primary' : 'button'}
      aria-label={about === undefined ? undefined : `${words} ${about}`}
      aria-keyshortcuts={keyName}
      disabled={isDisabled}
      onClick={onClick}
    >
      {words}
      {children}
      {keyName !== undefined && <kbd aria-hidden="true">{keyName}</kbd>}
    </button>
  )
}
