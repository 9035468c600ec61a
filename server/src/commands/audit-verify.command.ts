// `corridor audit verify`: proves the audit log's chain, names what was changed, and tells the tail not sealed yet.
import type { Problem } from '@corridor/base'
import { problemText } from '@corridor/base'
import { headsFile, headText, readHead, readNotes } from '../audit/head-note.ts'
import { type Head, type Verified, verifyAudit } from '../audit/verify.ts'
import type { Command, Terminal } from './command.ts'
import { refuse, tell, wrongUse } from './command.ts'
import { openFor } from './opened.ts'

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: 'audit verify [--head NUMBER:HASH,…] [--json]',
  label: { zh: '核验审计记录的封存链', en: 'verify the chain of the audit log' },
  options: { head: 'value' },
  async run({ words, values }, terminal) {
    const written = values['head']?.split(',') ?? []
    if (words.length > 0) return wrongUse(auditVerifyCommand, terminal)
    const given: Head[] = []
    for (const text of written) {
      const head = readHead(text)
      if (head === undefined) return refuse(terminal, [noHead(text)], 2)
      given.push(head)
    }
    const opened = await openFor('command', terminal.environment, (fault) => terminal.err(fault.message))
    if (!opened.ok) return refuse(terminal, opened.problems)
    try {
      const { installation } = opened.value
      const { catalogue, database, everything, clock } = installation
      const notes = await readNotes(headsFile(installation), everything.region)
      const started = performance.now()
      const verified = await database.transact(everything, (transaction) =>
        verifyAudit(transaction, { catalogue, heads: [...notes, ...given] }),
      )
      const measured = { ms: Math.round(performance.now() - started), now: clock.now() }
      tell(terminal, documentOf(verified, measured), linesOf(verified, measured, terminal))
      return verified.problems.length > 0 ? 1 : 0
    } finally {
      await opened.value.close()
    }
  },
}

interface Measured {
  readonly ms: number
  readonly now: Date
}

const ageOf = ({ unsealed: { oldestAt } }: Verified, now: Date): number =>
  oldestAt === undefined ? 0 : Math.max(0, Math.round((now.getTime() - oldestAt.getTime()) / 1000))

function documentOf(verified: Verified, { ms, now }: Measured) {
  const { seals, head, unsealed, headsCompared, problems, more } = verified
  return {
    whole: problems.length === 0,
    seals,
    head: head === undefined ? null : { ...head, number: Number(head.number) },
    unsealed: {
      acts: unsealed.acts,
      oldestAt: unsealed.oldestAt?.toISOString() ?? null,
      ageSeconds: ageOf(verified, now),
    },
    headsCompared,
    problems,
    more,
    ms,
  }
}

function linesOf(verified: Verified, { ms, now }: Measured, { language }: Terminal): readonly string[] {
  const { seals, head, unsealed, headsCompared, problems, more } = verified
  const zh = language === 'zh'
  const age = ageOf(verified, now)
  const seconds = (ms / 1000).toFixed(1)
  const verdict =
    problems.length === 0
      ? zh
        ? `封存链完整：${seals} 条操作，用时 ${seconds} 秒`
        : `The chain is whole: ${seals} acts in ${seconds} s`
      : zh
        ? `封存链有问题：读 ${seals} 环，用时 ${seconds} 秒`
        : `The chain is not whole: ${seals} seals read in ${seconds} s`
  return [
    verdict,
    ...problems.map((problem) => problemText(problem, language)),
    ...(more > 0 ? [zh ? `另有 ${more} 处未列出` : `${more} further findings are not listed`] : []),
    ...(head === undefined ? [] : [`${zh ? '链头' : 'Head'} ${headText(head)} (${head.sealedAt})`]),
    zh ? `已与 ${headsCompared} 个留存的链头比对` : `Compared with ${headsCompared} noted heads`,
    unsealed.acts === 0
      ? zh
        ? '没有未封存的操作'
        : 'No act waits for its seal'
      : zh
        ? `${unsealed.acts} 条操作尚未封存，最早一条在 ${age} 秒前`
        : `${unsealed.acts} acts wait for their seal, the oldest since ${age} s`,
  ]
}

const noHead = (given: string): Problem => ({
  code: 'audit/not-a-head',
  field: 'head',
  message: { zh: '链头写法不对', en: 'This is not a head of the chain' },
  given,
  allowed: { zh: '序号:64 位十六进制', en: 'NUMBER:64 hexadecimal digits' },
  fix: { zh: '请照 audit-heads.txt 中的写法。', en: 'Write it as audit-heads.txt does.' },
})
