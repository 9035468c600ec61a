// The public pages: data in, HTML or CSV out. Nothing here reads, waits or knows the time.
export { publicParts, type PublicPart } from './breakdown/public-parts.ts'
export { dictionaryCsv, indicatorCsv } from './files/indicator-csv.ts'
export type {
  Freshness,
  Headline,
  IndicatorData,
  IndicatorRow,
  PlanData,
  PublicTarget,
  Site,
  YearFigure,
} from './page-data.ts'
export { homePage } from './pages/home.tsx'
export { indicatorPage } from './pages/indicator.tsx'
export { indicatorListPage } from './pages/indicator-list.tsx'
export { planPage } from './pages/plan.tsx'
export { faultPage, missingPage } from './pages/told.tsx'
