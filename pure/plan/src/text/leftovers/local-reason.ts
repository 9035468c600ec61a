// Third pass: numbers that are no target whatever their clause says, each with the reason.
//
// Invariant: a reason depends only on the token and on at most 60 characters on either side of it.

import type { NumberToken } from '../numbers/number-token.ts'
import type { LeftoverReason } from './reasons.ts'

const levelBefore =
  /(?:到|至|达|在|为|是|超过?|突破|不低于|不少于|不高于|不超过|约|近|高于|低于|逾|增加|减少|增长|提高|缩短|压缩|延长|提升)$/

/** Why the token cannot be a target whatever stands around its clause, or null. */
export function localReason(text: string, token: NumberToken, sentenceStart: number): LeftoverReason | null {
  const before = text.slice(Math.max(0, token.start - 12), token.start)
  const next = text.slice(token.end, token.end + 12)
  return (
    nameReason({ text, token, before, next }) ??
    markReason(token, before, next, token.start === sentenceStart) ??
    rankReason(token, before, next) ??
    timeReason(token, before, next) ??
    bareReason(token, before, next)
  )
}

type Around = { text: string; token: NumberToken; before: string; next: string }

function nameReason({ text, token, before, next }: Around): LeftoverReason | null {
  const previous = before.slice(-1)
  if (/[A-Za-z_+&]/.test(previous) || /[A-Za-z][-.·]$/.test(before)) return 'name'
  if (/^[A-Za-z+_&]/.test(next) && !/^(?:GDP|PCT|ESI|SCI)/.test(next)) return 'name'
  if (token.unit === null && /^(?:国集团|·\d)/.test(next)) return 'name'
  if (
    /^(?:级|强(?!度|化)|版|型(?!号)|代(?!表|理)|制|后(?!备)|号线|号|路(?!由)|系列|码|维|核|连拍)/.test(
      next,
    ) &&
    token.after === null
  ) {
    if (next.startsWith('号')) return 'documentNumber'
    if (next.startsWith('强')) return 'name'
    if (next.startsWith('级') || token.unit === null || token.unit.class === 'time') return 'name'
  }
  if (next.startsWith('·') || (previous === '·' && token.unit === null)) return 'name'
  if (token.unit?.canonical === 'kilovolt' && /^(?:及以上)?[一-鿿]/.test(next)) return 'name'
  if (/(?:第|No\.?)$/.test(before)) return /^[名位强]/.test(token.unitSurface) ? 'rank' : 'name'
  if (insideTitle(text, token)) return 'name'
  return quotedName(text, token) ? 'name' : null
}

/** Inside 《…》, or inside short quotes without a predicate. */
function insideTitle(text: string, token: NumberToken): boolean {
  const left = text.slice(Math.max(0, token.start - 60), token.start)
  const open = left.lastIndexOf('《')
  return open >= 0 && left.lastIndexOf('》') < open && text.slice(token.end, token.end + 60).includes('》')
}

function quotedName(text: string, token: NumberToken): boolean {
  const left = text.slice(Math.max(0, token.start - 14), token.start)
  const open = left.lastIndexOf('“')
  if (open < 0 || left.lastIndexOf('”') > open) return false
  const right = text.slice(token.end, token.end + 14)
  const close = right.indexOf('”')
  if (close < 0 || (right.includes('“') && right.indexOf('“') < close)) return false
  return left.length - open - 1 + close + (token.end - token.start) <= 18
}

function markReason(token: NumberToken, before: string, next: string, first: boolean): LeftoverReason | null {
  const plain = token.unit === null && token.scale === 1 && token.after === null
  const width = token.numeralEnd - token.start
  if (plain && before.endsWith('(') && next.startsWith(')'))
    return token.value >= 1900 && token.value <= 2100 ? 'documentNumber' : 'listMark'
  if (plain && /\([\d、,，-]*$/.test(before) && /^[\d、,，-]*\)/.test(next)) return 'listMark'
  if (plain && first && /^[.、)）]/.test(next)) return 'listMark'
  if (token.shape === 'digits' && plain && (width >= 7 || /\d[- ]$/.test(before) || /^[- ]\d/.test(next))) {
    return /(?:19|20)\d\d[-/.]$/.test(before) || (token.value >= 1900 && token.value <= 2100)
      ? 'date'
      : 'phone'
  }
  if (
    plain &&
    /^(?:\d{3,5})$/.test(String(token.value)) &&
    /^[一-鿿]{0,8}(?:热线|电话|平台|服务)/.test(next) &&
    width >= 3
  )
    return 'phone'
  if (
    token.shape === 'digits' &&
    token.high === null &&
    width >= 9 &&
    token.scale === 1 &&
    token.unit?.class === 'count'
  )
    return 'phone'
  if (token.unitSurface === '号') return 'documentNumber'
  return null
}

function rankReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  if (
    /^(?:连冠|连增|连丰|连升|连降|连跳|连涨|连胜|连快|连跃|连优|连A|年连续|连)/.test(next) &&
    !next.startsWith('连接')
  )
    return 'streak'
  if (/连续$/.test(before)) return 'streak'
  if (
    /(?<!目|之|年|当|超|空|日|此|产|售|提|以|最|事|身|先)前$|(?:排名|位列|位居|全[国省市区县]|倒数|靠|居)后$/.test(
      before,
    )
  )
    return token.unit?.class === 'time' ? 'date' : 'rank'
  if (
    token.unit === null &&
    token.scale === 1 &&
    /(?<!确|力|担|社|医|参|环)(?:争|保|位居|居|排名|列|第)$/.test(before)
  )
    return 'rank'
  const seats =
    token.unitSurface === '位' || /^(?:个|名)?位次|^个名次|^名次/.test(`${token.unitSurface}${next}`)
  if (
    seats &&
    /(?:提升|上升|前移|前进|跃升|晋升|下降|提高|进位|升|进|居|列|至|后退|攀升)(?:了|至|到)?$/.test(before)
  )
    return 'rank'
  if (/^位次|^名次/.test(next)) return 'rank'
  if (token.unit === null && /^(?:上榜|进$)/.test(next) && /(?:进入|跻身|入选).{0,8}$/.test(before))
    return 'rank'
  return null
}

function timeReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  const origin = /(?:从|由)(?:[^，。；]{0,10}的)?$/.test(before) && /^[^，。；]{0,4}(?:到|至|为)/.test(next)
  if (origin && token.unit?.class === 'time' && !/^[年月日号时]/.test(token.unitSurface)) return null
  if (token.unit?.canonical === 'yearOfAge') {
    return levelBefore.test(before) &&
      (token.after === null || before.includes('寿命')) &&
      !/^[一-鿿]/.test(next)
      ? null
      : 'age'
  }
  if (token.unit?.class !== 'time') {
    const yearLike = token.unit === null && token.scale === 1 && token.value >= 1900 && token.value <= 2100
    return yearLike && Number.isInteger(token.value) && !levelBefore.test(before) ? 'date' : null
  }
  const { canonical } = token.unit
  if (canonical === 'monthOfYear' || canonical === 'session' || canonical === 'timeOfDay') return 'date'
  if (canonical === 'year') {
    if ((token.value >= 1900 && token.value <= 2100) || /周年|届/.test(token.unitSurface)) return 'date'
    return /(?:寿命|年限|受教育).{0,8}$/.test(before) && levelBefore.test(before) ? null : 'duration'
  }
  if (/^(?:日|号|时)/.test(token.unitSurface)) return 'date'
  if (
    /(?:缩短|压缩|降|减|提高|提升|增加|延长|达|保持|稳定|控制|优化)(?:到|至|为|在)?(?:超过?|不少于|约)?$/.test(
      before,
    ) &&
    !/^[一-鿿]/.test(next)
  )
    return null
  return 'duration'
}

function bareReason(token: NumberToken, before: string, next: string): LeftoverReason | null {
  if (/^大(?!学|会|概|小|力|数据|厅|桥|型)/.test(next) && token.unit === null) return 'partCount'
  if (token.unit?.class === 'physical' && /^(?:覆盖|服务圈|范围|半径|以内覆盖|见方)/.test(next)) return 'name'
  if (token.unit !== null || token.scale > 1) return null
  if (/(?:从|由)$/.test(before) && /^[^，。；]{0,4}(?:到|至|为)/.test(next)) return null
  const predicate = /(?:达到?|为|到|至|在|超过?|突破|不低于|不少于|不高于|不超过|高于|低于|近|约|逾)$/.test(
    before,
  )
  return predicate && (next === '' || /^[，。；、)！？\n]/.test(next)) ? null : 'bareNumber'
}

// Reasons that need the clause --------------------------------------------------------------------------------------
