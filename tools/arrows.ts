// The import arrows as one table: which room of the house may import which, and the doors between them.
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IRegularForbiddenRuleType,
} from 'dependency-cruiser'

/**
 * Room → the rooms it may import, besides itself. A room is a folder; `pure` stands for every folder in it.
 * What is not listed here is not allowed.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'pure/base': [],
  'pure/registers': ['pure/base'],
  'pure/rules': ['pure/base', 'pure/registers'],
  'pure/cases': ['pure/base', 'pure/registers', 'pure/rules'],
  'pure/indicators': ['pure/base', 'pure/registers'],
  'pure/plan': ['pure/base', 'pure/registers', 'pure/indicators'],
  'pure/catalogue': ['pure/base', 'pure/registers', 'pure/rules', 'pure/cases', 'pure/indicators'],
  'pure/protocol': ['pure/base'],
  'pure/demo': ['pure/base', 'pure/registers'],
  'pure/forecast': ['pure/base'],
  'pure/assignment': ['pure/base'],
  'pure/matching': ['pure/base'],
  'pure/screening': ['pure/base'],
  'pure/composite': ['pure/base'],
  'modules/organisations': ['pure'],
  'modules/statistics': ['pure'],
  'modules/technology-contracts': ['pure', 'modules/organisations'],
  'modules/enterprises': ['pure', 'modules/organisations'],
  'modules/platforms': ['pure', 'modules/organisations'],
  server: ['pure', 'modules', 'web/portal'],
  'web/kit': ['pure', 'modules'],
  'web/console': ['pure', 'modules', 'web/kit'],
  'web/portal': ['pure', 'modules'],
  'web/e2e': ['pure', 'modules', 'server', 'web', 'tools'],
  flows: ['pure', 'modules', 'server', 'web', 'tools'],
  bench: ['pure', 'modules', 'server', 'web', 'tools'],
  tools: ['pure', 'modules', 'server', 'web'],
}

/** Tests, and what only tests use. */
const tests = '[.](test|e2e|flow|fixture)[.]tsx?$|/testing/'
const testRooms = ['^flows/', '^bench/', '^tools/', '^web/e2e/', '[.]config[.]m?ts$']
const packages = '(^|/)node_modules/'
const databaseDrivers = '(^|/)node_modules/(pg|pg-[^/]+|kysely|@types/pg)/'
const sqlPlaces = [
  '^server/src/store/',
  '^server/src/postgres/',
  '[.]queries[.]ts$',
  '^modules/[^/]+/src/queries[.]ts$',
]

const forbid = (name: string, comment: string, shape: Pick<IRegularForbiddenRuleType, 'from' | 'to'>) => ({
  name,
  comment,
  severity: 'error' as const,
  ...shape,
})

/** One rule a room: whatever another room keeps is closed unless the table opens it. */
const roomRules = Object.entries(arrows).map(([room, open]) =>
  forbid(`arrows-of-${room}`, `${room} imports only ${open.join(', ') || 'itself'}`, {
    from: { path: `^${room}/` },
    to: {
      path: '^(pure|modules|server|web|flows|bench|tools)/',
      pathNot: [room, ...open].map((name) => `^${name}/`),
    },
  }),
)

const doors = [
  forbid('pure-touches-no-world', 'pure code has no input, no output, no clock', {
    from: { path: '^pure/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('pure-carries-no-package', 'pure code stands on the language alone', {
    from: { path: '^pure/', pathNot: tests },
    to: { path: packages },
  }),
  forbid('rooms-meet-at-the-public-door', 'another package is entered by its public.ts', {
    from: { path: '^(pure|modules|web)/([^/]+)/' },
    to: { path: '^(pure|modules|web)/[^/]+/src/', pathNot: ['^$1/$2/', '^[^/]+/[^/]+/src/public[.]ts$'] },
  }),
  forbid(
    'server-enters-by-the-public-door',
    'the server sees packages by public.ts, modules also by module.ts',
    {
      from: { path: '^server/' },
      to: { path: '^(pure|modules|web)/', pathNot: '^(pure|modules|web)/[^/]+/src/(public|module)[.]ts$' },
    },
  ),
  forbid('one-composition-root', 'only server/src/modules.ts sees the inside of a module', {
    from: { path: '^(?!modules/)', pathNot: ['^server/src/modules[.]ts$', ...testRooms] },
    to: { path: '^modules/[^/]+/src/module[.]ts$' },
  }),
  forbid('modules-do-no-io', 'a module says; the server does', {
    from: { path: '^modules/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('modules-carry-no-package', 'a module stands on pure; kysely only in queries.ts', {
    from: { path: '^modules/', pathNot: tests },
    to: { path: packages, pathNot: '(^|/)node_modules/kysely/' },
  }),
  forbid('sql-lives-in-queries', 'database drivers only in store, postgres and queries files', {
    from: { path: '^(modules|server|web)/', pathNot: [...sqlPlaces, tests, ...testRooms] },
    to: { path: databaseDrivers },
  }),
  forbid('public-pages-have-one-door', 'of the server only http and portal render the public pages', {
    from: { path: '^server/', pathNot: ['^server/src/(http|portal)/', tests] },
    to: { path: '^web/portal/' },
  }),
  forbid('web-stays-in-the-browser', 'screens use no node: module', {
    from: { path: '^web/', pathNot: [tests, ...testRooms] },
    to: { dependencyTypes: ['core'] },
  }),
  forbid('production-never-imports-tests', 'a test file is nobody’s dependency', {
    from: { pathNot: [tests, ...testRooms] },
    to: { path: tests },
  }),
  forbid('production-never-imports-test-tools', 'test libraries stay in tests', {
    from: { path: '^(pure|modules|server|web)/', pathNot: [tests, ...testRooms] },
    to: { path: '(^|/)node_modules/(vitest|fast-check|playwright-core|@axe-core)/' },
  }),
  forbid('no-cycles', 'nothing reaches itself, type imports included', { from: {}, to: { circular: true } }),
  forbid('nothing-unresolved', 'an import that cannot be found cannot be checked', {
    from: {},
    to: { couldNotResolve: true },
  }),
]

export const arrowRules: readonly IRegularForbiddenRuleType[] = [...roomRules, ...doors]

export interface Breach {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export interface Survey {
  readonly modules: number
  readonly breaches: readonly Breach[]
}

/**
 * Follows every import under `rooms` of the tree at `root` and lists what the table forbids.
 * The count of modules is returned because a cruiser that finds no parser sees nothing and reports success.
 */
export async function surveyArrows(root: string, rooms: readonly string[]): Promise<Survey> {
  const options: ICruiseOptions = {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...arrowRules] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: packages },
    exclude: { path: '(^|/)(dist|[.]build|[.]corridor)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  }
  const { output } = await cruise([...rooms], options)
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`)
  return { modules: output.modules.length, breaches: breachesOf(output) }
}

function breachesOf(result: ICruiseResult): readonly Breach[] {
  return result.summary.violations
    .map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
    .sort((a, b) => `${a.from} ${a.to} ${a.rule}`.localeCompare(`${b.from} ${b.to} ${b.rule}`))
}

/** The table for ARCHITECTURE.md, one room a line. */
export function arrowsAsMarkdown(): string {
  const lines = Object.entries(arrows).map(
    ([room, open]) => `| \`${room}\` | ${open.map((name) => `\`${name}\``).join(' · ') || 'nothing'} |`,
  )
  return ['| room | may import |', '|---|---|', ...lines].join('\n')
}
