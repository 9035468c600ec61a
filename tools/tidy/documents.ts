// What documents must hold: the headings of a decision record, links that lead somewhere, a bounded length.
import { fileRule, type Finding, type Rule } from './rule.ts'
import { isForTests, isTyped, type Source } from './source.ts'

const headings = ['Context', 'Drivers', 'Options', 'Decision', 'Negative consequences']
const limits = { decision: 60, recipe: 30 }

const isDecision = (path: string): boolean => /^docs\/decisions\/.*\.md$/.test(path)
const isRecipe = (path: string): boolean => /^docs\/recipes\/.*\.md$/.test(path)

const documentSize = fileRule({
  name: 'document-size',
  about: (path) => isDecision(path) || isRecipe(path),
  find: ({ path, lines }) => {
    const length = lines.length - (lines.at(-1) === '' ? 1 : 0)
    const limit = isRecipe(path) ? limits.recipe : limits.decision
    return length > limit ? [{ line: 0, what: `${length} lines, at most ${limit}` }] : []
  },
})

const decisionHeadings = fileRule({
  name: 'decision-headings',
  about: isDecision,
  find: ({ lines }) => {
    const found = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))
    return found.join() === headings.join()
      ? []
      : [{ line: 0, what: `the headings are ${headings.join(' · ')}` }]
  },
})

const decisionNumbers: Rule = {
  name: 'decision-numbers',
  find: (sources) => {
    const paths = sources
      .map(({ path }) => path)
      .filter(isDecision)
      .toSorted()
    return paths.flatMap((path, index) => {
      const expected = String(index + 1).padStart(4, '0')
      return path.startsWith(`docs/decisions/${expected}-`)
        ? []
        : [{ path, line: 0, what: `expected number ${expected}` }]
    })
  },
}

const link = /\]\(([^)#\s]+)(#[^)]*)?\)/g

/** Links between documents are relative; an address outside the repository is left to the reader. */
const linksLead: Rule = {
  name: 'links-lead-somewhere',
  find: (sources) => {
    const paths = sources.map(({ path }) => path)
    const exists = (target: string): boolean =>
      paths.some((path) => path === target || path.startsWith(`${target}/`))
    return sources.filter(({ path }) => path.endsWith('.md')).flatMap((source) => brokenLinks(source, exists))
  },
}

function brokenLinks({ path, lines }: Source, exists: (target: string) => boolean): readonly Finding[] {
  const folder = path.split('/').slice(0, -1)
  return lines.flatMap((line, index) =>
    [...line.matchAll(link)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !exists(resolve(folder, target)))
      .map((target) => ({ path, line: index + 1, what: `${target} does not exist` })),
  )
}

const resolve = (folder: readonly string[], target: string): string => {
  const parts = [...folder]
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

const spoken = /\.(ts|tsx|sql)$/

/** An identifier of the glossary is found in the code; one that is only decided is set in italics, not as code. */
const glossaryHolds: Rule = {
  name: 'glossary-is-in-code',
  find: (sources) => {
    const words = new Set(
      sources
        .filter(({ path }) => spoken.test(path) && !path.startsWith('tools/'))
        .flatMap(({ text }) => text.match(/\w+/g) ?? []),
    )
    return sources
      .filter(({ path }) => path === 'GLOSSARY.md')
      .flatMap((glossary) => strangers(glossary, words))
  },
}

function strangers({ path, lines }: Source, words: ReadonlySet<string>): readonly Finding[] {
  return lines.flatMap((line, index) =>
    [...(line.split('|')[3] ?? '').matchAll(/`([^`]+)`/g)]
      .map(([, word = '']) => word)
      .filter((word) => !words.has(word))
      .map((word) => ({
        path,
        line: index + 1,
        what: `${word} is not in the code; _${word}_ would be a word kept for later`,
      })),
  )
}

const readmes = ['README.md', 'README.zh-CN.md']
/** What the shell sets by itself, and what only test runs and our own launcher set. */
const notSettings =
  /^(HOME|PATH|LANG|LC_ALL|SEED|CI|NODE_ENV|npm_.*|CORRIDOR_(TEST_.*|COUNTS|LONG|PARENT|BROWSER))$/

/** Whoever runs Corridor finds every setting in both READMEs. */
const settingsAreTold: Rule = {
  name: 'settings-are-told',
  find: (sources) => {
    const pages = sources.filter(({ path }) => readmes.includes(path))
    return sources
      .filter(({ path }) => path.startsWith('server/') && isTyped(path) && !isForTests(path))
      .flatMap((source) => settingsIn(source))
      .flatMap(({ setting, ...place }) =>
        pages
          .filter(({ text }) => !new RegExp(`\\b${setting}\\b`).test(text))
          .map((page) => ({ ...place, what: `${page.path} says nothing of ${setting}` })),
      )
  },
}

const settingsIn = ({ path, lines }: Source) =>
  lines.flatMap((line, index) =>
    [...line.matchAll(/\b(?:environment|env)(?:\.|\[')([A-Z][A-Z_]+)\b/g)]
      .map(([, setting = '']) => ({ path, line: index + 1, setting }))
      .filter(({ setting }) => !notSettings.test(setting)),
  )

export const documentRules: readonly Rule[] = [
  documentSize,
  decisionHeadings,
  decisionNumbers,
  linksLead,
  glossaryHolds,
  settingsAreTold,
]
