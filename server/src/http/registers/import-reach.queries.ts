// Rows of an import that belong to organisations outside the importing person's districts.
import { residence } from '@corridor/organisations'
import type { Problem } from '@corridor/base'
import type { Register } from '@corridor/registers'
import type { Person } from '../../access/person.ts'
import { holderSql } from '../../registers/placement.queries.ts'
import type { WriteContext } from '../../registers/record-write.ts'
import { table } from '../../store/naming.ts'

const outside = (row: number, person: Person): Problem => ({
  code: 'access/outside-reach',
  row,
  message: {
    zh: '这一行所属单位不在您的管辖范围内',
    en: 'The organisation of this row is outside your reach',
  },
  allowed: { zh: person.districts.join('、'), en: person.districts.join(', ') },
  fix: {
    zh: '请删去这一行，由该区县或市局处室导入。',
    en: 'Remove the row; leave it to that district or to the city bureau.',
  },
})

const cityRegister: Problem = {
  code: 'access/city-register',
  message: {
    zh: '这个登记册不属于任何单位，由市局导入',
    en: 'This register belongs to no organisation; the city imports it',
  },
  fix: { zh: '请由市局处室办理。', en: 'Leave it to a division of the city bureau.' },
}

/**
 * For a person of districts: every row's organisation must be in one of them today, and so must the record the row
 * replaces; a row that moves an organisation must move it within them. Reads the `incoming` rows of the import.
 */
export const rowsWithinReach =
  (register: Register, person: Person) =>
  async ({ transaction }: WriteContext): Promise<readonly Problem[]> => {
    if (register.holder === undefined) return [cityRegister]
    const isMove = register.id === residence.register
    const rows = await transaction.rows<{ line: number }>(
      `select r.line from incoming r
       left join organisations o on o.region = (select corridor_region()) and o.id = ${holderSql(register)}
       left join ${table(register.id)} held on held.region = (select corridor_region()) and held.id = r.id
       where not coalesce(o.scope_district = any($1::text[]), false)
         or (held.id is not null and not coalesce(held.scope_district = any($1::text[]), false))
         ${isMove ? 'or not r.district = any($1::text[])' : ''}
       order by r.line limit 1001`,
      [person.districts],
    )
    return rows.map(({ line }) => outside(line, person))
  }
