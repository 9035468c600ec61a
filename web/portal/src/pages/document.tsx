// The frame of every public page: head, banner, navigation, content and status line; no script.
/** @jsxRuntime automatic */
import type { Label } from '@corridor/base'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Site } from '../page-data.ts'
import { addressOf, type Reader } from '../reader.ts'
import { colon, languageNames, words } from '../words.ts'

export interface Page {
  readonly site: Site
  readonly reader: Reader
  /** Without the language, as `/plan`; the language switch leads to the same page. */
  readonly path: string
  readonly title: Label
  readonly children: ReactNode
}

/** A whole HTML document. */
export const documentOf = (page: Page): string =>
  `<!doctype html>${renderToStaticMarkup(<Document {...page} />)}`

const languageTags: Label = { zh: 'zh-CN', en: 'en' }

function Document({ site, reader, path, title, children }: Page) {
  const { say } = reader
  const name = `${say(site.city)}${reader.language === 'zh' ? '' : ' '}${say(words.centre)}`
  return (
    <html lang={say(languageTags)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{path === '/' ? name : `${say(title)} · ${name}`}</title>
        <meta name="description" content={say(words.lead)} />
        <link rel="icon" href={site.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={site.stylesheet} />
        <link rel="alternate" hrefLang={languageTags.zh} href={addressOf('zh', path)} />
        <link rel="alternate" hrefLang={languageTags.en} href={addressOf('en', path)} />
      </head>
      <body>
        <a className="skip" href="#content">
          {say(words.skip)}
        </a>
        {site.synthetic && (
          <p className="synthetic" role="note">
            {say(words.synthetic)}
          </p>
        )}
        <Header reader={reader} path={path} name={name} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Footer site={site} reader={reader} />
      </body>
    </html>
  )
}

const sections: readonly { readonly path: string; readonly label: Label }[] = [
  { path: '/', label: words.home },
  { path: '/plan', label: words.plan },
  { path: '/indicators', label: words.indicators },
]

function Header({ reader, path, name }: Pick<Page, 'reader' | 'path'> & { readonly name: string }) {
  const { language, say, href } = reader
  const other = language === 'zh' ? 'en' : 'zh'
  const current = sections
    .filter((section) => path === section.path || path.startsWith(`${section.path}/`))
    .at(-1)
  return (
    <header className="top">
      <a className="name" href={href('/')}>
        {name}
      </a>
      <nav aria-label={say(words.sections)}>
        <ul>
          {sections.map((section) => (
            <li key={section.path}>
              <a href={href(section.path)} aria-current={section === current ? 'page' : undefined}>
                {say(section.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <a
        className="language"
        href={addressOf(other, path)}
        hrefLang={languageTags[other]}
        lang={languageTags[other]}
      >
        {languageNames[other]}
      </a>
    </header>
  )
}

function Footer({ site: { freshness }, reader: { say } }: Pick<Page, 'site' | 'reader'>) {
  return (
    <footer>
      {freshness !== null && (
        <p>
          {say(words.dataAsOf)} <time>{freshness.asOf}</time>
          {' · '}
          {say(words.lastImport)}
          {say(colon)}
          {freshness.lastImport === null ? say(words.noImport) : <time>{freshness.lastImport}</time>}
        </p>
      )}
      <p>
        <a href="/console">{say(words.staff)}</a>
      </p>
    </footer>
  )
}
