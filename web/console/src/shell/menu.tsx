// The menu on the left: the cockpit's rooms, then the registers by module, as the catalogue lists them.
import type { CatalogueAnswer } from '@corridor/protocol'
import { Go, pathTo, useLanguage } from '@corridor/kit'
import { useLocation } from '@tanstack/react-router'
import { said } from './shell.messages.ts'

interface Shown {
  readonly catalogue: CatalogueAnswer
  readonly roles: readonly string[]
  readonly isOpen: boolean
}

export function Menu({ catalogue, roles, isOpen }: Shown) {
  const { say } = useLanguage()
  const { pathname } = useLocation()
  const here = pathname.replace(/^\/console/, '') || '/'
  const isIn = (path: string) => (path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`))
  const entry = (to: string, words: string) => (
    <li key={to}>
      <Go to={to} current={isIn(to)}>
        {words}
      </Go>
    </li>
  )
  const readable = catalogue.registers.filter((register) => register.may.includes('read'))
  return (
    <nav id="menu" className={isOpen ? 'menu-panel is-open' : 'menu-panel'} aria-label={say(said.menu)}>
      <h2>{say(said.work)}</h2>
      <ul>
        {entry(pathTo.cockpit(), say(said.cockpit))}
        {entry(pathTo.plans(), say(said.plans))}
        {entry(pathTo.figures(), say(said.figures))}
      </ul>
      {catalogue.modules.map((module) => {
        const registers = readable.filter((register) => register.module === module.name)
        if (registers.length === 0) return null
        return (
          <section key={module.name}>
            <h2>{say(module.label)}</h2>
            <ul>{registers.map((register) => entry(pathTo.register(register.id), say(register.label)))}</ul>
          </section>
        )
      })}
      {roles.includes('auditor') && (
        <section>
          <h2>{say(said.oversight)}</h2>
          <ul>{entry(pathTo.audit(), say(said.audit))}</ul>
        </section>
      )}
    </nav>
  )
}
