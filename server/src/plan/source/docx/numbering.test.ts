// Automatic numbers as Word prints them: formats, levels that start anew, lists that restart, marks from styles.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberMark } from './number-marks.ts'
import { Numbering, paragraphStyles } from './numbering.ts'
import { walkXml } from './xml-walk.ts'

test('each format writes its own signs', () => {
  const written = (format: string, ...values: readonly number[]) =>
    values.map((value) => numberMark(value, format)).join(' ')
  expect(written('chineseCounting', 1, 10, 11, 20, 21, 100, 105, 110, 2026)).toBe(
    '一 十 十一 二十 二十一 一百 一百零五 一百一十 二千零二十六',
  )
  expect(written('chineseLegalSimplified', 1, 12)).toBe('壹 壹拾贰')
  expect(written('decimalEnclosedCircleChinese', 1, 20, 21)).toBe('① ⑳ 21')
  expect(written('upperRoman', 4, 1999)).toBe('IV MCMXCIX')
  expect(written('lowerLetter', 1, 26, 27, 53)).toBe('a z aa aaa')
  expect(written('ideographTraditional', 1, 10)).toBe('甲 癸')
  expect(written('decimalFullWidth', 12)).toBe('１２')
  expect(written('something new', 7)).toBe('7')
})

const lists = (nums: string) => `<w:numbering>
  <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF06C"/></w:lvl>
  </w:abstractNum>${nums}</w:numbering>`
const one = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'

test('a deeper level starts anew under each higher one, and legal numbers are digits', () => {
  const numbering = new Numbering(lists(one), new Map())
  const marks = [0, 1, 1, 2, 0, 1, 2, 2, 3].map((level) => numbering.next({ list: '1', level }))
  expect(marks).toEqual(['一、', '（一）', '（二）', '1.2.1', '二、', '（一）', '2.1.1', '2.1.2', '●'])
})

test('another list of the same kind counts on, unless it says where to start', () => {
  const more = `${one}<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
  const numbering = new Numbering(lists(more), new Map())
  const marks = ['1', '2', '3', '3'].map((list) => numbering.next({ list, level: 0 }))
  expect(marks).toEqual(['一、', '二、', '一、', '二、'])
})

test('a style brings its list, its heirs too; numId 0 takes a paragraph out of it', () => {
  const styles = paragraphStyles(`<w:styles>
    <w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>
    <w:style w:styleId="c"><w:name w:val="round"/><w:basedOn w:val="c"/></w:style></w:styles>`)
  const numbering = new Numbering(lists(one), styles)
  expect(numbering.placeOf('b', {})).toEqual({ list: '1', level: 1 })
  expect(numbering.placeOf('b', { list: '0' })).toBeUndefined()
  expect(numbering.placeOf('c', {})).toBeUndefined()
  expect(numbering.placeOf(undefined, { list: '9' })).toBeUndefined()
})

test('whatever is walked ends, and every opening of a whole tag has its name', () => {
  const pieces = [
    '<a>',
    '</a>',
    '<b x="1>2"/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '"',
    "'",
    '<',
    '>',
    '字&#x41;',
    '<?',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const seen: string[] = []
      walkXml(parts.join(''), {
        open: (name) => seen.push(name),
        close: () => undefined,
        text: () => undefined,
      })
      expect(seen.length).toBeLessThanOrEqual(parts.length)
    }),
  )
  const heard: string[] = []
  walkXml('<w:t a="&gt;>">x&amp;y<![CDATA[<z>]]></w:t>', {
    open: (name, attribute) => heard.push(`${name} ${attribute('a') ?? ''}`),
    close: (name) => heard.push(`/${name}`),
    text: (characters) => heard.push(characters),
  })
  expect(heard).toEqual(['t >>', 'x&y', '<z>', '/t'])
})
