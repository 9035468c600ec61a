// The files of the repository as the style rules see them: path, lines, and a syntax tree where there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export interface Source {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
}

const skipped = new Set(['node_modules', '.git', '.corridor', '.build', 'dist', 'coverage'])
const readable =
  /\.(ts|tsx|mts|mjs|js|json|sql|md|css|html|txt|yml|yaml|sh)$|(^|\/)(LICENSE|\.npmrc|\.gitignore|run)$/

export const sourceOf = (path: string, text: string): Source => ({ path, text, lines: text.split(/\r?\n/) })

/** Every text file of the tree at `root` that a person wrote; what is installed or built is left out. */
export function readTree(root: string, under = ''): readonly Source[] {
  if (!existsSync(join(root, under))) return []
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : readTree(root, path)
    return entry.isFile() && readable.test(path)
      ? [sourceOf(path, readFileSync(join(root, path), 'utf8'))]
      : []
  })
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(path)
export const isTyped = (path: string): boolean => /\.(ts|tsx|mts)$/.test(path)
export const isTest = (path: string): boolean => /\.(test|e2e|flow)\.tsx?$/.test(path)
/** Tests, and what only tests use. */
export const isForTests = (path: string): boolean => isTest(path) || /\/testing\/|\.fixture\.tsx?$/.test(path)
export const isConfig = (path: string): boolean =>
  /(^|\/)\.?[\w-]+\.config\.m?ts$|^\.dependency-cruiser\.mjs$/.test(path)
export const isWithin =
  (...rooms: readonly string[]) =>
  (path: string): boolean =>
    rooms.some((room) => path.startsWith(`${room}/`))

const trees = new WeakMap<Source, ts.SourceFile>()

export function treeOf(source: Source): ts.SourceFile {
  const known = trees.get(source)
  if (known) return known
  const kind = source.path.endsWith('x')
    ? ts.ScriptKind.TSX
    : source.path.endsWith('.mjs')
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind)
  trees.set(source, tree)
  return tree
}

const allNodes = new WeakMap<Source, readonly ts.Node[]>()

/** Every node of the tree, parents before children; walked once a file, asked by every rule. */
export function nodesOf(source: Source): readonly ts.Node[] {
  const known = allNodes.get(source)
  if (known) return known
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(treeOf(source))
  allNodes.set(source, nodes)
  return nodes
}

/** 1-based line on which a node begins. */
export const lineOf = (source: Source, node: ts.Node): number =>
  treeOf(source).getLineAndCharacterOfPosition(node.getStart(treeOf(source))).line + 1

export interface Comment {
  readonly line: number
  readonly text: string
  readonly isDocumentation: boolean
  readonly start: number
  readonly end: number
}

const allComments = new WeakMap<Source, readonly Comment[]>()

/** All comments of a code file; strings and regular expressions that look like comments are not among them. */
export function commentsOf(source: Source): readonly Comment[] {
  const known = allComments.get(source)
  if (known) return known
  const comments = findComments(source)
  allComments.set(source, comments)
  return comments
}

function findComments(source: Source): readonly Comment[] {
  const tree = treeOf(source)
  const found = new Map<number, Comment>()
  const keep = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) {
      const text = source.text.slice(pos, end)
      const line = tree.getLineAndCharacterOfPosition(pos).line + 1
      found.set(pos, { line, text, isDocumentation: text.startsWith('/**'), start: pos, end })
    }
  }
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return
    keep(ts.getLeadingCommentRanges(source.text, node.getFullStart()))
    keep(ts.getTrailingCommentRanges(source.text, node.getEnd()))
    for (const child of node.getChildren(tree)) visit(child)
  }
  visit(tree)
  const texts = textRangesOf(source)
  return [...found.values()].filter(({ start: at }) => !texts.some(([start, end]) => at >= start && at < end))
}

const textKinds = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.JsxText,
])

/** Where the file holds text for people or patterns: strings, templates, regular expressions, JSX text. */
export function textRangesOf(source: Source): readonly (readonly [start: number, end: number])[] {
  const tree = treeOf(source)
  return nodesOf(source)
    .filter((node) => textKinds.has(node.kind))
    .map(
      (node) =>
        [
          node.kind === ts.SyntaxKind.JsxText ? node.getFullStart() : node.getStart(tree),
          node.getEnd(),
        ] as const,
    )
}
