// Every rule of the style guide catches a violation planted for it and leaves its clean counterpart alone.
import { describe, expect, test } from 'vitest'
import { houseRules } from './house.ts'
import { sourceOf } from './source.ts'

type Files = Readonly<Record<string, string>>

interface Example {
  readonly planted: Files
  readonly clean: Files
}

const lines = (count: number, line = 'export const a = 1\n'): string => line.repeat(count)
const imports = (count: number, place: (n: number) => number): string =>
  Array.from({ length: count }, (_, n) => `import { b${n} } from './b-${place(n)}.ts'\n`).join('')
const body = (count: number): string => `export function long() {\n${lines(count, '  act()\n')}}\n`
const folder = (count: number, name: (n: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), '// A file.\n']))
const one = (path: string, planted: string, clean: string): Example => ({
  planted: { [path]: planted },
  clean: { [path]: clean },
})
const decision = '# 1\n## Context\n## Drivers\n## Options\n## Decision\n## Negative consequences\n'
const testIn = (inside: string): string => `test('the day after comes next', async () => {\n  ${inside}\n})\n`

/** Words that the rules look for, put together here so that this file does not hold them itself. */
const todo = ['TO', 'DO'].join('')

const examples: Readonly<Record<string, readonly Example[]>> = {
  'file-size': [one('server/src/a.ts', lines(401), lines(400))],
  'line-length': [
    one('pure/base/src/a.ts', `// ${'a'.repeat(118)}`, `// ${'a'.repeat(117)}`),
    one('pure/base/src/a.ts', `act('${'a'.repeat(120)}', b)`, `  en: '${'a'.repeat(120)}',`),
    one(
      'server/src/a.queries.ts',
      `run(\`a\`, ${'b'.repeat(120)})`,
      `run(\`select a\n  ${'b'.repeat(120)}\`)`,
    ),
    one('pure/plan/src/a.ts', `act(/${'a'.repeat(120)}/.test(b))`, `const words = /${'a'.repeat(120)}/y`),
    {
      planted: { 'pure/plan/src/words.ts': `const a = [b] // ${'a'.repeat(120)}` },
      clean: { 'pure/plan/src/words.table.ts': `const a = [b] // ${'a'.repeat(120)}` },
    },
  ],
  'function-size': [
    one('server/src/a.ts', body(69), body(68)),
    one(
      'web/kit/src/a.tsx',
      `export const A = () => {\n${lines(69, '  act()\n')}}\n`,
      'export const A = () => <b />\n',
    ),
  ],
  'import-count': [
    one(
      'server/src/a.ts',
      imports(16, (n) => n),
      imports(15, (n) => n),
    ),
    one(
      'server/src/a.ts',
      imports(16, (n) => n),
      imports(30, (n) => n % 15),
    ),
  ],
  'folder-size': [
    {
      planted: folder(13, (n) => `server/src/http/a-${n}.ts`),
      clean: {
        ...folder(12, (n) => `server/src/http/a-${n}.ts`),
        ...folder(5, (n) => `server/src/http/a-${n}.test.ts`),
      },
    },
  ],
  'forbidden-name': [
    { planted: { 'pure/base/src/utils.ts': '' }, clean: { 'pure/base/src/day.ts': '' } },
    { planted: { 'server/src/contract-service.ts': '' }, clean: { 'pure/base/src/day.types.test.ts': '' } },
    { planted: { 'web/kit/src/index.ts': '' }, clean: { 'tools/types.mjs': '' } },
  ],
  'kebab-case': [
    { planted: { 'pure/base/src/dayNumber.ts': '' }, clean: { 'pure/base/src/day-number.ts': '' } },
    {
      planted: { 'server/Migrations/0001-first.sql': '' },
      clean: { 'server/migrations/0001-first.sql': '' },
    },
  ],
  'concept-suffix': [
    {
      planted: { 'modules/spaces/src/space.ts': 'export const spaces = defineRegister({})' },
      clean: { 'modules/spaces/src/space.register.ts': 'export const spaces = defineRegister({})' },
    },
    {
      planted: { 'modules/spaces/src/space.register.ts': 'export const a = defineIndicator({})' },
      clean: { 'modules/spaces/src/space.indicators.ts': 'export const a = defineIndicator({})' },
    },
  ],
  'first-line': [
    one('server/src/a.ts', 'export const a = 1\n', '// What a server says first.\nexport const a = 1\n'),
    one(
      'server/bin/a.mjs',
      '#!/usr/bin/env node\nrun()\n',
      '#!/usr/bin/env node\n// Starts the command line.\nrun()\n',
    ),
    one(
      'server/migrations/0001-a.sql',
      'create table a ();\n',
      '-- The registers and their history.\ncreate table a ();\n',
    ),
    one('server/src/b.ts', '// helpers\n', '// One read for the list page, in a\n// single statement.\n'),
  ],
  'no-default-export': [
    one('web/kit/src/a.ts', 'export default 1', 'export const a = 1'),
    one('web/kit/src/a.ts', 'const a = 1\nexport { a as default }', 'const a = 1\nexport { a }'),
    one('web/kit/src/a.ts', 'export default function a() {}', 'switch (a) { default: act() }'),
    {
      planted: { 'web/kit/src/b.ts': 'export default {}' },
      clean: { 'web/console/vite.config.ts': 'export default {}' },
    },
  ],
  'no-cast': [
    one('server/src/a.ts', 'export const a = b as string', 'export const a = [1] as const'),
    one('modules/spaces/src/a.ts', 'export const a: any = 1', 'export const any = 1'),
    one('web/kit/src/a.tsx', 'export const a = b!.c', 'export const a = !b'),
    one('tools/a.ts', 'export const a = <string>b', "export const a = 'b as string'"),
    one('flows/a.ts', 'export const a = b as unknown', "import { b as c } from './b.ts'"),
  ],
  'pure-cast-has-a-reason': [
    one(
      'pure/rules/src/a.ts',
      'export const a = b as Rule',
      'export const a = b as Rule // checked by defineRule',
    ),
    one('pure/rules/src/a.ts', 'export const a = b!', 'export const a = b ?? 1'),
    one(
      'pure/base/src/money.ts',
      'type Fen = bigint\nexport const fen = (a: bigint) => a as Fen',
      'type Fen = bigint & { readonly [fenBrand]: true }\nexport const fen = (a: bigint) => a as Fen',
    ),
  ],
  'pure-cast-count': [
    one(
      'pure/rules/src/a.ts',
      lines(11, 'keep(b as Rule) // checked by defineRule\n'),
      lines(10, 'keep(b as Rule) // checked by defineRule\n'),
    ),
  ],
  'no-any-in-tests': [one('pure/base/src/a.test.ts', 'const a: any = 1', 'const a = b as unknown')],
  'no-suppression': [
    one('server/src/a.ts', '// @ts-ignore\nact()', '// The driver answers with text.\nact()'),
    one(
      'server/src/a.ts',
      '// oxlint-disable-next-line no-console',
      '// oxlint-disable-next-line no-console -- it is the log',
    ),
    {
      planted: { 'server/src/a.ts': '// @ts-expect-error\nact()' },
      clean: { 'server/src/a.types.test.ts': '// @ts-expect-error\nact()' },
    },
  ],
  'no-clock-no-chance': [
    one('pure/base/src/a.ts', 'export const now = () => new Date()', "export const now = 'Date'"),
    one('modules/spaces/src/a.ts', 'export const a = Math.random()', 'export const a = Math.floor(1)'),
    one('pure/plan/src/a.ts', 'const a = await fetch(b)', 'const a = store.fetch(b)'),
    one('pure/plan/src/a.ts', 'setTimeout(act, 1)', 'export interface Row { readonly process: string }'),
    one('pure/plan/src/a.ts', 'console.log(1)', 'export const f = (process: string) => process'),
    { planted: { 'pure/base/src/a.ts': 'Date.now()' }, clean: { 'server/src/a.ts': 'Date.now()' } },
  ],
  'sql-lives-in-queries': [
    {
      planted: { 'server/src/registers/list.ts': 'sql`select 1 from a`' },
      clean: { 'server/src/registers/list.queries.ts': 'sql`select 1 from a`' },
    },
    {
      planted: { 'server/src/http/a.ts': "client.query('select id from contract where id = $1')" },
      clean: { 'server/src/store/a.ts': "client.query('select id from contract where id = $1')" },
    },
    one(
      'server/src/http/a.ts',
      "run('insert into contract values (1)')",
      "say('select a register, then update it')",
    ),
  ],
  'no-machine-path': [
    one('docs/guide/a.md', `See /${'work'}/notes/a.md for more.`, 'See docs/guide/b.md for more.'),
    one('server/src/a.ts', "const at = '/tmp/corridor'", "const at = join(tmpdir(), 'corridor')"),
    one('.npmrc', 'registry=https://registry.example.org/', 'fund=false'),
  ],
  'no-outside-data': [
    {
      planted: { 'server/src/a.ts': "read('../shared/plan.txt')" },
      clean: {
        'server/src/a.test.ts': "read('../shared/plan.txt')",
        'bench/plan.ts': "read('../shared/plan.txt')",
      },
    },
  ],
  'requests-do-not-print': [
    one('server/src/http/a.ts', 'console.log(request)', 'request.log.info(1)'),
    {
      planted: { 'server/src/plan/a.ts': 'console.error(1)' },
      clean: { 'server/src/command/a.ts': 'console.log(1)' },
    },
  ],
  'no-todo': [
    one('server/src/a.ts', `// ${todo}: later\n`, `say('${todo}')\n`),
    one('server/src/a.ts', '/* FIXME */\n', "const hack = 'HACK'\n"),
  ],
  'no-commented-out-code': [
    one('server/src/a.ts', '// const a = act()\n', '// The const is a name for the day.\n'),
    one('server/src/a.ts', '// await store.write(row)\n', '// store.write keeps the row.\n'),
    one('server/src/a.ts', "/*\nimport { a } from './a.ts'\n*/\n", '/** Shows `a.b(c)`:\n * a.b(c)\n */\n'),
    one('server/src/a.ts', '// if (ready) return\n', '// if the row is ready, it is returned\n'),
  ],
  'no-full-width-in-code': [
    one('server/src/a.ts', 'act(1，2)', "act('一，二') // 一，二"),
    one('web/kit/src/a.tsx', 'const a = act(b；c)', 'const a = <b>（一）</b>'),
  ],
  'both-languages': [
    one('modules/spaces/src/a.ts', "const a = { zh: '空间' }", "const a = { zh: '空间', en: 'Space' }"),
    one('modules/spaces/src/a.ts', "const a = { en: 'Space' }", "const a = { ...b, en: 'Space' }"),
    one('modules/spaces/src/a.ts', "const a = { zh: '空间', en: '' }", "const a = { zh: '', en: '' }"),
  ],
  'english-is-english': [
    one(
      'modules/spaces/src/a.ts',
      "const a = { zh: '空间', en: 'Space (空间)' }",
      "const a = { zh: '空间 space', en: 'Space' }",
    ),
    one(
      'web/portal/src/a.ts',
      "const a = { zh: 'English', en: '中文版' }",
      "const a = { zh: 'English', en: '中文' }",
    ),
  ],
  'no-bare-text-on-screen': [
    one('web/kit/src/a.tsx', 'const a = <b>保存</b>', 'const a = <b>{words.save[language]}</b>'),
    one('web/kit/src/a.tsx', 'const a = <b>Save</b>', 'const a = <b> · </b>'),
  ],
  'no-test-left-out': [
    one('server/src/a.test.ts', "test.skip('a day', () => expect(1))", "test('a day', () => expect(1))"),
    one('server/src/a.test.ts', "describe.only('days', () => 1)", "describe.each([1])('days', () => 1)"),
    one('server/src/a.test.ts', "it.todo('counts days')", "test.skipIf(absent)('a day', () => expect(1))"),
    one('server/src/a.test.ts', "xit('a day', () => expect(1))", "exit('a day', () => expect(1))"),
  ],
  'no-sleeping': [
    one(
      'server/src/a.test.ts',
      testIn('await new Promise((done) => setTimeout(done, 50))'),
      testIn("await new Promise((done) => server.once('listening', done))"),
    ),
    one(
      'server/src/a.test.ts',
      "import { setTimeout } from 'node:timers/promises'",
      "import { join } from 'node:path'",
    ),
  ],
  'a-test-can-fail': [
    one('server/src/a.test.ts', testIn('await act()'), testIn('expect(await act()).toBe(1)')),
    one(
      'server/src/a.test.ts',
      "test.each([1])('%s is a day', () => act())",
      "test.each([1])('%s is a day', () => expectDay(1))",
    ),
  ],
  'test-names-are-sentences': [
    one(
      'server/src/a.test.ts',
      "test('works', () => expect(1))",
      "test('a day has a successor', () => expect(1))",
    ),
  ],
  'document-size': [
    one('docs/decisions/0001-a.md', lines(61), lines(60)),
    one('docs/recipes/add-a-thing.md', lines(31), lines(30)),
  ],
  'decision-headings': [
    one('docs/decisions/0001-a.md', decision.replace('## Drivers', '## Reasons'), decision),
    one('docs/decisions/0001-a.md', decision.replace('## Negative consequences\n', ''), decision),
  ],
  'decision-numbers': [
    {
      planted: { 'docs/decisions/0001-a.md': '', 'docs/decisions/0003-b.md': '' },
      clean: { 'docs/decisions/0001-a.md': '', 'docs/decisions/0002-b.md': '' },
    },
    {
      planted: { 'docs/decisions/0001-a.md': '', 'docs/decisions/0001-b.md': '' },
      clean: { 'docs/decisions/0001-a.md': '' },
    },
  ],
  'links-lead-somewhere': [
    one(
      'README.md',
      'See [the guide](docs/guide.md).',
      'See [this](README.md#run) and [that](https://example.org/a).',
    ),
    {
      planted: { 'docs/recipes/a.md': '[style](../STYLE.md)', 'STYLE.md': '' },
      clean: {
        'docs/recipes/a.md': '[style](../../STYLE.md), [guide](../guide)',
        'STYLE.md': '',
        'docs/guide/b.md': '',
      },
    },
  ],
  'glossary-is-in-code': [
    {
      planted: {
        'GLOSSARY.md': '| 分录 | posting | `entry` | record |',
        'pure/indicators/src/a.ts': 'export const posting = 1',
      },
      clean: {
        'GLOSSARY.md': '| 分录 | posting | `posting`, *laterWord* | `entry` |',
        'pure/indicators/src/a.ts': 'export const posting = 1',
      },
    },
  ],
  'settings-are-told': [
    {
      planted: {
        'server/src/a.ts': "open(environment['CORRIDOR_DATA'])",
        'README.md': 'nothing',
        'README.zh-CN.md': 'CORRIDOR_DATA',
      },
      clean: {
        'server/src/a.ts': "open(environment['CORRIDOR_DATA'])",
        'README.md': 'CORRIDOR_DATA',
        'README.zh-CN.md': 'CORRIDOR_DATA',
      },
    },
    {
      planted: { 'server/src/a.ts': 'open(process.env.PORT)', 'README.md': '', 'README.zh-CN.md': '' },
      clean: { 'server/src/a.ts': 'open(process.env.HOME)', 'README.md': '', 'README.zh-CN.md': '' },
    },
  ],
}

const filesOf = (files: Files) => Object.entries(files).map(([path, text]) => sourceOf(path, text))

describe('the rules', () => {
  test('are all tried', () => {
    expect(Object.keys(examples)).toEqual(houseRules.map((rule) => rule.name))
  })

  const cases = houseRules.flatMap((rule) =>
    (examples[rule.name] ?? []).map((example, n) => ({ name: `${rule.name} (${n + 1})`, rule, ...example })),
  )

  test.each(cases)('$name catches its planted violation', ({ rule, planted }) => {
    expect(rule.find(filesOf(planted))).not.toEqual([])
  })

  test.each(cases)('$name leaves its clean counterpart alone', ({ rule, clean }) => {
    expect(rule.find(filesOf(clean))).toEqual([])
  })

  test('name the line of a finding', () => {
    const rule = houseRules.find(({ name }) => name === 'no-todo')
    const found = rule?.find(filesOf({ 'server/src/a.ts': `// A file.\nact()\n// ${todo}\n` }))
    expect(found).toEqual([{ path: 'server/src/a.ts', line: 3, what: 'do it, or write an issue' }])
  })
})
