// What is written in code: comments, punctuation, and labels in both languages.
import ts from 'typescript'
import { fileRule, type Rule } from './rule.ts'
import { commentsOf, isCode, isTest, isTyped, lineOf, nodesOf, textRangesOf, type Comment } from './source.ts'

const later = /\b(TODO|FIXME|XXX|HACK)\b/

const noTodo = fileRule({
  name: 'no-todo',
  about: isCode,
  find: (source) =>
    commentsOf(source)
      .filter((comment) => later.test(comment.text))
      .map(({ line }) => ({ line, what: 'do it, or write an issue' })),
})

/** Shapes that prose does not take. A documentation comment may show a call. */
const codeShapes = [
  /^(import|export) .*(from ['"]|[{=(])/,
  /^(const|let|var) [\w{[][^.]* = /,
  /^(if|for|while|switch) ?\(.*\) ?(\{|return|throw|\w+\()/,
  /^(return|throw|await) [\w.]+(\(.*\)|;)$/,
  /^(await )?\w+(\.\w+)+\(.*\);?$/,
  /^\w+(\.\w+)* = [^=].*[;)\]}]$/,
  /^[})\]]+[;,)]*$/,
  /^(async )?function \w+\(/,
]

function linesOf(comment: Comment): readonly { readonly line: number; readonly text: string }[] {
  return comment.text.split('\n').map((text, index) => ({
    line: comment.line + index,
    text: text.replace(/^\s*(\/\/|\/\*|\*\/|\*)?\s*/, '').replace(/\s*\*\/$/, ''),
  }))
}

const noDeadCode = fileRule({
  name: 'no-commented-out-code',
  about: isCode,
  find: (source) =>
    commentsOf(source)
      .filter((comment) => !comment.isDocumentation)
      .flatMap(linesOf)
      .filter(({ text }) => text !== '' && codeShapes.some((shape) => shape.test(text)))
      .map(({ line, text }) => ({ line, what: `“${text}” is code; the history keeps it` })),
})

const fullWidth = /[，。；：（）！？、【】《》]/g

const noFullWidth = fileRule({
  name: 'no-full-width-in-code',
  about: isCode,
  find: (source) => {
    const allowed = [
      ...textRangesOf(source),
      ...commentsOf(source).map(({ start, end }) => [start, end] as const),
    ]
    return [...source.text.matchAll(fullWidth)]
      .filter(({ index }) => !allowed.some(([start, end]) => index >= start && index < end))
      .map(({ index, 0: mark }) => ({
        line: source.text.slice(0, index).split('\n').length,
        what: `${mark} outside a text`,
      }))
  },
})

const keyOf = (property: ts.ObjectLiteralElementLike): string =>
  property.name !== undefined && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
    ? property.name.text
    : ''

const bothLanguages = fileRule({
  name: 'both-languages',
  about: (path) => isTyped(path) && !isTest(path),
  find: (source) =>
    nodesOf(source)
      .filter(ts.isObjectLiteralExpression)
      .filter((node) => !node.properties.some(ts.isSpreadAssignment))
      .flatMap((node) => {
        const keys = node.properties.map(keyOf)
        const [zh, en] = [keys.includes('zh'), keys.includes('en')]
        if (zh !== en) return [{ line: lineOf(source, node), what: `a label without ${zh ? 'en' : 'zh'}` }]
        const empty = node.properties.some(
          (property) =>
            ['zh', 'en'].includes(keyOf(property)) &&
            ts.isPropertyAssignment(property) &&
            ts.isStringLiteralLike(property.initializer) &&
            property.initializer.text.trim() === '' &&
            keys.length === 2 &&
            !isEmptyInBoth(node),
        )
        return empty ? [{ line: lineOf(source, node), what: 'a label with an empty language' }] : []
      }),
})

/** `{ zh: '', en: '' }` is the unit of joining labels, not a forgotten translation. */
const isEmptyInBoth = (node: ts.ObjectLiteralExpression): boolean =>
  node.properties.every(
    (property) =>
      ts.isPropertyAssignment(property) &&
      ts.isStringLiteralLike(property.initializer) &&
      property.initializer.text === '',
  )

/** A language is called by its own name in the switch. */
const ownNameOfChinese = '中文'

/** English is complete: a person who reads none of the Chinese must be able to work. */
const englishIsEnglish = fileRule({
  name: 'english-is-english',
  about: (path) => isTyped(path) && !isTest(path),
  find: (source) =>
    nodesOf(source)
      .filter(ts.isPropertyAssignment)
      .filter((property) => keyOf(property) === 'en' && ts.isStringLiteralLike(property.initializer))
      .filter((property) =>
        /\p{Script=Han}/u.test(property.initializer.getText().replace(ownNameOfChinese, '')),
      )
      .map((property) => ({ line: lineOf(source, property), what: 'Chinese in the English text' })),
})

/** Screens take their words from labels, so that both languages are complete. */
const screenText = fileRule({
  name: 'no-bare-text-on-screen',
  about: (path) => /^web\/.*\.tsx$/.test(path) && !isTest(path),
  find: (source) =>
    nodesOf(source)
      .filter(ts.isJsxText)
      .filter((node) => /\p{Script=Han}|[A-Za-z]{3,}/u.test(node.text))
      .map((node) => ({
        line: lineOf(source, node),
        what: `“${node.text.trim()}” in one language; use a label`,
      })),
})

export const wordRules: readonly Rule[] = [
  noTodo,
  noDeadCode,
  noFullWidth,
  bothLanguages,
  englishIsEnglish,
  screenText,
]
