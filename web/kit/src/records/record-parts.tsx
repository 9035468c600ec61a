// The parts of a record's page: its fields, its history, its files, what counts it and what refers to it.
import type {
  AttachmentShown,
  CountedShown,
  RecordAnswer,
  RegisterShown,
  VersionShown,
} from '@corridor/protocol'
import { useCatalogue } from '../answers/catalogue.tsx'
import { queryText } from '../answers/client.ts'
import { Go, pathTo } from '../answers/go.tsx'
import { ShownValue } from '../fields/shown-value.tsx'
import { useLanguage } from '../language/language.tsx'
import type { Messages } from '../language/messages.ts'
import { instantText } from '../numbers/amounts.ts'
import { FigureValue } from '../numbers/figure-value.tsx'

const said = {
  created: { zh: '新建', en: 'Created' },
  corrected: { zh: '更正', en: 'Corrected' },
  imported: { zh: '导入', en: 'Imported' },
  removed: { zh: '删除', en: 'Removed' },
  merged: { zh: '合并', en: 'Merged' },
  unmerged: { zh: '撤销合并', en: 'Merge undone' },
  version: { zh: '版本', en: 'Version' },
  from: { zh: '来源', en: 'Source' },
  file: { zh: '文件', en: 'File' },
  row: (row: number) => ({ zh: `第 ${row} 行`, en: `row ${row}` }),
  reason: { zh: '理由', en: 'Reason' },
  counts: { zh: '计入', en: 'Counted' },
  countsNot: { zh: '不计入', en: 'Not counted' },
  nothing: { zh: '空', en: 'empty' },
} satisfies Messages

export function FieldValues({
  register,
  answer,
}: {
  readonly register: RegisterShown
  readonly answer: RecordAnswer
}) {
  const { say } = useLanguage()
  const { record } = answer
  return (
    <dl className="fields">
      {register.fields.map((field) => (
        <div key={field.name}>
          <dt>{say(field.label)}</dt>
          <dd>
            <ShownValue
              field={field}
              value={record.values[field.name] ?? null}
              word={record.words[field.name]}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function CountedList({ counted }: { readonly counted: readonly CountedShown[] }) {
  const { say } = useLanguage()
  const { indicators } = useCatalogue()
  const unitOf = (id: string) => indicators.find((indicator) => indicator.id === id)?.unit ?? ''
  const inOrder = [...counted].sort((a, b) => Number(b.counted) - Number(a.counted))
  return (
    <ul className="counted">
      {inOrder.map((entry) => (
        <li key={entry.indicator} className={entry.counted ? 'is-counted' : ''}>
          <span className={entry.counted ? 'tag good' : 'tag'}>
            {entry.counted ? '✓ ' : '– '}
            {say(entry.counted ? said.counts : said.countsNot)}
          </span>
          <Go to={pathTo.figure(entry.indicator)}>{say(entry.label)}</Go>
          <span className="reason">{say(entry.reason)}</span>
          {entry.postings.map((posting, at) => (
            <span key={`${posting.day}-${at}`} className="posting">
              {posting.day}{' '}
              {typeof posting.value === 'boolean' ? null : (
                <FigureValue value={posting.value} unit={unitOf(entry.indicator)} />
              )}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

const actions = {
  created: said.created,
  corrected: said.corrected,
  imported: said.imported,
  removed: said.removed,
  merged: said.merged,
  unmerged: said.unmerged,
}
const isAction = (action: string): action is keyof typeof actions => action in actions

interface HistoryShown {
  readonly register: RegisterShown
  readonly history: readonly VersionShown[]
}

export function HistoryList({ register, history }: HistoryShown) {
  const { say } = useLanguage()
  const newestFirst = [...history].sort((a, b) => b.version - a.version)
  return (
    <ol className="history">
      {newestFirst.map((version) => {
        const { source } = version
        const authority = source.authority === null ? undefined : register.authorities[source.authority]
        const place = [
          authority === undefined ? source.authority : say(authority),
          source.file,
          source.row === null ? null : say(said.row(source.row)),
        ].filter((part) => part !== null)
        return (
          <li key={version.version}>
            <p className="history-head">
              <strong>{isAction(version.action) ? say(actions[version.action]) : version.action}</strong>
              <span>{version.actor}</span>
              <time dateTime={version.at}>{instantText(version.at)}</time>
              <span className="quiet">{`${say(said.version)} ${version.version}`}</span>
            </p>
            {place.length > 0 && <p>{`${say(said.from)}: ${place.join(' · ')}`}</p>}
            {version.reason !== null && <p>{`${say(said.reason)}: ${version.reason}`}</p>}
            <Changes register={register} version={version} />
          </li>
        )
      })}
    </ol>
  )
}

function Changes({
  register,
  version,
}: {
  readonly register: RegisterShown
  readonly version: VersionShown
}) {
  const { say } = useLanguage()
  if (version.changes.length === 0 || version.version === 1) return null
  return (
    <ul className="changes">
      {version.changes.map((change) => {
        const field = register.fields.find((field) => field.name === change.field)
        if (field === undefined) return null
        return (
          <li key={change.field}>
            <span>{say(field.label)}: </span>
            <del>
              {change.before === null ? (
                say(said.nothing)
              ) : (
                <ShownValue field={field} value={change.before} />
              )}
            </del>
            {' → '}
            <ins>
              {change.after === null ? say(said.nothing) : <ShownValue field={field} value={change.after} />}
            </ins>
          </li>
        )
      })}
    </ul>
  )
}

/** `12 KB`, as file managers write it. */
const sizeText = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${Math.ceil(bytes / 1024)} KB`)

export function AttachmentList({ files }: { readonly files: readonly AttachmentShown[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={`${file.sha256}-${file.name}`}>
          <a href={`/api/attachments/${file.sha256}${queryText({ name: file.name })}`} download>
            {file.name}
          </a>
          <span className="quiet">{`${sizeText(file.size)} · ${file.actor} · ${instantText(file.at)}`}</span>
        </li>
      ))}
    </ul>
  )
}
