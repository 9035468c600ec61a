// What is said instead of a page: that there is none, or that something went wrong; in both languages at once.
/** @jsxRuntime automatic */
import type { Label, Language } from '@corridor/base'
import type { ReactNode } from 'react'
import type { Site } from '../page-data.ts'
import { readerOf } from '../reader.ts'
import { words } from '../words.ts'
import { documentOf } from './document.tsx'

/** The reader's language comes first, then the other: a wrong address says little about who reads. */
function told(
  site: Site,
  language: Language,
  { title, body }: { title: Label; body: (language: Language) => ReactNode },
): string {
  const other = language === 'zh' ? 'en' : 'zh'
  const children = (
    <>
      <h1>{title[language]}</h1>
      {body(language)}
      <div lang={other === 'zh' ? 'zh-CN' : 'en'}>
        <h2>{title[other]}</h2>
        {body(other)}
      </div>
    </>
  )
  return documentOf({ site, reader: readerOf(language), path: '/', title, children })
}

function Home({ language }: { readonly language: Language }) {
  const { say, href } = readerOf(language)
  return (
    <p>
      <a href={href('/')}>{say(words.home)}</a>
    </p>
  )
}

export const missingPage = (site: Site, language: Language): string =>
  told(site, language, {
    title: words.missingTitle,
    body: (spoken) => (
      <>
        <p>{words.missingText[spoken]}</p>
        <Home language={spoken} />
      </>
    ),
  })

/** `id` is the number under which the fault is logged. */
export const faultPage = (site: Site, language: Language, id: string): string =>
  told(site, language, {
    title: words.faultTitle,
    body: (spoken) => (
      <>
        <p>
          {words.faultText[spoken]} <code>{id}</code>
        </p>
        <Home language={spoken} />
      </>
    ),
  })
