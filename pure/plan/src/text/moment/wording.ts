// How a text looks at its numbers: counts of wordings that plan and of wordings that report (GUIDE §7).
//
// Invariant: the counts depend on the stretch of text alone.

import { pattern } from '../words/pattern.ts'

const aheadWords = pattern(
  'g',
  '(?:具体|总体|工作|发展|年度|主要|指标|预期|核心|量化|任务)目标[:：]|力争|确保|争取|预期目标|今年(?:要|将)|重点任务|目标任务|主要目标|目标是|目标为|(?:^|[，。；])(?:要|',
  '将|计划|拟)|拟(?:安排|发行|按|新增|实施)|我们将|我们要|必须|计划(?:安排|投资|实施|新|建|完成|增长)|工作(?:安排|任务|打算)|重点(?:抓好|做好)',
)
/** Verbs with which a plan gives its orders. */
const orderVerbs = [
  '加快|推动|推进|强化|实施|支持|深化|健全|完善|优化|加强|开展|大力|积极|着力|深入|持续|构建|打造|培育|布局|推行|发展|建立|鼓励|引导|促进|统筹|做优|做强|',
  '做大|谋划|聚焦|落实|抓好|办好|拓展|扩大|提升|坚持|组织|组建|巩固|协同|稳定|稳步|提供|保障|启动|改造|治理|争创|高效|高质量|高标准|全面|发挥|用好|抢抓|',
  '加力|狠抓|加大|严格|壮大|丰富|常态化',
].join('')
const orders = pattern('g', '(?:^|[，。；：])(?:“?[^，。；：”]{0,4}是)?(?:', orderVerbs, ')')
/** 创新动能持续增强。: a subject and what became of it, as accounts of the past open a paragraph. */
const outcomes = pattern(
  'g',
  '(?:^|[。；\\n])(?!(?:要|将|让|使|',
  orderVerbs,
  '))[一-鿿“”、]{2,14}(?:提升|增强|改善|壮大|优化|显现|彰显|凸显|巩固|向好|提速|突破|跃升|完善|进步|夯实|见效|',
  '领先|活跃|转换|释放|迸发|加速|涌现|回升|提质|增效|扩大|丰富|深化|加快|增进|稳固|蝶变|升级|发力|运营|投用|通车)(?=[，。；])',
)
const behindWords = pattern(
  'g',
  '同比|比上年|较上年|比去年|较去年|比\\d{4}年|较\\d{4}年|居(?:全国|全省|中国|全球|世界|西部|中部|首位|第)|位居|位列|',
  '跃居|稳居|排名|荣获|获评|入选|上榜|成效(?:明显|显著)|显著(?:增强|提升|提高|改善)|明显(?:增强|提升|提高|改善|成效)|',
  '持续(?:向好|增强|改善|优化|提升|扩大|增长|攀升|走在|领先|巩固)|不断(?:提高|增强|完善|优化|提升|壮大|改善|扩大|涌现|',
  '深化)|取得(?:重大|显著|明显|积极|新|重要|历史|突破)|成功|圆满|顺利(?!推)|创(?:历史)?新高|历史(?:性)?(?:新高|',
  '突破|最好|最高)|首次|率先|跃升|提升至|增加到|上升到|提高到.{0,12}[。；]|(?:从|由)[^，。]{1,16}(?:增加|',
  '增长|提高|提升|上升|下降)(?:到|至)|实现(?:新|历史|系统|重大|全面)[^，。]{0,4}(?:跨越|突破|重塑|提升)|五年来|',
  '更加|迈上|(?:全面|超额|基本)完成|了(?=[，。；一新重])|扎实推进[，。；]|(?:稳步|持续)推进[，。；]|已|累计(?:完成|',
  '建成|培育|新增|下降|增长|减|为|发放|投入|实现)|走在前列|达历史|深化拓展|提级扩能|落地见效|做出了|作出|贡献了|连续\\d|实现零的突破|',
  '喜人|有目共睹|[决成现加升长低造]了|拥有|增势|势头|见底|转正|平稳运行',
)

/** Plans print round numbers with limits; accounts of the past print fine ones. */
const limits = /\d[^，。；、\d]{0,4}(?:以上|左右|以内)/g
const fine = /\d{2,}\.\d|\d\.\d{2,}|\d\.[1-46-9]%|[1-9]\d{2,}[1-9](?![\d年])/g
const uneven = /(?<![\d.])[1-9][1-46-9](?![\d.年月日号家级强])|\d\.[1-46-9](?![\d%])/g

/** How often each kind of wording occurs. */
export type Wording = {
  readonly ahead: number
  readonly orders: number
  readonly limits: number
  readonly behind: number
  readonly outcomes: number
  readonly fine: number
  readonly uneven: number
}

/** Count the wordings of a stretch of text; of a long one its first 6,000 characters. */
export function wordingOf(body: string): Wording {
  const text = body.slice(0, 6000)
  return {
    ahead: count(text, aheadWords),
    orders: count(text, orders),
    limits: count(text, limits),
    behind: count(text, behindWords),
    outcomes: count(text, outcomes),
    fine: count(text, fine),
    uneven: count(text, uneven),
  }
}

function count(text: string, words: RegExp): number {
  words.lastIndex = 0
  let found = 0
  while (words.test(text)) found += 1
  return found
}
