// The words of the audit page.
import type { Messages } from '@corridor/kit'

export const said = {
  audit: { zh: '审计记录', en: 'Audit log' },
  about: {
    zh: '每一次写入、导入、导出和登录都是一条操作，提交后由系统逐条封存成链，不能改也不能删。',
    en: 'Every write, import, export and sign-in is an act. Acts are chained by hash after their commit and can be neither changed nor removed.',
  },
  head: { zh: '链头', en: 'Head of the chain' },
  headHelp: {
    zh: '请每天把这一行抄存到别处，日后用 corridor audit verify --head 核对。',
    en: 'Keep this line elsewhere every day; corridor audit verify --head compares with it later.',
  },
  noHead: { zh: '还没有封存任何操作。', en: 'Nothing is sealed yet.' },
  sealedAt: (at: string) => ({ zh: `封存于 ${at}。`, en: `Sealed at ${at}.` }),
  unsealed: (count: number) => ({
    zh: count === 0 ? '没有未封存的操作。' : `${count} 条操作等待封存。`,
    en: count === 0 ? 'No act waits for its seal.' : `${count} acts wait for their seal.`,
  }),
  at: { zh: '时间', en: 'Time' },
  actor: { zh: '操作人', en: 'Actor' },
  kind: { zh: '操作', en: 'Act' },
  register: { zh: '对象', en: 'On what' },
  detail: { zh: '说明', en: 'Details' },
  seal: { zh: '封存', en: 'Seal' },
  waiting: { zh: '待封存', en: 'waiting' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有符合条件的操作。', en: 'No act matches.' },
  openRecord: { zh: '打开记录', en: 'Open the record' },
  rows: (count: number) => ({ zh: `${count} 行`, en: `${count} rows` }),
} satisfies Messages

/** What acts are on besides the registers, by the names the server uses. */
export const subjects = {
  plan: { zh: '工作计划', en: 'Work plan' },
  'plan-target': { zh: '计划目标', en: 'Target of a plan' },
} satisfies Messages

/** Kinds of acts by the names the server uses. */
export const kinds = {
  created: { zh: '登记', en: 'Created' },
  corrected: { zh: '更正', en: 'Corrected' },
  removed: { zh: '删除', en: 'Removed' },
  imported: { zh: '导入', en: 'Imported' },
  exported: { zh: '导出', en: 'Exported' },
  signedIn: { zh: '登录', en: 'Signed in' },
  planned: { zh: '计划', en: 'Planned' },
  attached: { zh: '附件', en: 'Attached' },
  merged: { zh: '合并', en: 'Merged' },
  unmerged: { zh: '撤回合并', en: 'Merge undone' },
  distinguished: { zh: '认定不同', en: 'Told apart' },
  read: { zh: '查看', en: 'Read' },
} satisfies Messages
