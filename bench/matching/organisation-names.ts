// Measures the index of organisation names: half a million built, ten thousand misspelt ones looked up.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chance } from '@corridor/base'
import { buildNameIndex, candidatesFor } from '@corridor/matching'
import { readingsOf } from '../../server/src/registers/resolution/readings.ts'
import { type Line, line } from '../line.ts'

const names = 500_000
const lookups = 10_000
const seed = 20260412

interface Measured {
  readonly buildSeconds: number
  readonly lookupSeconds: number
  readonly megabytes: number
  readonly keys: number
  readonly found: number
}

const isMeasured = (message: unknown): message is Measured =>
  typeof message === 'object' && message !== null && 'buildSeconds' in message && 'found' in message

const places = '济南 青岛 烟台 潍坊 北京 上海 深圳 杭州 南京 苏州 武汉 成都 西安 郑州 长沙 合肥'.split(' ')
const tradeCharacters = Array.from(
  '安邦博昌成诚创达德鼎东恩方飞丰福富高格光广国海汉瀚浩和恒宏华辉汇惠佳嘉健金晋京景巨凯康科坤蓝乐力立利联良龙隆绿迈茂美民明能宁诺鹏齐启千强勤庆全仁荣融瑞润三森山盛圣世泰天通万威维伟文五希新信星兴旭轩雅亚洋业一宜益银盈永优友宇裕元远云泽展长兆振正志智中众卓子尊',
)
const businesses =
  '信息技术 生物科技 新材料 智能装备 环保科技 新能源 软件 网络科技 医疗器械 机械制造 电子商务 建筑工程 食品 物流 化工 农业科技 文化传媒 教育咨询 光电 精密仪器'.split(
    ' ',
  )
const forms = ['有限公司', '有限责任公司', '股份有限公司']

function inventedNames(): readonly string[] {
  const { pick } = chance(seed)
  const invented = new Set<string>()
  while (invented.size < names) {
    const trade =
      pick(tradeCharacters) + pick(tradeCharacters) + (invented.size % 3 === 0 ? pick(tradeCharacters) : '')
    invented.add(`${pick(places)}示例${trade}${pick(businesses)}${pick(forms)}`)
  }
  return [...invented]
}

/** As workbooks write it: without place, with one character less, another width, another form, or with a level word. */
function misspelt(name: string, manner: number): string {
  const at = 4 + (manner % 2)
  const manners = [
    () => name.slice(2),
    () => name.slice(0, at) + name.slice(at + 1),
    () => ` ${name}（公章）`,
    () => name.replace('有限责任公司', '有限公司'),
    () => `${name.slice(0, 2)}市${name.slice(2)}`,
  ]
  return manners[manner % manners.length]?.() ?? name
}

function measure(): Measured {
  const parties = inventedNames().map((name) => ({ name }))
  globalThis.gc?.()
  const before = process.memoryUsage()
  const start = performance.now()
  const index = buildNameIndex(parties, readingsOf)
  const buildSeconds = (performance.now() - start) / 1000
  globalThis.gc?.()
  const after = process.memoryUsage()
  const asked = Array.from({ length: lookups }, (_, at) => ({ at, of: (at * 7919) % names }))
  const begun = performance.now()
  let found = 0
  for (const { at, of } of asked) {
    const party = parties[of]
    const candidates = candidatesFor({ name: misspelt(party?.name ?? '', at) }, index)
    if (candidates.some((candidate) => candidate.party === party)) found += 1
  }
  return {
    buildSeconds,
    lookupSeconds: (performance.now() - begun) / 1000,
    megabytes: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
    keys: index.hashes.length,
    found,
  }
}

/** In a process of its own, so that memory is that of the index alone. */
function measured(): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['measure'], {
      execArgv: ['--expose-gc', '--import', 'tsx'],
    })
    child.on('message', (message) =>
      isMeasured(message) ? resolve(message) : reject(new Error('no measure')),
    )
    child.on('exit', (code) =>
      code === 0 ? undefined : reject(new Error(`the measurement ended with ${code}`)),
    )
  })
}

export async function organisationNamesBench(): Promise<readonly Line[]> {
  const { buildSeconds, lookupSeconds, megabytes, keys, found } = await measured()
  const name = 'organisation-names'
  return [
    line({
      name,
      measure: `index of ${names} names built (${keys} keys), against a minute`,
      value: buildSeconds,
      unit: 's',
      against: 60,
      must: '<= 1',
    }),
    line({
      name,
      measure: 'memory of that index beside the names themselves, against 400 MB',
      value: megabytes,
      unit: 'MB',
      against: 400,
      must: '<= 1',
    }),
    line({
      name,
      measure: `${lookups} misspelt names looked up, each with evidence, against 5 ms a name`,
      value: (lookupSeconds * 1000) / lookups,
      unit: 'ms',
      against: 5,
      must: '<= 1',
    }),
    line({
      name,
      measure: 'of these, the right one among at most ten candidates',
      value: found,
      unit: 'names',
      against: lookups,
      must: '>= 0.95',
    }),
  ]
}

if (process.argv[2] === 'measure' && process.send !== undefined) process.send(measure())
