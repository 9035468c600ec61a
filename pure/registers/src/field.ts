// The field kinds: the one schema language of Corridor. A kind more is one function here and one line in each
// `satisfies Record<FieldKind, …>`; no other file may name a kind.
import type { Day, Label, Result } from '@corridor/base'

interface Described {
  readonly label: Label
  /** Shown beside the input: where the number comes from, how it is written. */
  readonly help?: Label
  /** Personal data: masked on screen, in exports and logs. */
  readonly personal?: true
}

export interface TextField extends Described {
  readonly kind: 'text'
  readonly maxLength: number
}
export interface NoteField extends Described {
  readonly kind: 'note'
  readonly maxLength: number
}
export interface CodeField extends Described {
  readonly kind: 'code'
  /** Returns the normal form, or every reason why the text is no such code. */
  readonly check: (text: string) => Result<string>
}
export interface ChoiceField<C extends Choices = Choices> extends Described {
  readonly kind: 'choice'
  readonly choices: C
}
/** A code of a code list that is data of the installation (districts, industries), not of the code. */
export interface ListedField extends Described {
  readonly kind: 'listed'
  readonly list: string
}
/** The id of a record of another register; people and workbooks write its business key. */
export interface ReferenceField extends Described {
  readonly kind: 'reference'
  readonly register: string
}
/** Integer 分; people write 元 with at most two decimals. */
export interface MoneyField extends Described {
  readonly kind: 'money'
  readonly least: bigint
}
export interface IntegerField extends Described {
  readonly kind: 'integer'
  readonly least: number
  readonly most: number
}
export interface DayField extends Described {
  readonly kind: 'day'
  /** Filled in where absent: the corresponding day so many years after another day field of the row. */
  readonly fallback?: { readonly field: string; readonly years: number }
}
export interface FlagField extends Described {
  readonly kind: 'flag'
}

export type Choices = Readonly<Record<string, Label>>

export type FieldShape =
  | TextField
  | NoteField
  | CodeField
  | ChoiceField
  | ListedField
  | ReferenceField
  | MoneyField
  | IntegerField
  | DayField
  | FlagField

export type Field = FieldShape & { readonly optional?: true }
export type FieldKind = FieldShape['kind']
export type Fields = Readonly<Record<string, Field>>
export type FieldOf<Kind extends FieldKind> = Extract<FieldShape, { readonly kind: Kind }>

interface ValueByKind {
  text: string
  note: string
  code: string
  choice: string
  listed: string
  reference: string
  money: bigint
  integer: number
  day: Day
  flag: boolean
}

export type Value = string | bigint | number | boolean

type Present<F extends FieldShape> =
  F extends ChoiceField<infer C> ? Extract<keyof C, string> : ValueByKind[F['kind']]

/** What a row holds for a field; an optional field may be undefined, which means unknown and never zero. */
export type ValueOf<F extends Field> = F extends { readonly optional: true }
  ? Present<F> | undefined
  : Present<F>

/** The names of the fields of one kind. */
export type NamesOfKind<F extends Fields, Kind extends FieldKind> = {
  [Name in keyof F & string]: F[Name]['kind'] extends Kind ? Name : never
}[keyof F & string]

type About = Omit<Described, 'label'>

export const text = (label: Label, options: About & { maxLength?: number } = {}): TextField => ({
  kind: 'text',
  label,
  maxLength: 200,
  ...options,
})

export const note = (label: Label, options: About & { maxLength?: number } = {}): NoteField => ({
  kind: 'note',
  label,
  maxLength: 4000,
  ...options,
})

export const code = (label: Label, check: CodeField['check'], options: About = {}): CodeField => ({
  kind: 'code',
  label,
  check,
  ...options,
})

export const choice = <const C extends Choices>(
  label: Label,
  choices: C,
  options: About = {},
): ChoiceField<C> => ({
  kind: 'choice',
  label,
  choices,
  ...options,
})

export const listed = (label: Label, list: string, options: About = {}): ListedField => ({
  kind: 'listed',
  label,
  list,
  ...options,
})

export const reference = (label: Label, register: string, options: About = {}): ReferenceField => ({
  kind: 'reference',
  label,
  register,
  ...options,
})

export const money = (label: Label, options: About & { least?: bigint } = {}): MoneyField => ({
  kind: 'money',
  label,
  least: 0n,
  ...options,
})

export const integer = (
  label: Label,
  options: About & { least?: number; most?: number } = {},
): IntegerField => ({
  kind: 'integer',
  label,
  least: 0,
  most: 2_147_483_647,
  ...options,
})

export const date = (label: Label, options: About & Pick<DayField, 'fallback'> = {}): DayField => ({
  kind: 'day',
  label,
  ...options,
})

export const flag = (label: Label, options: About = {}): FlagField => ({ kind: 'flag', label, ...options })

/** The same field, which a row may lack. */
export const optional = <F extends FieldShape>(field: F): F & { readonly optional: true } => ({
  ...field,
  optional: true,
})
