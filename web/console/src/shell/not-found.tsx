// What is shown at an address that has no page.
import { Go, pathTo, useLanguage, usePageTitle } from '@corridor/kit'
import { said } from './shell.messages.ts'

export function NotFound() {
  const { say } = useLanguage()
  usePageTitle(said.notFound)
  return (
    <div className="state">
      <h1>{say(said.notFound)}</h1>
      <p>
        <Go to={pathTo.cockpit()}>{say(said.toCockpit)}</Go>
      </p>
    </div>
  )
}
