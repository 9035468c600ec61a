// The bar at the top: city, language, person and role, signing out.
import type { CatalogueAnswer, CockpitAnswer, PersonShown } from '@corridor/protocol'
import { ask, Go, pathTo, useLanguage, write } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'
import { roles, said } from './shell.messages.ts'

interface Bar {
  readonly city: CatalogueAnswer['city']
  readonly person: PersonShown
  readonly menuOpen: boolean
  readonly onMenu: () => void
}

const isRole = (role: string): role is keyof typeof roles => role in roles

async function signOut(): Promise<void> {
  await write('/session', { method: 'DELETE' })
  location.assign('/console/')
}

export function TopBar({ city, person, menuOpen, onMenu }: Bar) {
  const { say } = useLanguage()
  const role = person.roles.map((role) => (isRole(role) ? say(roles[role]) : role)).join(' · ')
  return (
    <header className="top-bar">
      <button
        type="button"
        className="menu-button"
        aria-expanded={menuOpen}
        aria-controls="menu"
        onClick={onMenu}
      >
        <span aria-hidden="true">{'☰ '}</span>
        {say(said.menu)}
      </button>
      <Go to={pathTo.cockpit()} className="product">
        {`${say(city.name)} · ${say(said.product)}`}
      </Go>
      <div className="top-right">
        <DataDate />
        <LanguageSwitch />
        <span className="person">
          <strong>{person.name}</strong>
          <span>{`${say(person.unit)} · ${role}`}</span>
        </span>
        <button type="button" className="top-button" onClick={() => void signOut()}>
          {say(said.signOut)}
        </button>
      </div>
    </header>
  )
}

/** The day until which the present figures count. */
function DataDate() {
  const { say } = useLanguage()
  const cockpit = useQuery({
    queryKey: ['cockpit', ''],
    queryFn: () => ask<CockpitAnswer>('/cockpit'),
    staleTime: 300_000,
    retry: false,
  })
  return cockpit.data === undefined ? null : (
    <span className="data-date">{say(said.dataOf(cockpit.data.on))}</span>
  )
}

/** Each language is named in itself, so that whoever needs it can read it. */
const names = { zh: '中文', en: 'English' }

export function LanguageSwitch() {
  const { language, say, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="top-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={`${say(said.language)}: ${names[other]}`}
      onClick={() => choose(other)}
    >
      {names[other]}
    </button>
  )
}
