// The frame of every page: who is signed in, the menu, the data date, the synthetic-data banner.
import type { CatalogueAnswer, SessionAnswer } from '@corridor/protocol'
import {
  ask,
  CatalogueProvider,
  Failed,
  keepCsrf,
  Loading,
  Refused,
  useLanguage,
  WhenAnswered,
} from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Menu } from './menu.tsx'
import { said } from './shell.messages.ts'
import { SignIn } from './sign-in.tsx'
import { TopBar } from './top-bar.tsx'

export function Shell() {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => ask<SessionAnswer>('/session'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (session.error instanceof Refused && session.error.status === 401) return <SignIn />
  if (session.data !== undefined) return <SignedIn session={session.data} />
  if (session.isError) return <Failed error={session.error} again={() => void session.refetch()} />
  return <Loading />
}

function SignedIn({ session }: { readonly session: SessionAnswer }) {
  keepCsrf(session.csrf)
  const catalogue = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => ask<CatalogueAnswer>('/catalogue'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <WhenAnswered query={catalogue}>
      {(answer) => (
        <CatalogueProvider catalogue={answer}>
          <Frame catalogue={answer} session={session} />
        </CatalogueProvider>
      )}
    </WhenAnswered>
  )
}

interface Framed {
  readonly catalogue: CatalogueAnswer
  readonly session: SessionAnswer
}

function Frame({ catalogue, session }: Framed) {
  const { say } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { pathname } = useLocation()
  useEffect(() => setOpen(false), [pathname])
  return (
    <>
      <a className="skip" href="#content">
        {say(said.skip)}
      </a>
      <TopBar
        city={catalogue.city}
        person={session.person}
        menuOpen={isOpen}
        onMenu={() => setOpen(!isOpen)}
      />
      {catalogue.city.synthetic && (
        <p className="synthetic" role="note">
          {say(said.synthetic)}
        </p>
      )}
      <div className="frame">
        <Menu catalogue={catalogue} roles={session.person.roles} isOpen={isOpen} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  )
}
