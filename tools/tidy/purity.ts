// Where clocks, chance, SQL and other people's machines may be named.
import ts from 'typescript'
import { fileRule, type Rule } from './rule.ts'
import { isCode, isForTests, isTyped, isWithin, lineOf, nodesOf, type Source } from './source.ts'

const worldly = new Set(
  (
    'Date fetch setTimeout setInterval setImmediate queueMicrotask performance ' +
    'process console crypto globalThis require XMLHttpRequest WebSocket'
  ).split(' '),
)

/** Names that the file declares or imports itself are its own, whatever the machine calls by that name. */
function ownNames(source: Source): ReadonlySet<string> {
  const names = nodesOf(source).flatMap((node) =>
    (ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isInterfaceDeclaration(node)) &&
    node.name !== undefined &&
    ts.isIdentifier(node.name)
      ? [node.name.text]
      : [],
  )
  return new Set(names)
}

/** True where an identifier names a value or a type, not a property of something else. */
function standsAlone(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isQualifiedName(parent)) return parent.left === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  const isNameOfMember =
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
    parent.name === node
  return !isNameOfMember
}

const noClockNoChance = fileRule({
  name: 'no-clock-no-chance',
  about: (path) => isTyped(path) && !isForTests(path) && isWithin('pure', 'modules')(path),
  find: (source) => {
    const own = ownNames(source)
    return nodesOf(source).flatMap((node) => {
      const line = lineOf(source, node)
      if (ts.isPropertyAccessExpression(node) && /^Math\.random$/.test(node.getText()))
        return [{ line, what: 'Math.random; chance is an argument' }]
      if (ts.isIdentifier(node) && worldly.has(node.text) && standsAlone(node) && !own.has(node.text))
        return [{ line, what: `${node.text}; the day and the world are arguments` }]
      return []
    })
  },
})

const mayHoldSql = (path: string): boolean =>
  /\.queries\.ts$|^modules\/[^/]+\/src\/queries\.ts$/.test(path) ||
  isWithin(
    'server/src/store',
    'server/src/postgres',
    'server/migrations',
    'flows',
    'bench',
    'tools',
    'web/e2e',
  )(path)

const statements = [
  /^\s*select\s[\s\S]*\sfrom\s/i,
  /^\s*insert\s+into\s/i,
  /^\s*update\s+\w+[\s\S]*\sset\s/i,
  /^\s*delete\s+from\s/i,
  /^\s*create\s+(table|index|role|view)\s/i,
  /^\s*alter\s+table\s/i,
  /^\s*copy\s+\w+\s+(from|\()/i,
]

const sqlInQueries = fileRule({
  name: 'sql-lives-in-queries',
  about: (path) => isTyped(path) && !isForTests(path) && !mayHoldSql(path),
  find: (source) =>
    nodesOf(source).flatMap((node) => {
      const line = lineOf(source, node)
      if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText()))
        return [{ line, what: 'sql`…`; move it to a *.queries.ts' }]
      const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : ''
      return statements.some((shape) => shape.test(text))
        ? [{ line, what: 'an SQL statement; move it to a *.queries.ts' }]
        : []
    }),
})

const roots = ['work', 'tmp', 'home', 'root', 'Users']
const machinePath = new RegExp(`(^|[\\s"'\`(=:])/(${roots.join('|')})/[\\w.-]+`)
const registryHost = /\bregistry\.[a-z0-9-]+(\.[a-z0-9-]+)+|\bartifactory\b/i

const noMachinePath = fileRule({
  name: 'no-machine-path',
  about: (path) => !isWithin('tools/tidy')(path),
  find: ({ lines }) =>
    lines.flatMap((line, index) => {
      if (machinePath.test(line))
        return [{ line: index + 1, what: 'a path of one machine; use os.tmpdir() or a setting' }]
      return registryHost.test(line) ? [{ line: index + 1, what: 'the host of a package registry' }] : []
    }),
})

const outsideData = /\.\.\/shared\b/
const mayReadOutside = (path: string): boolean =>
  isForTests(path) ||
  isWithin('bench', 'flows', 'tools', '.ci')(path) ||
  path === 'docs/benchmarks.md' ||
  path === 'README.md'

const noOutsideData = fileRule({
  name: 'no-outside-data',
  about: (path) => !mayReadOutside(path),
  find: ({ lines }) =>
    lines.flatMap((line, index) =>
      outsideData.test(line)
        ? [{ line: index + 1, what: 'only tests and benches may read beside the repository' }]
        : [],
    ),
})

const noPrinting = fileRule({
  name: 'requests-do-not-print',
  about: (path) =>
    isCode(path) &&
    !isForTests(path) &&
    isWithin('server/src/registers', 'server/src/indicators', 'server/src/plan', 'server/src/http')(path),
  find: (source) =>
    nodesOf(source)
      .filter((node) => ts.isPropertyAccessExpression(node) && node.getText().startsWith('console.'))
      .map((node) => ({ line: lineOf(source, node), what: 'console; a request answers, it does not print' })),
})

export const purityRules: readonly Rule[] = [
  noClockNoChance,
  sqlInQueries,
  noMachinePath,
  noOutsideData,
  noPrinting,
]
