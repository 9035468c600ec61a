// The import arrows hold in this tree, and every rule of the table catches a violation planted for it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrowRules, arrows, arrowsAsMarkdown, surveyArrows, type Survey } from './arrows.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const rooms = ['pure', 'modules', 'server', 'web', 'flows', 'bench', 'tools'].filter((room) =>
  existsSync(join(root, room)),
)

const foldersIn = (parent: string): readonly string[] =>
  existsSync(join(root, parent))
    ? readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
        .map((entry) => `${parent}/${entry.name}`)
    : []

describe('the tree', () => {
  test('keeps the arrows', async () => {
    const survey = await surveyArrows(root, rooms)
    expect(survey.modules).toBeGreaterThan(20)
    expect(survey.breaches).toEqual([])
  }, 60_000)

  test('has no room without a row in the table', () => {
    const found = ['pure', 'modules', 'web'].flatMap(foldersIn)
    expect(found.filter((room) => arrows[room] === undefined)).toEqual([])
  })

  test('declares no workspace dependency that the table forbids', () => {
    const packages = [...['pure', 'modules', 'web'].flatMap(foldersIn), 'server', 'flows']
      .filter((room) => existsSync(join(root, room, 'package.json')))
      .map((room) => ({ room, ...readPackage(join(root, room, 'package.json')) }))
    const roomOf = new Map(packages.map(({ name, room }) => [name, room]))
    const forbidden = packages.flatMap(({ room, dependencies }) =>
      dependencies
        .flatMap((name) => roomOf.get(name) ?? [])
        .filter((to) => !(arrows[room] ?? []).some((open) => to === open || to.startsWith(`${open}/`)))
        .map((to) => `${room} → ${to}`),
    )
    expect(forbidden).toEqual([])
  })

  test('is drawn in ARCHITECTURE.md as the table says', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    expect(cellsOf(page)).toContain(cellsOf(arrowsAsMarkdown()))
  })
})

/** A Markdown table without the spaces and dashes that align its columns. */
const cellsOf = (page: string): string => page.replace(/ +\|/g, ' |').replace(/\|[-| ]+\|\n/g, '')

function readPackage(file: string): { readonly name: string; readonly dependencies: readonly string[] } {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof content !== 'object' || content === null || !('name' in content))
    throw new Error(`no name in ${file}`)
  const listed = 'dependencies' in content ? content.dependencies : {}
  return { name: String(content.name), dependencies: Object.keys(Object(listed)) }
}

/** A clean file: each import in it is allowed. */
const clean: Readonly<Record<string, string>> = {
  'pure/base/src/day.ts': 'export const day = 1\n',
  'pure/base/src/public.ts': "export { day } from './day.ts'\n",
  'pure/registers/src/public.ts': "export { day as field } from '@corridor/base'\n",
  'pure/rules/src/public.ts': "export { field as rule } from '@corridor/registers'\n",
  'pure/indicators/src/public.ts': "export { field as indicator } from '@corridor/registers'\n",
  'pure/plan/src/public.ts': "export { indicator as target } from '@corridor/indicators'\n",
  'pure/plan/src/plan.test.ts':
    "import 'node:fs'\nimport 'vitest'\nimport 'fast-check'\nexport const seen = 1\n",
  'modules/organisations/src/queries.ts': "import 'kysely'\nexport const reads = 1\n",
  'modules/organisations/src/public.ts': "export { field as organisation } from '@corridor/registers'\n",
  'modules/organisations/src/module.ts': "export { reads } from './queries.ts'\n",
  'modules/statistics/src/public.ts': "export { field as statistic } from '@corridor/registers'\n",
  'modules/enterprises/src/public.ts': "export { organisation as firm } from '@corridor/organisations'\n",
  'modules/enterprises/src/module.ts': "export { firm } from './public.ts'\n",
  'modules/enterprises/src/module.test.ts': "import './module.ts'\n",
  'server/src/modules.ts': "export { reads } from '@corridor/organisations/module'\n",
  'server/src/store/database.ts':
    "import 'pg'\nimport 'kysely'\nimport 'node:fs'\nexport const database = 1\n",
  'server/src/registers/list.queries.ts': "import 'kysely'\nexport const list = 1\n",
  'server/src/portal/pages.ts': "export { page } from '@corridor/portal'\n",
  'web/kit/src/public.ts': "export { field as widget } from '@corridor/registers'\n",
  'web/portal/src/public.ts': "export { indicator as page } from '@corridor/indicators'\n",
  'web/console/src/main.ts': "import '@corridor/kit'\nimport '@corridor/organisations'\nimport 'react'\n",
  'web/e2e/cockpit.e2e.ts': "import 'node:fs'\nimport 'playwright-core'\n",
  'flows/story.flow.test.ts': "import '../server/src/modules.ts'\nimport '@corridor/organisations/module'\n",
  'bench/run.ts': "import '../server/src/store/database.ts'\n",
  'tools/new.ts': "import '@corridor/registers'\n",
}

