// Highlighting never loses or repeats a character of the plan.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './spans.ts'

test('the pieces joined are the text, whatever the spans', () => {
  const edge = fc.integer({ min: -5, max: 40 })
  const span = fc
    .tuple(edge, edge)
    .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)])
  const spans = fc.array(span).map((list) => list.map((each, at) => ({ id: String(at), span: each })))
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), spans, (text, list) => {
      return (
        piecesOf(text, list)
          .map((piece) => piece.text)
          .join('') === text
      )
    }),
  )
})

test('a span inside another belongs to both targets', () => {
  const pieces = piecesOf('新增高企一千家', [
    { id: 'a', span: [0, 7] },
    { id: 'b', span: [2, 4] },
  ])
  expect(pieces.map(({ text, targets }) => [text, targets.join()])).toEqual([
    ['新增', 'a'],
    ['高企', 'a,b'],
    ['一千家', 'a'],
  ])
})
