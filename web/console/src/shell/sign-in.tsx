// Signing in with account and password; the address that was asked for stays.
import type { SessionAnswer } from '@corridor/protocol'
import { ProblemList, Refused, useLanguage, usePageTitle, write } from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { said } from './shell.messages.ts'
import { LanguageSwitch } from './top-bar.tsx'

export function SignIn() {
  const { say } = useLanguage()
  usePageTitle(said.signInTo)
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const client = useQueryClient()
  const signing = useMutation({
    mutationFn: () => write<SessionAnswer>('/session', { method: 'POST', body: { account, password } }),
    onSuccess: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      client.setQueryData(['session'], session)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signing.mutate()
  }
  return (
    <main className="sign-in">
      <form onSubmit={submit} className="sign-in-form">
        <p className="product">{say(said.product)}</p>
        <h1>{say(said.signInTo)}</h1>
        <Line label={say(said.account)} value={account} onChange={setAccount} autoComplete="username" />
        <Line
          label={say(said.password)}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          secret
        />
        {signing.isError && <WhyNot error={signing.error} />}
        <button type="submit" className="button primary wide" disabled={signing.isPending}>
          {say(said.signIn)}
        </button>
        <p className="hint">{say(said.accountsWhere)}</p>
        <LanguageSwitch />
      </form>
    </main>
  )
}

function WhyNot({ error }: { readonly error: Error }) {
  const { say } = useLanguage()
  const problems = error instanceof Refused ? error.problems : []
  if (problems.length > 0) return <ProblemList problems={problems} />
  const isWrong = error instanceof Refused && error.status === 401
  return (
    <p role="alert" className="fault">
      {say(isWrong ? said.wrongSignIn : said.noServer)}
    </p>
  )
}

interface LineShown {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly autoComplete: string
  readonly secret?: boolean
}

function Line({ label, value, onChange, autoComplete, secret = false }: LineShown) {
  const id = useId()
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        className="input"
        type={secret ? 'password' : 'text'}
        autoComplete={autoComplete}
        value={value}
        required
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
