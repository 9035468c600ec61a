// What files are called, and how they begin.
import ts from 'typescript'
import { fileRule, type Rule } from './rule.ts'
import { isCode, isConfig, isTest, isTyped, lineOf, nodesOf } from './source.ts'

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Words that say where a thing was put away, not what it is. */
const drawers = new Set(
  'util utils helper helpers common types service services manager managers index misc'.split(' '),
)

/** tools/types.mjs is `npm run types`: a command is named after what is typed. */
const commands = new Set(['tools/types.mjs'])

const forbiddenNames = fileRule({
  name: 'forbidden-name',
  about: (path) => isCode(path) && !commands.has(path),
  find: ({ path }) => {
    const stem = nameOf(path).replace(/(\.(test|types\.test|e2e))?\.[a-z]+$/, '')
    const word = stem.split(/[.-]/).find((part) => drawers.has(part))
    return word === undefined ? [] : [{ line: 0, what: `“${word}” says nothing; name the concept` }]
  },
})

const kebabCase = fileRule({
  name: 'kebab-case',
  about: (path) => isCode(path) || /\.(sql|css|json)$/.test(path),
  find: ({ path }) =>
    path
      .split('/')
      .filter((part) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part))
      .map((part) => ({ line: 0, what: `“${part}” is not kebab-case` })),
})

const conceptSuffix = fileRule({
  name: 'concept-suffix',
  about: (path) => /^modules\/[^/]+\/src\/[^/]+\.ts$/.test(path) && !isTest(path),
  find: ({ path, text }) => {
    const maker = /\bdefine(Register|Case|Indicator|Rule|Facts|Ledger)\(/.exec(text)?.[1]
    const suffix =
      maker === 'Register' || maker === 'Case' || maker === 'Facts'
        ? maker.toLowerCase()
        : `${maker?.toLowerCase()}s`
    return maker === undefined || nameOf(path).endsWith(`.${suffix}.ts`)
      ? []
      : [{ line: 0, what: `defines a ${maker.toLowerCase()}, so its name ends in .${suffix}.ts` }]
  },
})

/** The first line, or the second below a #! line, is a comment of at least four words that ends as a sentence. */
const firstLine = fileRule({
  name: 'first-line',
  about: (path) => isCode(path) || path.endsWith('.sql'),
  find: ({ path, lines }) => {
    const start = lines[0]?.startsWith('#!') ? 1 : 0
    const mark = path.endsWith('.sql') ? '--' : '//'
    const rest = lines.slice(start)
    const end = rest.findIndex((line) => !line.startsWith(mark))
    const words = rest.slice(0, end === -1 ? rest.length : end).map((line) => line.slice(mark.length).trim())
    const sentence = words.join(' ')
    const isSentence = sentence.split(/\s+/).length >= 4 && /[.!?。)”]($|\s)/.test(sentence)
    return isSentence
      ? []
      : [{ line: start + 1, what: `the first line says what the file is for: ${mark} a sentence.` }]
  },
})

const noDefaultExport = fileRule({
  name: 'no-default-export',
  about: (path) => isTyped(path) && !isConfig(path),
  find: (source) =>
    nodesOf(source)
      .filter(
        (node) =>
          ts.isExportAssignment(node) ||
          (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) ||
          (ts.isExportSpecifier(node) && node.name.text === 'default'),
      )
      .map((node) => ({ line: lineOf(source, node), what: 'export it by name' })),
})

export const nameRules: readonly Rule[] = [
  forbiddenNames,
  kebabCase,
  conceptSuffix,
  firstLine,
  noDefaultExport,
]
