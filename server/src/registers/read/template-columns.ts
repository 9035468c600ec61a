// The columns of a register's workbooks: what an import template asks for, and what an export holds.
import type { Language } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { CodeLists, Field, FieldKind, Register } from '@corridor/registers'
import type { TemplateColumn } from '../../sheets/import-template.ts'
import type { ColumnKind } from '../../sheets/workbook-writer.ts'
import { writtenKey } from '../reference.queries.ts'

/** How each field kind stands in a sheet: numbers that people sum are numbers, everything else is text. */
export const columnKinds = {
  text: 'text',
  note: 'text',
  code: 'text',
  choice: 'text',
  listed: 'text',
  reference: 'text',
  money: 'money',
  integer: 'integer',
  day: 'day',
  flag: 'text',
} as const satisfies Record<FieldKind, ColumnKind>

const examples = {
  text: { zh: '示例', en: 'Sample' },
  note: { zh: '示例', en: 'Sample' },
  code: { zh: '', en: '' },
  choice: { zh: '', en: '' },
  listed: { zh: '', en: '' },
  reference: { zh: '', en: '' },
  money: { zh: '1234.50', en: '1234.50' },
  integer: { zh: '2024', en: '2024' },
  day: { zh: '2024-03-05', en: '2024-03-05' },
  flag: { zh: '是', en: 'yes' },
} as const satisfies Record<FieldKind, Readonly<Record<Language, string>>>

function choicesOf(field: Field, lists: CodeLists, language: Language): readonly string[] {
  if (field.kind === 'choice') return Object.values(field.choices).map((label) => label[language])
  return field.kind === 'listed'
    ? [...(lists.get(field.list) ?? new Map()).values()].map((label) => label[language])
    : []
}

export interface ColumnContext {
  readonly catalogue: Catalogue
  readonly lists: CodeLists
  readonly language: Language
}

/** A reference is headed by its label and the label of the key that is written in it. */
export function headerOf(field: Field, { catalogue, language }: ColumnContext): string {
  const target = field.kind === 'reference' ? catalogue.registers.get(field.register) : undefined
  const key = target?.fields[writtenKey(target) ?? '']
  if (key === undefined) return field.label[language]
  return language === 'zh' ? field.label.zh + key.label.zh : field.label.en
}

/** The columns of the import template of a register, in the order of its fields. */
export function templateColumns(register: Register, context: ColumnContext): readonly TemplateColumn[] {
  const { lists, language } = context
  return Object.values(register.fields).map((field) => {
    const choices = choicesOf(field, lists, language)
    const isFilledIn = field.kind === 'day' && field.fallback !== undefined
    return {
      header: headerOf(field, context),
      required: field.optional !== true && !isFilledIn,
      note: field.help?.[language] ?? '',
      ...(choices.length > 0 ? { choices } : {}),
      example: choices[0] ?? examples[field.kind][language],
      kind: columnKinds[field.kind],
    }
  })
}
