// The invented city: twelve districts and a high-tech zone with division codes that are reserved for samples.
import type { Label } from '@corridor/base'
import type { CodeLists } from '@corridor/registers'

interface Place {
  readonly code: string
  readonly label: Label
  /** Share of the city's organisations, in percent. */
  readonly share: number
  /** Column and row on the tile map. */
  readonly tile: readonly [number, number]
}

const places: readonly Place[] = [
  { code: '990101', label: { zh: '澜湖区', en: 'Lanhu District' }, share: 16, tile: [2, 1] },
  { code: '990102', label: { zh: '云岫区', en: 'Yunxiu District' }, share: 13, tile: [1, 1] },
  { code: '990103', label: { zh: '星澄区', en: 'Xingcheng District' }, share: 12, tile: [2, 2] },
  { code: '990104', label: { zh: '槐汀区', en: 'Huaiting District' }, share: 10, tile: [0, 1] },
  { code: '990105', label: { zh: '砚溪区', en: 'Yanxi District' }, share: 9, tile: [1, 2] },
  { code: '990106', label: { zh: '青棠区', en: 'Qingtang District' }, share: 9, tile: [3, 1] },
  { code: '990107', label: { zh: '鹤汀区', en: 'Heting District' }, share: 8, tile: [3, 2] },
  { code: '990108', label: { zh: '柳渚区', en: 'Liuzhu District' }, share: 7, tile: [0, 2] },
  { code: '990109', label: { zh: '松陂区', en: 'Songpi District' }, share: 6, tile: [1, 0] },
  { code: '990110', label: { zh: '禾麓区', en: 'Helu District' }, share: 4, tile: [2, 0] },
  { code: '990111', label: { zh: '泽瑶县', en: 'Zeyao County' }, share: 3, tile: [1, 3] },
  { code: '990112', label: { zh: '岚坞县', en: 'Lanwu County' }, share: 3, tile: [2, 3] },
]

/** How many districts there are; the same number, as an index, stands for outside the city. */
export const districtCount = places.length
export const outsideIndex = districtCount
const outsideCode = 'outside'

/** The code in the list `districts`. */
export const districtCode = (index: number): string => places[index]?.code ?? outsideCode
export const districtName = (index: number): string => places[index]?.label.zh ?? ''

/** The six digits inside a credit code; outside the city they are reserved, too. */
export const divisionDigits = (index: number): string => places[index]?.code ?? '990190'

export const zoneCode = '990171'

/** In a hundred consecutive organisations every district has its share, scattered. */
const slots: readonly number[] = places
  .flatMap(({ share }, index) => Array.from({ length: share }, () => index))
  .map((_, slot, all) => all[(slot * 37) % 100] ?? 0)

const slotsOf: readonly (readonly number[])[] = places.map((_, district) =>
  slots.flatMap((owner, slot) => (owner === district ? [slot] : [])),
)

export const homeDistrict = (index: number): number => slots[index % 100] ?? 0

const rankOfSlot: readonly number[] = slots.map((owner, slot) => slotsOf[owner]?.indexOf(slot) ?? 0)
const shareOf = (district: number): number => slotsOf[district]?.length ?? 1

/** The how-manieth of its district an index is, from 0: one to one within the district. */
export const rankInDistrict = (index: number): number =>
  Math.floor(index / 100) * shareOf(homeDistrict(index)) + (rankOfSlot[index % 100] ?? 0)

/** The inverse of `rankInDistrict`. */
export const nthOfDistrict = (district: number, rank: number): number =>
  Math.floor(rank / shareOf(district)) * 100 + (slotsOf[district]?.[rank % shareOf(district)] ?? 0)

/** How many of the first `size` indices surely lie in the district. */
export const sizeInDistrict = (size: number, district: number): number =>
  Math.max(1, Math.floor(size / 100) * shareOf(district))

/** The code lists `districts` (with `outside`) and `functional-areas`. */
export function demoCodeLists(): CodeLists {
  const districts = new Map<string, Label>(places.map(({ code, label }) => [code, label]))
  districts.set(outsideCode, { zh: '市外', en: 'Outside the city' })
  const areas = new Map<string, Label>([[zoneCode, { zh: '高新区（示例）', en: 'High-tech Zone (sample)' }]])
  return new Map([
    ['districts', districts],
    ['functional-areas', areas],
  ])
}

export interface Tile {
  readonly code: string
  readonly label: Label
  /** From 0, left to right. */
  readonly column: number
  /** From 0, top to bottom. */
  readonly row: number
}

/** Where each district lies on the tile map: a sketch of neighbours, not geometry. */
export const demoTiles = (): readonly Tile[] =>
  places.map(({ code, label, tile: [column, row] }) => ({ code, label, column, row }))
