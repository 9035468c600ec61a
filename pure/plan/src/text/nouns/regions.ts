// Regions and bodies in front of a quantity: they go to the scope of a record (GUIDE §3.1).
//
// Invariant: a region is only read off where something that is measured or counted follows it.

import { wordAt, wordEnding } from '../words/lexicon.ts'
import { nameStarts } from '../words/name-starts.table.ts'
import { placeNames } from '../words/places.table.ts'
import { makeVerbs, measureHeads, newVerbs } from '../words/words.table.ts'
import { closing } from './closings.ts'

/** 某某镇将力争实现, 示例港货物吞吐量: a place that does something, or a port in front of its traffic. */
const actingPlace =
  /^(?!城镇|乡镇|城市|社区|园区|景区|农村|地区|片区|库区|灌区|牧区|城乡|小区|街区|山区|老区|校区)[一-鿿]{1,5}(?:[省市县区镇乡州盟旗]|街道)(?=(?:将|要|拟|力争|计划|预计|全年|今年|去年|共|累计|完成|实现|新增|净增|新建)[一-鿿\d])|^[一-鿿]{1,4}港(?=完成|货物|集装箱)|^[一-鿿]{2,5}(?<!支线|干线|通用|民用|运输|枢纽)机场(?=完成|旅客|货邮)|^[一-鿿]{1,5}(?<!铁路|公路|陆路)口岸(?=[一-鿿（(]{2})/

/** 示例高新区 in front of a quantity: a body of its own. */
const zoneName =
  /^[^级个全省市县区的各类，、和与及建设国家推进支持]{2,9}?(?:高新区|经开区|新区|开发区|自贸区|自治州|实验区|试验区|保税区|综保区)(?!域|块)/

/** 云南省外贸进出口总值, 高新区地区生产总值, 某某港区货物吞吐量. */
const officialPlace =
  /^(?:高新区|经开区|开发区|新区)|^(?![^省]{0,3}[跨出全各本我])[一-鿿]{2,5}?(?:(?<=^[一-鿿]{2,4})省|自治区|(?<!城)市(?!场|级|政|区|属|民|值|内)|自治州|港区|片区|开发区|高新区|经开区|新区|保税区)/

const opensName = (text: string, at: number): boolean =>
  wordAt(nameStarts, text, at) !== '' || /^(?:全社会|规模以上|规上|限额以上)/.test(text.slice(at, at + 4))

/** The document's own place; the short form without 市 or 省 only before a quantity (陕西实验室 is a name). */
export function regionAt(
  text: string,
  at: number,
  end: number,
  place: readonly string[],
): string | undefined {
  const zone = zoneName.exec(text.slice(at, Math.min(end, at + 14)))?.[0] ?? ''
  if (
    zone !== '' &&
    (wordEnding(measureHeads, text, end, at + zone.length + 2) !== '' ||
      /^的?(?:实现|完成)/.test(text.slice(at + zone.length, end)))
  )
    return zone
  const body = doingBody(text, at, end)
  if (body !== '') return body
  const bare = wordAt(placeNames, text, at, end)
  if (
    bare !== '' &&
    wordEnding(measureHeads, text, end, at + bare.length + 1) !== '' &&
    !/^[省市区州县]/.test(text.slice(at + bare.length, at + bare.length + 1)) &&
    opensName(text, at + bare.length)
  )
    return bare
  const official = officialPlace.exec(text.slice(at, Math.min(end, at + 14)))?.[0] ?? ''
  const measured = wordEnding(measureHeads, text, end, at + official.length + 1) !== ''
  if (official !== '' && measured && opensName(text, at + official.length)) return official
  const acting =
    at + 12 < end + 8 ? (actingPlace.exec(text.slice(at, Math.min(end + 2, at + 12)))?.[0] ?? '') : ''
  if (acting !== '' && at + acting.length < end && !/[全各本我该年月]|城镇|乡镇/.test(acting)) return acting
  return place.find((name) => {
    const to = at + name.length
    if (!text.startsWith(name, at) || to >= end || closing.test(text.slice(to, end))) return false
    if (/^(?:高新|经开|经济|开发|新区|自贸|大学|机场|都市圈|湾区|保税|综保)/.test(text.slice(to, to + 3)))
      return false
    return (
      /[省市县区州]$/.test(name) ||
      wordEnding(measureHeads, text, end, to) !== '' ||
      /^(?:全年|去年|今年|\d)/.test(text.slice(to, to + 2))
    )
  })
}

const bodies = /^[一-鿿]{1,8}?(?:局|厅|委|办公室|海关|公司|银行|银行机构|政府|供销社|财政)(?=[一-鿿]{3})/

/** 县水务局除险加固病险水库23座: who does it, where a verb follows. */
function doingBody(text: string, at: number, end: number): string {
  const body = bodies.exec(text.slice(at, Math.min(end, at + 14)))?.[0] ?? ''
  if (body === '') return ''
  const to = at + body.length
  const verb = wordAt(makeVerbs, text, to, end) || wordAt(newVerbs, text, to, end)
  const counted = /^(?:共|累计|先后|陆续)/.test(text.slice(to, to + 2))
  return counted || (verb.length >= 2 && to + verb.length < end) ? body : ''
}
