// What does not compile: the type checker reads this file with the room, and an error that is gone is an error.
import { day } from '@corridor/base'
import { expect, test } from 'vitest'
import { choice, date, integer, money, optional, text } from './field.ts'
import type { RowOf } from './register.ts'
import { defineRegister } from './register.ts'

const label = { zh: '示例', en: 'Sample' }
const fields = {
  name: text(label),
  kind: choice(label, { small: label, large: label }),
  amount: money(label),
  year: optional(integer(label)),
  since: date(label),
}
const things = defineRegister({
  id: 'things',
  label,
  description: label,
  authorities: {},
  key: ['name'],
  title: 'name',
  fields,
})

type Thing = RowOf<typeof things>
const thing: Thing = { name: '示例', kind: 'small', amount: 100n, year: undefined, since: day('2023-01-01') }

test('a key, a title and a holder that are no fields do not compile', () => {
  const right = { id: 'things', label, description: label, authorities: {}, fields }
  expect([
    // @ts-expect-error: a misspelt key
    defineRegister({ ...right, key: ['nmae'], title: 'name' }).id,
    // @ts-expect-error: a misspelt title
    defineRegister({ ...right, key: ['name'], title: 'nmae' }).id,
  ]).toEqual(['things', 'things'])
  // @ts-expect-error: a misspelt holder, refused by the definition itself too
  expect(() => defineRegister({ ...right, key: ['name'], title: 'name', holder: 'onwer' })).toThrow('holder')
})

test('a value of the wrong kind does not compile, and an optional one may be unknown', () => {
  const wrong: readonly Thing[] = [
    // @ts-expect-error: not one of the choices
    { ...thing, kind: 'medium' },
    // @ts-expect-error: money is bigint 分, not a number
    { ...thing, amount: 100 },
    // @ts-expect-error: any text is not a day
    { ...thing, since: '2023-01-01' },
    // @ts-expect-error: a required field is never unknown
    { ...thing, name: undefined },
  ]
  expect(wrong).toHaveLength(4)
  expect(thing.year).toBeUndefined()
})
