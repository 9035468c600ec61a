// Where the compiler is overruled: any, casts and non-null marks, with the small allowance of pure code.
import ts from 'typescript'
import { type Finding, fileRule, type Rule } from './rule.ts'
import { isTest, isTyped, isWithin, lineOf, nodesOf, treeOf, type Source } from './source.ts'

const pureAllowance = 10

/** `as const` narrows; it overrules nobody. */
const isConst = (node: ts.AsExpression): boolean =>
  ts.isTypeReferenceNode(node.type) &&
  ts.isIdentifier(node.type.typeName) &&
  node.type.typeName.text === 'const'

/** A cast to a branded type, made in the file of pure/base that declares the brand. */
function isBrandCast(source: Source, node: ts.AsExpression): boolean {
  if (!source.path.startsWith('pure/base/') || !ts.isTypeReferenceNode(node.type)) return false
  const name = node.type.typeName.getText(treeOf(source))
  return treeOf(source).statements.some(
    (statement) =>
      ts.isTypeAliasDeclaration(statement) &&
      statement.name.text === name &&
      /brand|unique symbol/i.test(statement.getText(treeOf(source))),
  )
}

interface Overruling {
  readonly line: number
  readonly what: string
}

function overrulingsIn(source: Source): readonly Overruling[] {
  return nodesOf(source).flatMap((node) => {
    const line = lineOf(source, node)
    if (node.kind === ts.SyntaxKind.AnyKeyword) return [{ line, what: 'any' }]
    if (ts.isNonNullExpression(node)) return [{ line, what: '! (non-null)' }]
    if (ts.isTypeAssertionExpression(node)) return [{ line, what: '<T> cast' }]
    if (ts.isAsExpression(node) && !isConst(node) && !isBrandCast(source, node))
      return [{ line, what: `as ${node.type.getText(treeOf(source))}` }]
    return []
  })
}

const production = (path: string): boolean => isTyped(path) && !isTest(path)

const noCasts = fileRule({
  name: 'no-cast',
  about: (path) => production(path) && isWithin('modules', 'server', 'web', 'tools', 'flows', 'bench')(path),
  find: (source) =>
    overrulingsIn(source).map(({ line, what }) => ({ line, what: `${what}; narrow with a guard instead` })),
})

const pureCasts = fileRule({
  name: 'pure-cast-has-a-reason',
  about: (path) => production(path) && isWithin('pure')(path),
  find: (source) =>
    overrulingsIn(source)
      .filter(({ line }) => !/\/\/ \S+ \S+|\/\* \S+ \S+/.test(source.lines[line - 1] ?? ''))
      .map(({ line, what }) => ({ line, what: `${what} without a reason in a comment on the same line` })),
})

const pureCastCount: Rule = {
  name: 'pure-cast-count',
  find: (sources) => {
    const all: readonly Finding[] = sources
      .filter(({ path }) => production(path) && isWithin('pure')(path))
      .flatMap((source) => overrulingsIn(source).map((each) => ({ path: source.path, ...each })))
    return all.length > pureAllowance
      ? all.map((each) => ({
          ...each,
          what: `${each.what}: one of ${all.length} in pure, at most ${pureAllowance}`,
        }))
      : []
  },
}

/** Tests may cast to make a wrong input, but not to any: a test of any tests nothing. */
const noAnyInTests = fileRule({
  name: 'no-any-in-tests',
  about: (path) => isTyped(path) && isTest(path),
  find: (source) =>
    nodesOf(source)
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => ({ line: lineOf(source, node), what: 'any; use unknown and a guard' })),
})

const suppressions = fileRule({
  name: 'no-suppression',
  about: (path) => isTyped(path),
  find: ({ path, lines }) =>
    lines.flatMap((line, index) => {
      const mark =
        /^\s*(?:\/\/|\/\*)\s*(@ts-(?:ignore|nocheck|expect-error)|(?:ox|es)lint-disable\S*)(.*)/.exec(line)
      if (mark === null) return []
      if (mark[1] === '@ts-expect-error' && isTest(path)) return []
      if (/ -- \S+ \S+/.test(mark[2] ?? '')) return []
      return [{ line: index + 1, what: `${mark[1]}; mend what it hides` }]
    }),
})

export const castRules: readonly Rule[] = [noCasts, pureCasts, pureCastCount, noAnyInTests, suppressions]
