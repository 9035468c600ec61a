// Whether a row still is a record of its own.
import type { Problem } from '@corridor/base'
import type { TargetRow } from '../plan.queries.ts'

export const isNoRecord = ({ state }: Pick<TargetRow, 'state'>): boolean =>
  state === 'merged' || state === 'withdrawn'

export const isPartOfAnother = ({ position, phrase }: TargetRow): Problem => ({
  code: 'plan/no-record',
  message: {
    zh: `记录 ${position} 已并入别的记录，或已撤回`,
    en: `Record ${position} has become part of another or was taken back`,
  },
  given: phrase.slice(0, 60),
  allowed: { zh: '仍在清单中的记录', en: 'a record that is still in the list' },
  fix: { zh: '需要时请先撤销合并。', en: 'Undo the merge first where you need it.' },
})
