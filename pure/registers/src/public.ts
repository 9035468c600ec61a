// The register concept: fields, registers, rows and what written values mean.
export type {
  ChoiceField,
  Choices,
  CodeField,
  DayField,
  Field,
  FieldKind,
  FieldOf,
  Fields,
  FieldShape,
  IntegerField,
  ListedField,
  MoneyField,
  NamesOfKind,
  NoteField,
  ReferenceField,
  TextField,
  Value,
  ValueOf,
} from './field.ts'
export { choice, code, date, flag, integer, listed, money, note, optional, reference, text } from './field.ts'
export type { Recorded, Register, Row, RowOf } from './register.ts'
export { defineRegister } from './register.ts'
export type { CodeLists } from './value.ts'
export { readValue, showValue, valueToJson } from './value.ts'
export type { Written } from './row.ts'
export { fillIn, keyOf, readRow } from './row.ts'
