// The text of a plan as people give it: pasted, saved as a page, with signs that only look like a page, or hostile.
import { expect, test } from 'vitest'
import { readPlanText } from './plan-text.ts'

const textOf = (given: string): string => {
  const read = readPlanText(given)
  return read.ok ? read.value : read.problems.map(({ code }) => code).join()
}

test('a pasted text keeps every character but the mark at its start and the line ends of Windows', () => {
  expect(textOf('\uFEFF一、目标\r\n企业<100家的县，增长5%<br>\r')).toBe(
    '一、目标\n企业<100家的县，增长5%<br>\n',
  )
})

test('radicals that a printing program wrote become the characters they stand for, one for one', () => {
  const printed = '⾼新技术企业净增⻓120家，⼈⺠⽣活，⽔⽕'
  expect(textOf(printed)).toBe('高新技术企业净增长120家，人民生活，水火')
  expect(textOf(printed)).toHaveLength(printed.length)
})

test('a page becomes its words: no scripts, addresses or pictures, headings as they were written', () => {
  const page =
    '<html><body><h1>Plan a</h1><p>新增<b>20</b>家</p><a href="http://sample.test/x">相关</a><img alt="图" src="x"></body></html>'
  expect(textOf(page)).toBe('Plan a\n\n新增20家\n\n相关')
})

test('a page hidden until its script has run, and one that is all links, are given whole', () => {
  expect(textOf('<html><body style="display:none"><p>新增20家企业，增长3%。</p></body></html>')).toBe(
    '新增20家企业，增长3%。',
  )
  const links = ['目标一', '目标二', '目标三'].map((words) => `<a href="x">${words}</a>`).join('<br>')
  expect(textOf(`<html><div class="menu">${links}</div></html>`)).toBe('目标一\n目标二\n目标三')
})

test('a fragment with several paragraphs is a page too', () => {
  expect(textOf('<p>一</p><p>二</p><p>三</p>')).toBe('一\n\n二\n\n三')
})

test('a page nested two hundred thousand times is answered in time', { timeout: 10_000 }, () => {
  const started = performance.now()
  textOf(`<html>${'<div>'.repeat(200_000)}深${'</div>'.repeat(20_000)}`)
  expect(performance.now() - started).toBeLessThan(8_000)
})

test('what is refused says what was given and what to do, in both languages', () => {
  const read = readPlanText('\u0001\u0002\u0003\u0004')
  expect(read.ok ? undefined : read.problems[0]).toMatchObject({ code: 'plan/binary', given: '4 / 4' })
  for (const problem of read.ok ? [] : read.problems) {
    expect(problem.fix?.zh).not.toBe('')
    expect(problem.fix?.en).toMatch(/\.$/)
  }
})
