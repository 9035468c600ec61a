// The console as one tree: language, answers, routes; every page but the cockpit is loaded when it is opened.
import { LanguageProvider, type Received, Refused, takeEarly } from '@corridor/kit'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CockpitPage } from './cockpit/cockpit-page.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const getParentRoute = () => root
const plans = () => import('./plans/plan-list.tsx')
const plan = () => import('./plans/plan-page.tsx')
const revision = () => import('./plans/revision/revision-page.tsx')
const newPlan = () => import('./plans/new-plan.tsx')
const figures = () => import('./figures/figure-list.tsx')
const figure = () => import('./figures/figure-page.tsx')
const register = () => import('./registers/register-page.tsx')
const record = () => import('./registers/record-page.tsx')
const form = () => import('./registers/form-page.tsx')
const audit = () => import('./audit/audit-page.tsx')
const duplicates = () => import('./duplicates/duplicates-page.tsx')
const importing = () => import('./registers/import-page.tsx')

const routeTree = root.addChildren([
  createRoute({ getParentRoute, path: '/', component: CockpitPage }),
  createRoute({ getParentRoute, path: '/plans', component: lazyRouteComponent(plans, 'PlanList') }),
  createRoute({ getParentRoute, path: '/plans/new', component: lazyRouteComponent(newPlan, 'NewPlan') }),
  createRoute({ getParentRoute, path: '/plans/$plan', component: lazyRouteComponent(plan, 'PlanPage') }),
  createRoute({
    getParentRoute,
    path: '/plans/$plan/revision',
    component: lazyRouteComponent(revision, 'RevisionPage'),
  }),
  createRoute({ getParentRoute, path: '/figures', component: lazyRouteComponent(figures, 'FigureList') }),
  createRoute({
    getParentRoute,
    path: '/figures/$indicator',
    component: lazyRouteComponent(figure, 'FigurePage'),
  }),
  createRoute({ getParentRoute, path: '/audit', component: lazyRouteComponent(audit, 'AuditPage') }),
  createRoute({
    getParentRoute,
    path: '/duplicates',
    component: lazyRouteComponent(duplicates, 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register',
    component: lazyRouteComponent(register, 'RegisterPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register/new',
    component: lazyRouteComponent(form, 'NewRecord'),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register/import',
    component: lazyRouteComponent(importing, 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register/records/$record',
    component: lazyRouteComponent(record, 'RecordPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/registers/$register/records/$record/correct',
    component: lazyRouteComponent(form, 'CorrectRecord'),
  }),
])

/** The query of an address is plain text on both sides: `?where.kind=service`. */
const router = createRouter({
  routeTree,
  basepath: '/console',
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).map(([name, value]) => [name, String(value)]),
    ).toString()
    return text === '' ? '' : `?${text}`
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** A refusal is an answer; only a server that was not reached is asked again. */
const mayRetry = (count: number, error: Error): boolean =>
  error instanceof Refused && (error.status === 0 || error.status >= 500) && count < 1

/** A reading that was refused because the session has ended leads to the sign-in; a form keeps what was typed. */
function askWhoAgain(client: QueryClient, error: Error, kind: unknown): void {
  const isOver = error instanceof Refused && error.status === 401 && kind !== 'session'
  if (isOver) void client.invalidateQueries({ queryKey: ['session'] })
}

export function show(element: HTMLElement, early: ReadonlyMap<string, Promise<Received>>): void {
  takeEarly(early)
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => askWhoAgain(client, error, query.queryKey[0]) }),
    defaultOptions: { queries: { retry: mayRetry, staleTime: 15_000, refetchOnWindowFocus: false } },
  })
  createRoot(element).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}
