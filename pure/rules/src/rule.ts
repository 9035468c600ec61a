// A rule (规则): what a text requires of a record, from when to when, with its citation.
import type { Day, Label, Problem } from '@corridor/base'
import type { Fields, Register, Row, RowOf } from '@corridor/registers'

export interface Citation {
  readonly document: Label
  readonly article?: string
  /** `unconfirmed` marks a text that was not seen in its official original. */
  readonly standing: 'confirmed' | 'unconfirmed'
}

export interface Rule {
  readonly id: string
  readonly label: Label
  readonly register: string
  readonly cite: Citation
  /** In force on days from `from` up to, not including, `until`. */
  readonly from: Day
  readonly until?: Day
  /** The day field of the record that decides which version applies. */
  readonly relevantDay: string
  /** The problem, or undefined where the record complies or the input is unknown. */
  readonly check: (row: Row) => Problem | undefined
}

type Guard<R> = (row: Row) => row is Row & R

interface Declaration<F extends Fields> extends Omit<Rule, 'register' | 'check' | 'relevantDay'> {
  readonly relevantDay: keyof F & string
  readonly check: (row: RowOf<Register<F>>) => Problem | undefined
}

/** A rule about single records of a register; rows that lack a required field are left to the field checks. */
export function defineRule<F extends Fields>(register: Register<F>, declaration: Declaration<F>): Rule {
  const names = Object.keys(register.fields).filter((name) => register.fields[name]?.optional !== true)
  const complete: Guard<RowOf<Register<F>>> = (row): row is Row & RowOf<Register<F>> =>
    names.every((name) => row[name] !== undefined)
  const { check, ...rest } = declaration
  return { ...rest, register: register.id, check: (row) => (complete(row) ? check(row) : undefined) }
}

/** Every problem of a record under the rules in force on its relevant day. */
export function findings(rules: readonly Rule[], register: string, row: Row): readonly Problem[] {
  return rules
    .filter((rule) => rule.register === register)
    .filter((rule) => {
      const on = row[rule.relevantDay]
      return typeof on === 'string' && on >= rule.from && (rule.until === undefined || on < rule.until)
    })
    .flatMap((rule) => rule.check(row) ?? [])
}
