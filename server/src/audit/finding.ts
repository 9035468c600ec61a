// What a verification can find wrong with the log, and how it is said: each finding names its row.
import type { Label, Problem } from '@corridor/base'

export type Finding =
  | {
      readonly kind: 'actAltered' | 'actMissing' | 'imageAltered'
      readonly number: bigint
      readonly act: string
    }
  | { readonly kind: 'sealAltered'; readonly number: bigint; readonly act: string }
  | { readonly kind: 'sealMissing'; readonly number: bigint; readonly until: bigint; readonly act?: string }
  | { readonly kind: 'displaced'; readonly number: bigint; readonly act: string; readonly standsAt: bigint }
  | { readonly kind: 'actInserted'; readonly act: string }
  | { readonly kind: 'headLost'; readonly number: bigint; readonly hash: string }

const messages: Readonly<Record<Finding['kind'], Label>> = {
  actAltered: {
    zh: '这条操作记录在封存之后被改动过',
    en: 'This act was changed after it was sealed',
  },
  actMissing: { zh: '封存过的操作记录不见了', en: 'An act that was sealed is gone' },
  imageAltered: {
    zh: '这次操作写下的登记内容在封存之后被改动或删除',
    en: 'What this act wrote into the register was changed or removed after it was sealed',
  },
  sealAltered: {
    zh: '这一环封存与前一环对不上：封存内容被改动过',
    en: 'This seal does not continue the one before it: the seal was changed',
  },
  sealMissing: { zh: '封存链缺环', en: 'Seals are missing from the chain' },
  displaced: {
    zh: '这一环封存不在原来的位置上',
    en: 'The seal that belongs here stands at another place',
  },
  actInserted: {
    zh: '这条操作记录没有封存，而它之后的都已封存：是事后插入的，或其封存被删去',
    en: 'This act has no seal while later ones have: it was inserted afterwards, or its seal was removed',
  },
  headLost: {
    zh: '曾经记下的链头不在链上：链被截短或整条重造过',
    en: 'A head that was noted earlier is not in the chain: the chain was cut or built anew',
  },
}

const places = ({ number, until }: { readonly number: bigint; readonly until: bigint }): string =>
  number === until ? `#${number}` : `#${number}–#${until}`

function given(finding: Finding): string {
  switch (finding.kind) {
    case 'sealMissing':
      return [places(finding), ...(finding.act === undefined ? [] : [`act ${finding.act}`])].join(', ')
    case 'displaced':
      return `#${finding.number} → #${finding.standsAt}, act ${finding.act}`
    case 'actInserted':
      return `act ${finding.act}`
    case 'headLost':
      return `#${finding.number} ${finding.hash}`
    default:
      return `#${finding.number}, act ${finding.act}`
  }
}

const fix: Label = {
  zh: '请保全数据库与日志，与异地留存的链头和备份核对，查明何人何时直接改动了数据库。',
  en: 'Keep the database as it is, compare it with heads and backups kept elsewhere, and find out who changed it.',
}

const codes = {
  actAltered: 'audit/act-altered',
  actMissing: 'audit/act-missing',
  imageAltered: 'audit/image-altered',
  sealAltered: 'audit/seal-altered',
  sealMissing: 'audit/seal-missing',
  displaced: 'audit/displaced',
  actInserted: 'audit/act-inserted',
  headLost: 'audit/head-lost',
} as const satisfies Record<Finding['kind'], string>

export const findingProblem = (finding: Finding): Problem => ({
  code: codes[finding.kind],
  message: messages[finding.kind],
  given: given(finding),
  fix,
})
