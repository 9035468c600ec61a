// Which language a person reads, remembered in the browser, and the words of a label in it.
import type { Label, Language } from '@corridor/base'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

interface Reading {
  readonly language: Language
  readonly say: (label: Label) => string
  readonly choose: (language: Language) => void
}

const key = 'corridor.language'
const Context = createContext<Reading | undefined>(undefined)

function remembered(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const kept = asked ?? localStorage.getItem(key)
  return kept === 'en' ? 'en' : 'zh'
}

/** Chinese unless the address says `lang=en` or the person chose English before; `<html lang>` follows. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(key, language)
  }, [language])
  const reading = useMemo<Reading>(
    () => ({ language, say: (label) => label[language], choose: setLanguage }),
    [language],
  )
  return <Context value={reading}>{children}</Context>
}

export function useLanguage(): Reading {
  const reading = useContext(Context)
  if (reading === undefined) throw new Error('LanguageProvider is missing above this component')
  return reading
}

/** The words of a label in the reader's language. */
export function Say({ label }: { readonly label: Label }) {
  return useLanguage().say(label)
}

/** Sets the title of the browser's page while the component is shown. */
export function usePageTitle(label: Label): void {
  const { say } = useLanguage()
  const words = say(label)
  useEffect(() => {
    document.title = words
  }, [words])
}
