// Ids of records that were merged into others: who reads by an old id gets the record that lives on.
import type { Register } from '@corridor/registers'
import type { Transaction } from '../../store/database.ts'
import { column, history } from '../../store/naming.ts'
import type { ListQuestion } from '../read/list-question.ts'

/** Asked id → id of the record it is now; ids that were never merged are not in the map. */
export async function currentIds(
  transaction: Transaction,
  register: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction.rows<{ asked: string; now: string }>(
    `with recursive chain (asked, now, steps) as (
       select m.merged, m.survivor, 1 from record_merge m
       where m.region = (select corridor_region()) and m.register = $1 and m.merged = any($2::uuid[]) and m.undone_act is null
       union all
       select c.asked, m.survivor, c.steps + 1 from chain c
       join record_merge m on m.region = (select corridor_region()) and m.register = $1 and m.merged = c.now
         and m.undone_act is null
     )
     select distinct on (asked) asked, now from chain order by asked, steps desc`,
    [register, ids],
  )
  return new Map(rows.map(({ asked, now }) => [asked, now]))
}

export async function currentId(transaction: Transaction, register: string, id: string): Promise<string> {
  return (await currentIds(transaction, register, [id])).get(id) ?? id
}

/** The merged record that had this key last, where there is one. */
export async function mergedByKey(
  transaction: Transaction,
  register: Register,
  { field, written }: { readonly field: string; readonly written: string },
): Promise<string | undefined> {
  const [row] = await transaction.rows<{ id: string }>(
    `select m.merged as id from record_merge m
     join ${history(register.id)} h on h.region = m.region and h.id = m.merged and h.superseded_by = m.act and h.removed
     where m.region = (select corridor_region()) and m.register = $1 and m.undone_act is null
       and h.${column(field)}::text = $2
     order by m.act desc limit 1`,
    [register.id, written],
  )
  return row?.id
}

/** The question with old ids in its filters replaced by present ones. */
export async function currentQuestion(
  transaction: Transaction,
  register: Register,
  question: ListQuestion,
): Promise<ListQuestion> {
  const conditions = await Promise.all(
    question.conditions.map(async (condition) => {
      const field = register.fields[condition.field]
      if (field?.kind !== 'reference' || condition.is !== 'equal') return condition
      const asked = condition.values.filter((value) => typeof value === 'string')
      const now = await currentIds(transaction, field.register, asked)
      return {
        ...condition,
        values: condition.values.map((value) =>
          typeof value === 'string' ? (now.get(value) ?? value) : value,
        ),
      }
    }),
  )
  return { ...question, conditions }
}