interface Plant {
  readonly breaks: string
  readonly file: string
  readonly text: string
  /** Further files that the planted one needs; nothing in them is forbidden. */
  readonly beside?: Readonly<Record<string, string>>
}

/** For each kind of room something that its row does not open; the first match counts. */
const closedTo: readonly (readonly [room: RegExp, imported: string])[] = [
  [/^pure\/plan$/, '@corridor/rules'],
  [/^pure\//, '@corridor/plan'],
  [/^modules\/statistics$/, '@corridor/organisations'],
  [/^modules\//, '@corridor/statistics'],
  [/^server$/, '@corridor/kit'],
  [/^web\/(kit|portal|console)$/, '../../../server/src/modules.ts'],
  [/^web\/e2e$/, '../../flows/story.flow.test.ts'],
  [/^flows$/, '../bench/run.ts'],
  [/./, '../flows/story.flow.test.ts'],
]

function plantFor(room: string): Plant {
  const file = room === 'web/e2e' || !room.includes('/') ? `${room}/p-arrow.ts` : `${room}/src/p-arrow.ts`
  const imported = closedTo.find(([pattern]) => pattern.test(room))?.[1] ?? ''
  return { breaks: `arrows-of-${room}`, file, text: `import '${imported}'\n` }
}

/** One planted file per rule; rooms that exist only in the table get a file of their own. */
const plants: readonly Plant[] = [
  ...Object.keys(arrows).map((room): Plant => plantFor(room)),
  { breaks: 'pure-touches-no-world', file: 'pure/base/src/p-world.ts', text: "import 'node:fs'\n" },
  { breaks: 'pure-carries-no-package', file: 'pure/rules/src/p-package.ts', text: "import 'react'\n" },
  {
    breaks: 'rooms-meet-at-the-public-door',
    file: 'modules/enterprises/src/p-door.ts',
    text: "import '../../organisations/src/queries.ts'\n",
  },
  {
    breaks: 'rooms-meet-at-the-public-door',
    file: 'pure/registers/src/p-door.ts',
    text: "import '../../base/src/day.ts'\n",
  },
  {
    breaks: 'server-enters-by-the-public-door',
    file: 'server/src/p-inside.ts',
    text: "import '../../modules/organisations/src/queries.ts'\n",
  },
  {
    breaks: 'one-composition-root',
    file: 'server/src/http/p-root.ts',
    text: "import '@corridor/organisations/module'\n",
  },
  { breaks: 'modules-do-no-io', file: 'modules/statistics/src/p-io.ts', text: "import 'node:http'\n" },
  {
    breaks: 'modules-carry-no-package',
    file: 'modules/statistics/src/p-package.ts',
    text: "import 'react'\n",
  },
  { breaks: 'sql-lives-in-queries', file: 'modules/statistics/src/p-sql.ts', text: "import 'kysely'\n" },
  {
    breaks: 'sql-lives-in-queries',
    file: 'server/src/http/p-sql.ts',
    text: "import type { Pool } from 'pg'\n",
  },
  {
    breaks: 'public-pages-have-one-door',
    file: 'server/src/jobs/p-portal.ts',
    text: "import '@corridor/portal'\n",
  },
  { breaks: 'web-stays-in-the-browser', file: 'web/kit/src/p-node.ts', text: "import 'node:path'\n" },
  {
    breaks: 'production-never-imports-tests',
    file: 'pure/plan/src/p-test.ts',
    text: "import './plan.test.ts'\n",
  },
  {
    breaks: 'production-never-imports-test-tools',
    file: 'server/src/p-tool.ts',
    text: "import 'vitest'\n",
  },
  {
    breaks: 'no-cycles',
    file: 'server/src/p-left.ts',
    text: "import type { right } from './p-right.ts'\nexport const left = 1\n",
    beside: { 'server/src/p-right.ts': "import { left } from './p-left.ts'\nexport const right = left\n" },
  },
  { breaks: 'nothing-unresolved', file: 'server/src/p-lost.ts', text: "import './nowhere.ts'\n" },
]

const packageRooms = ['pure/base', 'pure/registers', 'pure/rules', 'pure/indicators', 'pure/plan'].concat([
  'modules/organisations',
  'modules/statistics',
  'modules/enterprises',
  'web/kit',
  'web/portal',
])
const outside = ['kysely', 'pg', 'react', 'vitest', 'fast-check', 'playwright-core']

function writeTree(at: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
}

function plantedTree(extra: Readonly<Record<string, string>>): string {
  const at = mkdtempSync(join(tmpdir(), 'arrows-'))
  writeTree(at, clean)
  writeTree(at, extra)
  mkdirSync(join(at, 'node_modules/@corridor'), { recursive: true })
  for (const room of packageRooms) {
    const name = room.slice(room.indexOf('/') + 1)
    const doors = { '.': './src/public.ts', './module': './src/module.ts' }
    writeTree(at, {
      [`${room}/package.json`]: JSON.stringify({ name: `@corridor/${name}`, type: 'module', exports: doors }),
    })
    symlinkSync(join(at, room), join(at, 'node_modules/@corridor', name))
  }
  for (const name of outside) {
    writeTree(at, {
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: 'main.js', type: 'module' }),
      [`node_modules/${name}/main.js`]: 'export {}\n',
    })
  }
  return at
}

