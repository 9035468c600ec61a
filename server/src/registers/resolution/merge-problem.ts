// Why two records cannot be merged, or a merge not be undone.
import type { Problem } from '@corridor/base'
import type { Register } from '@corridor/registers'

export const notThere = (field: string, id: string): Problem => ({
  code: 'record/missing',
  field,
  message: {
    zh: '没有这条记录，或已并入其他记录',
    en: 'There is no such record, or it was merged into another',
  },
  given: id.slice(0, 60),
  fix: { zh: '请从重复清单重新打开。', en: 'Open the pair again from the list of duplicates.' },
})

export const changedMeanwhile = (field: string, seen: number, now: number): Problem => ({
  code: 'record/changed-meanwhile',
  field,
  message: { zh: '这条记录已被他人修改', en: 'Somebody else has changed this record' },
  given: `版本 ${seen} / version ${seen}`,
  allowed: { zh: `当前版本 ${now}`, en: `the present version, ${now}` },
  fix: { zh: '请刷新后再比较一次。', en: 'Reload and compare the two again.' },
})

export const itself: Problem = {
  code: 'merge/itself',
  field: 'merged',
  message: { zh: '不能与自身合并', en: 'A record cannot be merged into itself' },
  fix: { zh: '请选择两条不同的记录。', en: 'Choose two records.' },
}

export const noField = (name: string, register: Register): Problem => ({
  code: 'merge/no-field',
  field: 'fields',
  message: {
    zh: '没有这个字段，或取值不是 survivor、merged',
    en: 'No such field, or neither survivor nor merged',
  },
  given: name.slice(0, 60),
  allowed: {
    zh: Object.keys(register.fields).join('、'),
    en: Object.keys(register.fields).join(', '),
  },
  fix: { zh: '请逐字段选择保留哪一方。', en: 'Choose for each field which of the two is kept.' },
})

export const keyTaken = (other: Register, title: string): Problem => ({
  code: 'merge/key-taken',
  message: {
    zh: '双方在这个登记册中各有一条业务键相同的记录',
    en: 'Both have a record with the same key in this register',
  },
  given: `${other.label.zh}：${title}`,
  allowed: { zh: '合并后不重复的记录', en: 'records that differ after the merge' },
  fix: { zh: '请先更正或删除其中一条。', en: 'Correct or remove one of the two first.' },
})

export const noMerge = (given: string): Problem => ({
  code: 'merge/missing',
  field: 'merge',
  message: { zh: '没有这次合并', en: 'There is no such merge' },
  given: given.slice(0, 60),
  fix: { zh: '请从合并记录中选择。', en: 'Choose one from the list of merges.' },
})

export const alreadyUndone: Problem = {
  code: 'merge/undone',
  field: 'merge',
  message: { zh: '这次合并已经撤销', en: 'This merge has been undone already' },
  fix: { zh: '无需再次撤销。', en: 'There is nothing to undo.' },
}

export const laterMerge: Problem = {
  code: 'merge/later-merge',
  field: 'merge',
  message: {
    zh: '合并后的记录已不在登记册（又并入其他记录或已删除）',
    en: 'The record that lived on is no longer there: merged into another, or removed',
  },
  fix: { zh: '请先撤销后来的合并。', en: 'Undo the later merge first.' },
}

export const keyInUse = (register: Register): Problem => ({
  code: 'merge/key-in-use',
  message: {
    zh: '业务键已被其他记录占用，无法写入',
    en: 'A business key is in use by another record, so this cannot be written',
  },
  given: register.label.zh,
  fix: { zh: '请先更正占用该业务键的记录。', en: 'Correct the record that has the key first.' },
})
