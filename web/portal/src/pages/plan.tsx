// The published plan: its targets with their figures, its outline, and its text with every target marked.
/** @jsxRuntime automatic */
import type { PlanData, PublicTarget, Site } from '../page-data.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { DayShown, NumberShown, StatusShown } from '../parts/figure-shown.tsx'
import { coreOf, markedParagraphs, type Paragraph, type Piece } from '../parts/marked-text.ts'
import { type OutlineBranch, outlineTree } from '../parts/outline-tree.ts'
import { targetWords } from '../parts/target-words.ts'
import { type Reader, readerOf } from '../reader.ts'
import { colon, words } from '../words.ts'
import { documentOf } from './document.tsx'

/** Undefined: nothing is published. The plan's own words stay Chinese. */
export function planPage(site: Site, language: Reader['language'], data: PlanData | undefined): string {
  const reader = readerOf(language)
  const children = data === undefined ? <NoPlan reader={reader} /> : <Plan reader={reader} data={data} />
  return documentOf({ site, reader, path: '/plan', title: words.plan, children })
}

const NoPlan = ({ reader: { say, href } }: { readonly reader: Reader }) => (
  <>
    <h1>{say(words.plan)}</h1>
    <p>
      {say(words.noPlan)} <a href={href('/indicators')}>{say(words.noPlanNext)}</a>
    </p>
  </>
)

interface OfPlan {
  readonly reader: Reader
  readonly data: PlanData
}

function Plan({ reader, data }: OfPlan) {
  const { say } = reader
  const outline = outlineTree(data.outline)
  return (
    <>
      <h1 lang="zh-CN">{data.title}</h1>
      <p>
        {say(words.year)}
        {say(colon)}
        {data.year}
      </p>
      {data.source !== null && (
        <p>
          {say(words.planSource)}
          {say(colon)}
          <span lang="zh-CN">{data.source}</span>
        </p>
      )}
      <h2>{say(words.planTargets)}</h2>
      <DataTable
        caption={say(words.planTargets)}
        columns={columnsFor(reader)}
        rows={data.targets}
        keyOf={({ number }) => number}
      />
      {outline.length > 0 && (
        <>
          <h2>{say(words.planOutline)}</h2>
          <div className="outline" lang="zh-CN">
            <Outline branches={outline} />
          </div>
        </>
      )}
      <h2>{say(words.planText)}</h2>
      {data.targets.length > 0 && <p>{say(words.planTextNote)}</p>}
      <PlanText reader={reader} data={data} />
    </>
  )
}

/** What stands before the first and after the last heading or target is there, but folded away. */
function PlanText({ reader: { say }, data: { text, targets, outline } }: OfPlan) {
  const { before, core, after } = coreOf(markedParagraphs(text, targets), outline)
  return (
    <>
      <Paragraphs paragraphs={core} />
      {before.length + after.length > 0 && (
        <details>
          <summary>{say(words.planRest)}</summary>
          <Paragraphs paragraphs={before} />
          {before.length > 0 && after.length > 0 && <hr />}
          <Paragraphs paragraphs={after} />
        </details>
      )}
    </>
  )
}

const Paragraphs = ({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) => (
  <div className="text" lang="zh-CN">
    {paragraphs.map((pieces, at) => (
      <p key={at}>{pieces.map((piece, index) => markOf(piece, index))}</p>
    ))}
  </div>
)

function markOf({ text, mark, starts }: Piece, key: number) {
  if (mark === undefined) return text
  return (
    <mark key={key} id={starts ? `target-${mark}` : undefined}>
      {starts && <sup>{mark}</sup>}
      {text}
    </mark>
  )
}

const Outline = ({ branches }: { readonly branches: readonly OutlineBranch[] }) => (
  <ul>
    {branches.map(({ heading, below }) => (
      <li key={heading.order}>
        {heading.title}
        {heading.slogan !== null && <span className="quiet"> {heading.slogan}</span>}
        {below.length > 0 && <Outline branches={below} />}
      </li>
    ))}
  </ul>
)

const Revised = ({ reader: { say }, by }: RevisedBy) => (
  <span className="quiet">
    {say({ zh: `自 ${by.from} 起，依`, en: `from ${by.from}, by ` })}
    <span lang="zh-CN">{`《${by.title}》`}</span>
  </span>
)

interface RevisedBy {
  readonly reader: Reader
  readonly by: NonNullable<PublicTarget['revised']>
}

function columnsFor(reader: Reader): readonly Column<PublicTarget>[] {
  const { say, href } = reader
  return [
    {
      name: 'words',
      head: say(words.wording),
      cell: ({ number, words: own }) => (
        <a href={`#target-${number}`} lang="zh-CN">
          {number}. {own}
        </a>
      ),
    },
    {
      name: 'target',
      head: say(words.target),
      cell: ({ terms, revised }) => (
        <span className="stack">
          {say(targetWords(terms))}
          {revised !== null && <Revised reader={reader} by={revised} />}
        </span>
      ),
    },
    {
      name: 'indicator',
      head: say(words.indicator),
      cell: ({ indicator }) =>
        indicator !== null && <a href={href(`/indicators/${indicator.id}`)}>{say(indicator.label)}</a>,
    },
    {
      name: 'now',
      head: say(words.current),
      numeric: true,
      cell: ({ figure }) =>
        figure !== null && <NumberShown reader={reader} value={figure.value} unit={figure.unit} />,
    },
    {
      name: 'status',
      head: say(words.status),
      cell: ({ figure }) =>
        figure !== null && (
          <span className="stack">
            <StatusShown reader={reader} figure={figure} />
            <DayShown reader={reader} figure={figure} />
          </span>
        ),
    },
  ]
}