describe('a small tree', () => {
  const trees: string[] = []
  const grown = (extra: Readonly<Record<string, string>>): string => {
    const at = plantedTree(extra)
    trees.push(at)
    return at
  }
  afterAll(() => trees.forEach((at) => rmSync(at, { recursive: true, force: true })))

  const planted = Object.assign({}, ...plants.map(({ file, text, beside }) => ({ [file]: text, ...beside })))
  let survey: Survey = { modules: 0, breaches: [] }
  beforeAll(async () => {
    survey = await surveyArrows(grown(planted), [
      'pure',
      'modules',
      'server',
      'web',
      'flows',
      'bench',
      'tools',
    ])
  }, 60_000)

  test('that keeps every arrow has no breach', async () => {
    const found = await surveyArrows(grown({}), [
      'pure',
      'modules',
      'server',
      'web',
      'flows',
      'bench',
      'tools',
    ])
    expect(found.breaches).toEqual([])
    expect(found.modules).toBeGreaterThanOrEqual(Object.keys(clean).length)
  }, 60_000)

  test.each(plants.map((plant) => [plant.breaks, plant.file]))('is caught by %s in %s', (rule, file) => {
    expect(survey.breaches.filter((breach) => breach.from === file).map((breach) => breach.rule)).toContain(
      rule,
    )
  })

  test('tries every rule', () => {
    const tried = new Set(plants.map((plant) => plant.breaks))
    expect(arrowRules.map((rule) => String(rule.name)).filter((name) => !tried.has(name))).toEqual([])
  })
})
