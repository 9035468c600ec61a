// Makes each public page: reads what it shows in one transaction, then hands it to the page functions.
import type { Language } from '@corridor/base'
import {
  dictionaryCsv,
  type Freshness,
  homePage,
  indicatorCsv,
  indicatorListPage,
  indicatorPage,
  type IndicatorRow,
  planPage,
  type Site,
} from '@corridor/portal'
import type { AskContext } from '../indicators/figure.ts'
import type { Installation } from '../installation.ts'
import { type Answer, answerOf, csvType, htmlType, icon, stylesheet } from './answer-files.ts'
import { figureToday, indicatorData } from './public-indicator.ts'
import { headlinesOf, planData, publicPlan } from './public-plan.ts'
import { lastImport } from './subjects.queries.ts'

export type MakePage = (installation: Installation, language: Language) => Promise<Answer>

const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

export function siteOf(installation: Installation, freshness: Freshness | null): Site {
  const { name, synthetic } = installation.city()
  return { city: name, synthetic, freshness, stylesheet: stylesheet.address, icon: icon.address }
}

/** The public reads sums of the whole city, never a record. */
function reading<T>(
  installation: Installation,
  work: (context: AskContext, site: Site) => Promise<T>,
): Promise<T> {
  const { database, everything, catalogue, clock } = installation
  return database.transact(everything, async (transaction) => {
    const imported = await lastImport(transaction)
    const site = siteOf(installation, {
      asOf: minutes.format(clock.now()),
      lastImport: imported === undefined ? null : minutes.format(imported),
    })
    return work({ transaction, catalogue, lists: installation.lists(), clock }, site)
  })
}

export const makeHome: MakePage = (installation, language) =>
  reading(installation, async (context, site) => {
    const found = await publicPlan(context)
    const data = {
      plan: found?.plan ?? null,
      headlines: found === undefined ? [] : headlinesOf(context, found),
      indicators: context.catalogue.indicators.size,
    }
    return answerOf(htmlType, homePage(site, language, data))
  })

export const makePlan: MakePage = (installation, language) =>
  reading(installation, async (context, site) => {
    const found = await publicPlan(context)
    const data = found === undefined ? undefined : await planData(context, found)
    return answerOf(htmlType, planPage(site, language, data))
  })

export const makeList: MakePage = (installation, language) =>
  reading(installation, async (context, site) => {
    const rows: IndicatorRow[] = []
    for (const indicator of context.catalogue.indicators.values()) {
      rows.push({ indicator, figure: await figureToday(context, indicator) })
    }
    return answerOf(htmlType, indicatorListPage(site, language, rows))
  })

const endings = ['.dictionary.csv', '.csv', ''] as const

/** The page of an indicator, its data or its dictionary, by the last part of the address; undefined where there is none. */
export function makeIndicator({ catalogue }: Installation, name: string): MakePage | undefined {
  const ending = endings.find((end) => name.endsWith(end)) ?? ''
  const indicator = catalogue.indicators.get(name.slice(0, name.length - ending.length))
  if (indicator === undefined) return undefined
  if (ending === '.dictionary.csv')
    return async () => ({ ...answerOf(csvType, dictionaryCsv()), saveAs: name })
  return (installation, language) =>
    reading(installation, async (context, site) => {
      const data = await indicatorData(context, indicator)
      return ending === '.csv'
        ? { ...answerOf(csvType, indicatorCsv(site, data)), saveAs: name }
        : answerOf(htmlType, indicatorPage(site, language, data))
    })
}
