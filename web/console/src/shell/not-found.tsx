// What is shown at an address that has no page.
import { Empty, Go, pathTo, useLanguage, usePageTitle } from '@corridor/kit'
import { said } from './shell.messages.ts'

export function NotFound() {
  const { say } = useLanguage()
  usePageTitle(said.notFound)
  return (
    <Empty label={said.notFound}>
      <Go to={pathTo.cockpit()}>{say(said.toCockpit)}</Go>
    </Empty>
  )
}
