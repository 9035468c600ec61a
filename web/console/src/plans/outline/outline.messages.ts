// The words of the outline and of its correction.
import type { Messages } from '@corridor/kit'

export const said = {
  outline: { zh: '计划提纲', en: 'Outline' },
  none: { zh: '没有读出提纲。', en: 'No outline was found.' },
  keys: {
    zh: '键盘：↑ ↓ 移动光标，← → 折叠展开；Alt+↑ ↓ 上移下移，Alt+← → 升级降级；Enter 改文字，Insert 在下方新增，Delete 删除，Ctrl+Z 撤销',
    en: 'Keyboard: ↑ ↓ go, ← → fold; Alt+↑ ↓ move, Alt+← → outdent and indent; Enter edits, Insert adds below, Delete removes, Ctrl+Z takes back',
  },
  tools: { zh: '更正提纲', en: 'Correct the outline' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  out: { zh: '升级', en: 'Outdent' },
  in: { zh: '降级', en: 'Indent' },
  edit: { zh: '改文字', en: 'Edit' },
  insert: { zh: '新增', en: 'Add below' },
  remove: { zh: '删除', en: 'Remove' },
  undo: { zh: '撤销', en: 'Undo' },
  save: { zh: '保存提纲', en: 'Save the outline' },
  drop: { zh: '放弃改动', en: 'Drop the changes' },
  unsaved: (changes: number) => ({
    zh: `有 ${changes} 处改动尚未保存`,
    en: `${changes} change${changes === 1 ? '' : 's'} not saved yet`,
  }),
  saved: { zh: '提纲已保存', en: 'The outline is saved' },
  marker: { zh: '序号', en: 'Marker' },
  title: { zh: '标题', en: 'Title' },
  slogan: { zh: '副题', en: 'Slogan' },
  done: { zh: '确定', en: 'Done' },
  noTitle: { zh: '标题不能为空', en: 'The title must not be empty' },
  noMove: { zh: '已在同级的一端，不能再移', en: 'It is at the end of its level and cannot be moved further' },
  noIn: {
    zh: '不能再降级：上面没有可归属的同级标题',
    en: 'It cannot be indented: no heading of its level stands before it',
  },
  noOut: { zh: '已是最高一级', en: 'It stands on the highest level' },
  removed: (headings: number) => ({
    zh: `已删除 ${headings} 条，可撤销`,
    en: `${headings} heading${headings === 1 ? '' : 's'} removed; can be taken back`,
  }),
  history: { zh: '历次提纲', en: 'Earlier outlines' },
  asRead: { zh: '阅读器读出的提纲', en: 'As the reader found it' },
  version: (version: number) => ({ zh: `第 ${version} 版`, en: `Version ${version}` }),
  headings: (count: number) => ({ zh: `${count} 条`, en: `${count} heading${count === 1 ? '' : 's'}` }),
  takeUp: { zh: '取用', en: 'Take up' },
} satisfies Messages
