// Acts on an outline by example, and for any sequence of them: the list stays a tree and nothing else is lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  endOf,
  type Headings,
  inserted,
  moved,
  parentOf,
  removed,
  reworded,
  seenPlaces,
  shifted,
} from './outline-tree.ts'

const list = (...levels: readonly number[]): Headings =>
  levels.map((level, at) => ({ key: at + 1, level, marker: null, title: `第${at + 1}条`, slogan: null }))

const keys = (headings: Headings | undefined) => headings?.map(({ key }) => key)
const levels = (headings: Headings | undefined) => headings?.map(({ level }) => level)

describe('an outline', () => {
  const tree = list(1, 2, 3, 2, 1, 2)

  test('moves a heading with everything below it past its neighbour, and not out of its parent', () => {
    expect(moved(tree, 1, 'down')).toMatchObject({ at: 2 })
    expect(keys(moved(tree, 1, 'down')?.headings)).toEqual([1, 4, 2, 3, 5, 6])
    expect(keys(moved(tree, 4, 'up')?.headings)).toEqual([5, 6, 1, 2, 3, 4])
    expect([moved(tree, 1, 'up'), moved(tree, 3, 'down'), moved(tree, 0, 'up')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('indents under the heading before, never by two levels, and outdents', () => {
    expect(levels(shifted(tree, 4, 1)?.headings)).toEqual([1, 2, 3, 2, 2, 3])
    expect(levels(shifted(tree, 1, -1)?.headings)).toEqual([1, 1, 2, 2, 1, 2])
    expect([shifted(tree, 1, 1), shifted(tree, 0, 1), shifted(tree, 0, -1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(shifted(list(8, 9, 8, 9), 2, 1)).toBeUndefined()
  })

  test('inserts after all that is below, removes with all that is below, and takes no empty title', () => {
    expect([inserted(tree, 0).at, levels(inserted(tree, 1).headings)]).toEqual([4, [1, 2, 3, 2, 2, 1, 2]])
    expect(keys(removed(tree, 0).headings)).toEqual([5, 6])
    expect([inserted([], 0).headings.length, removed(list(1), 0)]).toEqual([1, { headings: [], at: 0 }])
    expect(reworded(tree, 0, { title: ' ', marker: null, slogan: null })).toBeUndefined()
    expect(reworded(tree, 0, { title: ' 目标 ', marker: '一、', slogan: ' ' })?.headings[0]).toMatchObject({
      title: '目标',
      marker: '一、',
      slogan: null,
    })
  })

  test('knows what is below, above and seen', () => {
    expect([endOf(tree, 0), parentOf(tree, 2), parentOf(tree, 4)]).toEqual([4, 1, -1])
    expect(seenPlaces(tree, new Set([2]))).toEqual([0, 1, 3, 4, 5])
  })
})

test('stays a tree after any sequence of acts, and only a removal takes headings away', () => {
  const seed = Math.trunc(Date.now() % 2_147_483_647)
  const acts = fc.array(
    fc.tuple(fc.constantFrom('up', 'down', 'in', 'out', 'insert', 'remove'), fc.nat(30)),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(acts, (sequence) => {
      let headings = list(2, 1, 2, 3, 3, 2, 1)
      for (const [act, pick] of sequence) {
        const at = pick % Math.max(1, headings.length)
        const before = headings
        if (act === 'up' || act === 'down') headings = moved(headings, at, act)?.headings ?? headings
        else if (act === 'in' || act === 'out')
          headings = shifted(headings, at, act === 'in' ? 1 : -1)?.headings ?? headings
        else headings = (act === 'insert' ? inserted(headings, at) : removed(headings, at)).headings
        const jumps = headings.filter(
          ({ level }, index) => index > 0 && level > (headings[index - 1]?.level ?? 0) + 1,
        )
        expect([
          `seed ${seed} ${act}`,
          jumps,
          headings.every(({ level }) => level >= 1 && level <= 9),
        ]).toEqual([`seed ${seed} ${act}`, [], true])
        expect(new Set(keys(headings)).size).toBe(headings.length)
        if (act !== 'remove' && act !== 'insert')
          expect(keys(headings)?.toSorted()).toEqual(keys(before)?.toSorted())
      }
    }),
    { seed },
  )
})
