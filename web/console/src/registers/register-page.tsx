// The list of one register, with what a person may do there.
import {
  AntdFrame,
  Empty,
  Go,
  pathTo,
  RecordList,
  useLanguage,
  usePageTitle,
  useRegister,
} from '@corridor/kit'
import type { RegisterShown } from '@corridor/protocol'
import { useParams } from '@tanstack/react-router'
import { said } from './register.messages.ts'

export function RegisterPage() {
  const register = useRegister(useParams({ strict: false }).register ?? '')
  return register === undefined ? <Empty label={said.unknownRegister} /> : <ListOf register={register} />
}

function ListOf({ register }: { readonly register: RegisterShown }) {
  const { say } = useLanguage()
  usePageTitle(register.label)
  return (
    <AntdFrame>
      <header className="page-head">
        <div>
          <h1>{say(register.label)}</h1>
          <p className="page-note">{say(register.description)}</p>
        </div>
        <div className="page-acts">
          {register.id === 'organisations' && register.may.includes('write') && (
            <Go to={pathTo.duplicates()} className="button">
              {say(said.duplicates)}
            </Go>
          )}
          {register.may.includes('import') && (
            <Go to={pathTo.importing(register.id)} className="button">
              {say(said.importing)}
            </Go>
          )}
          {register.may.includes('write') && (
            <Go to={pathTo.newRecord(register.id)} className="button primary">
              {say(said.create)}
            </Go>
          )}
        </div>
      </header>
      <RecordList key={register.id} register={register} />
    </AntdFrame>
  )
}
