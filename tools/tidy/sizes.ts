// How big things may be: files, functions, folders, lines, and the number of imports.
import ts from 'typescript'
import { fileRule, type Finding, type Rule } from './rule.ts'
import { isCode, isTest, lineOf, nodesOf, textRangesOf, treeOf, type Source } from './source.ts'

const limits = {
  file: 400,
  function: 70,
  folder: 12,
  line: 120,
  imports: 15,

  decision: 60,
  recipe: 30,
}

/** A closing newline makes no line of its own. */
const lengthOf = (source: Source): number => source.lines.length - (source.lines.at(-1) === '' ? 1 : 0)

const tooLong = (source: Source, limit: number): readonly Omit<Finding, 'path'>[] =>
  lengthOf(source) > limit ? [{ line: 0, what: `${lengthOf(source)} lines, at most ${limit}` }] : []

const fileSize = fileRule({
  name: 'file-size',
  about: isCode,
  find: (source) => tooLong(source, limits.file),
})

/** A line that holds one text or one pattern and its name, and nothing else: it is not broken to fit. */
const isText = (line: string): boolean =>
  /^\s*(['"]?[\w-]+['"]?: )?(['"`]).*\2[,)]*$/.test(line) || /^\s*(const \w+ = )?\/.*\/[a-z]*,?$/.test(line)

/** Numbers of the lines that begin inside a template: SQL and other long texts set their own breaks. */
function linesInTemplates(source: Source): ReadonlySet<number> {
  const numberAt = (position: number): number =>
    treeOf(source).getLineAndCharacterOfPosition(position).line + 1
  const inside = new Set<number>()
  for (const [start, end] of textRangesOf(source)) {
    for (let line = numberAt(start) + 1; line <= numberAt(end); line += 1) inside.add(line)
  }
  return inside
}

const lineLength = fileRule({
  name: 'line-length',
  about: (path) => isCode(path) && !path.endsWith('.table.ts'),
  find: (source) => {
    const long = source.lines
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ text }) => text.length > limits.line && !isText(text))
    if (long.length === 0) return []
    const inside = linesInTemplates(source)
    return long
      .filter(({ line }) => !inside.has(line))
      .map(({ text, line }) => ({ line, what: `${text.length} characters, at most ${limits.line}` }))
  },
})

const isFunction = (node: ts.Node): node is ts.SignatureDeclaration & { body?: ts.Node } =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node)

/** A test file's describe blocks and its generators are lists of cases, not functions to be read as one. */
const functionSize = fileRule({
  name: 'function-size',
  about: (path) => isCode(path) && !isTest(path),
  find: (source) =>
    nodesOf(source)
      .filter(isFunction)
      .flatMap((node) => {
        const first = lineOf(source, node)
        const last = treeOf(source).getLineAndCharacterOfPosition(node.getEnd()).line + 1
        const length = last - first + 1
        return length > limits.function
          ? [{ line: first, what: `a function of ${length} lines, at most ${limits.function}` }]
          : []
      }),
})

const importCount = fileRule({
  name: 'import-count',
  about: (path) => isCode(path) && !isTest(path) && path !== 'server/src/modules.ts',
  find: (source) => {
    const imports = nodesOf(source).filter(ts.isImportDeclaration)
    const places = new Set(imports.map(({ moduleSpecifier }) => moduleSpecifier.getText())).size
    return places > limits.imports
      ? [{ line: 1, what: `imports from ${places} places, at most ${limits.imports}` }]
      : []
  },
})

const folderSize: Rule = {
  name: 'folder-size',
  find: (sources) => {
    const folders = new Map<string, number>()
    for (const { path } of sources) {
      if (!isCode(path) || isTest(path) || path.startsWith('corpus/') || !path.includes('/')) continue
      const folder = path.slice(0, path.lastIndexOf('/'))
      folders.set(folder, (folders.get(folder) ?? 0) + 1)
    }
    return [...folders]
      .filter(([, count]) => count > limits.folder)
      .map(([path, count]) => ({ path, line: 0, what: `${count} source files, at most ${limits.folder}` }))
  },
}

export const sizeRules: readonly Rule[] = [fileSize, lineLength, functionSize, importCount, folderSize]
