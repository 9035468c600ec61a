// The style guide holds in this tree.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { houseRules } from './tidy/house.ts'
import { findingText } from './tidy/rule.ts'
import { readTree } from './tidy/source.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = readTree(root)

describe('the style guide', () => {
  test('has a tree to look at', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(sources.map(({ path }) => path)).toContain('tools/tidy.test.ts')
  })

  test('names in STYLE.md every rule that a test keeps, and no other', () => {
    const page = sources.find(({ path }) => path === 'STYLE.md')?.text ?? ''
    const named = [...page.matchAll(/tidy ((?:`[a-z-]+`(?:, )?)+)/g)].flatMap(
      ([, names = '']) => names.match(/[a-z-]+/g) ?? [],
    )
    expect(named.toSorted()).toEqual(houseRules.map((rule) => rule.name).toSorted())
  })

  test.each(houseRules.map((rule) => [rule.name, rule] as const))('%s holds everywhere', (_name, rule) => {
    expect(rule.find(sources).map((finding) => findingText(rule.name, finding))).toEqual([])
  })
})
