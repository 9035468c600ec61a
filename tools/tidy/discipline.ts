// What a test may not do: be left out, wait for the clock, or be unable to fail.
import ts from 'typescript'
import { fileRule, type Rule } from './rule.ts'
import { isTest, lineOf, nodesOf, type Source } from './source.ts'

const makers = new Set(['test', 'it', 'describe'])
const leftOut = new Set(['skip', 'only', 'todo', 'fails'])

const noTestLeftOut = fileRule({
  name: 'no-test-left-out',
  about: isTest,
  find: (source) =>
    nodesOf(source).flatMap((node) => {
      const isMarked =
        ts.isPropertyAccessExpression(node) &&
        leftOut.has(node.name.text) &&
        makers.has(/^\w+/.exec(node.expression.getText())?.[0] ?? '')
      const isOldStyle =
        ts.isCallExpression(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.expression.getText())
      return isMarked || isOldStyle
        ? [{ line: lineOf(source, node), what: `${node.getText().split('(')[0]}; mend it or take it out` }]
        : []
    }),
})

const isTimer = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /^(globalThis\.)?setTimeout$/.test(node.expression.getText())

const noSleeping = fileRule({
  name: 'no-sleeping',
  about: isTest,
  find: (source) =>
    nodesOf(source).flatMap((node) => {
      const line = lineOf(source, node)
      if (ts.isImportDeclaration(node) && /timers\/promises/.test(node.moduleSpecifier.getText()))
        return [{ line, what: 'node:timers/promises; wait for the thing, not for the clock' }]
      if (ts.isNewExpression(node) && node.expression.getText() === 'Promise' && holds(node, isTimer))
        return [{ line, what: 'a promise of a timer; wait for the thing, not for the clock' }]
      return []
    }),
})

function holds(node: ts.Node, wanted: (node: ts.Node) => boolean): boolean {
  return wanted(node) || (ts.forEachChild(node, (child) => holds(child, wanted) || undefined) ?? false)
}

/** The body handed to test(…): the function among its arguments. */
function bodiesOf(source: Source): readonly { readonly call: ts.CallExpression; readonly body: ts.Node }[] {
  return nodesOf(source)
    .filter(ts.isCallExpression)
    .filter((call) => /^(test|it)(\.\w+)*(\(.*\))?$/s.test(call.expression.getText()))
    .flatMap((call) =>
      call.arguments
        .filter((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument))
        .map((body) => ({ call, body })),
    )
}

/** It checks something itself, or calls a function whose name says that it does. */
const checks = (node: ts.Node): boolean =>
  ts.isIdentifier(node) && /^(expect|assert|check|prove|hold|must|refuse|see)/i.test(node.text)

const canFail = fileRule({
  name: 'a-test-can-fail',
  about: (path) => isTest(path) && !path.endsWith('.types.test.ts'),
  find: (source) =>
    bodiesOf(source)
      .filter(({ body }) => !holds(body, checks))
      .map(({ call }) => ({ line: lineOf(source, call), what: 'nothing is expected in it' })),
})

const nameOfTest = (call: ts.CallExpression): string => {
  const [name] = call.arguments
  return name !== undefined && ts.isStringLiteralLike(name) ? name.text : ''
}

const sentences = fileRule({
  name: 'test-names-are-sentences',
  about: isTest,
  find: (source) =>
    bodiesOf(source)
      .map(({ call }) => ({ call, name: nameOfTest(call) }))
      .filter(
        ({ name }) => name !== '' && !/\p{Script=Han}/u.test(name) && name.trim().split(/\s+/).length < 3,
      )
      .map(({ call, name }) => ({ line: lineOf(source, call), what: `“${name}” says too little` })),
})

export const testRules: readonly Rule[] = [noTestLeftOut, noSleeping, canFail, sentences]
