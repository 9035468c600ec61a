// What all definitions owe together: words in both languages, phrases that mean one indicator, names that exist.
import { contributionsOf, termsOf } from '@corridor/indicators'
import { expect, test } from 'vitest'
import { catalogue } from './modules.ts'

const isLabel = (value: object): value is { zh?: unknown; en?: unknown } => 'zh' in value || 'en' in value

/** Every label below a value, with the way to it; functions are passed over. */
function labelsIn(
  value: unknown,
  way: string,
): readonly { readonly way: string; readonly zh: unknown; readonly en: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  if (isLabel(value)) return [{ way, zh: value.zh, en: value.en }]
  return Object.entries(value).flatMap(([name, below]) => labelsIn(below, `${way}.${name}`))
}

const labels = labelsIn(catalogue.modules, 'modules')
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() === value && value !== ''

test('every label of every definition is there in both languages', () => {
  expect(labels.length).toBeGreaterThan(200)
  expect(labels.filter(({ zh, en }) => !isText(zh) || !isText(en)).map(({ way }) => way)).toEqual([])
})

test('no English label has Chinese characters in it, and every Chinese one has some', () => {
  expect(labels.filter(({ en }) => /\p{Script=Han}/u.test(String(en))).map(({ way }) => way)).toEqual([])
  expect(labels.filter(({ zh }) => !/\p{Script=Han}/u.test(String(zh))).map(({ way }) => way)).toEqual([])
})

test('registers, ledgers, indicators, fields, choices and measures all carry a label', () => {
  for (const register of catalogue.registers.values()) {
    expect(labelsIn(register.label, register.id), register.id).toHaveLength(1)
    for (const [name, field] of Object.entries(register.fields)) {
      expect(labelsIn(field.label, name), `${register.id}.${name}`).toHaveLength(1)
      if (field.kind !== 'choice') continue
      const choices = Object.values(field.choices)
      expect(new Set(choices.map(({ zh }) => zh)).size, `${register.id}.${name}`).toBe(choices.length)
      expect(new Set(choices.map(({ en }) => en.toLowerCase())).size, `${register.id}.${name}`).toBe(
        choices.length,
      )
    }
  }
})

test('a phrase of a plan text means one indicator', () => {
  const meaning = new Map<string, string>()
  for (const { id, aliases } of catalogue.indicators.values()) {
    for (const alias of aliases) {
      expect(meaning.get(alias), `${alias} means ${id}`).toBeUndefined()
      meaning.set(alias, id)
    }
  }
  expect(meaning.get('净增高新技术企业')).toBe('netNewHnte')
})

test('what stands beside an indicator is an indicator, and what an official ratio divides is published', () => {
  const series = catalogue.registers.get('official-statistics')?.fields['series']
  const published = series?.kind === 'choice' ? Object.keys(series.choices) : []
  for (const indicator of catalogue.indicators.values()) {
    for (const id of indicator.beside ?? [])
      expect(catalogue.indicators.has(id), `${indicator.id}: ${id}`).toBe(true)
    if (indicator.kind !== 'official') continue
    expect(published).toContain(indicator.numerator)
    expect(published).toContain(indicator.denominator)
  }
})

test('the breakdowns of an indicator are dimensions of all its terms', () => {
  for (const indicator of catalogue.indicators.values()) {
    if (indicator.kind === 'official') continue
    for (const term of termsOf(indicator)) {
      const dimensions = Object.keys(catalogue.ledgers.get(term.ledger)?.dimensions ?? {})
      for (const dimension of Object.values(indicator.breakdowns))
        expect(dimensions, indicator.id).toContain(dimension)
    }
  }
})

test('a subject without any record contributes nothing to any ledger', () => {
  for (const ledger of catalogue.ledgers.values()) {
    expect(contributionsOf(ledger, { id: 'S', version: 1, row: {} }, { find: () => [] }), ledger.id).toEqual(
      [],
    )
  }
})

test('every register can be imported from a named source, and every rule names its text', () => {
  for (const register of catalogue.registers.values()) {
    expect(Object.keys(register.authorities).length, register.id).toBeGreaterThan(0)
  }
  for (const { id, cite } of catalogue.rules)
    expect(isText(cite.document.zh) && isText(cite.document.en), id).toBe(true)
})
