// Reads a Chinese organisation name into its parts: place, trade name, line of business, legal form, branch.
import { takePlaces, wholePlace } from './place.ts'
import { businessWords, vagueWords } from './words/business.table.ts'
import { branchEnds, bracketNoise, institutionNouns, legalForms } from './words/forms.table.ts'
import { writtenForm } from './written-form.ts'

/**
 * The parts follow the order of the Provisions on Enterprise Name Registration (企业名称登记管理规定, art. 6):
 * division, trade name, industry, organisational form. All texts are in their written form; absent parts are ''.
 */
export interface OrganisationName {
  readonly written: string
  /** Outermost first, without level words: 山东省济南市 → 山东, 济南. */
  readonly places: readonly string[]
  /** Whether the place stood in brackets, as in 示例（上海）. */
  readonly bracketed: boolean
  readonly trade: string
  /** Words for the line of business, in the order written. */
  readonly business: readonly string[]
  /** Class of legal form: limited, jointStock, company, partnership, cooperative, works; '' for none. */
  readonly form: string
  /** Institution noun: 大学, 医院, 研究所. */
  readonly noun: string
  /** What follows the form or noun: 历城分公司, 附属医院, 计算机学院. */
  readonly branch: string
  readonly formerNames: readonly string[]
}

interface Opened {
  readonly text: string
  readonly places: readonly string[]
  readonly branch: string
  readonly formerNames: readonly string[]
}

const former = /^(?:原名|原|曾用名|前身|更名前)(?:为|是)?:?(.{4,})$/
const bracketPair = /\(([^()]*)\)?/

function openBrackets(written: string): Opened {
  let text = written.replace(/\(集团\)/g, '集团')
  const places: string[] = []
  const formerNames: string[] = []
  let branch = ''
  for (let found = bracketPair.exec(text); found !== null; found = bracketPair.exec(text)) {
    const inside = (found[1] ?? '').replace(/:/g, '')
    const earlier = former.exec(found[1] ?? '')?.[1]
    const place = wholePlace(inside)
    let inline = ''
    if (earlier !== undefined) formerNames.push(earlier)
    else if (place !== undefined) places.push(...place)
    else if (branchEnds.test(inside)) branch = inside
    else if (!bracketNoise.test(inside)) inline = inside
    text = text.slice(0, found.index) + inline + text.slice(found.index + found[0].length)
  }
  return { text: text.replace(/[():]/g, ''), places, branch, formerNames }
}

const firmHead = /^(.{2,}(?:公司|合伙企业|合作社|银行|集团|厂))(.{2,})$/
const institutionHead = /^(.{2,}?(?:大学|职业学院|医院|科学院|研究院|研究所|设计院|中学|小学|厅|局))(.{2,})$/
const withinGroup = /^(.{2,}?集团)(.{2,})$/

interface Split {
  readonly head: string
  readonly branch: string
}

function splitBranch(text: string): Split {
  const firm = firmHead.exec(text)
  if (firm?.[1] !== undefined && firm[2] !== undefined && branchEnds.test(firm[2])) {
    return { head: firm[1], branch: firm[2] }
  }
  if (formOf(text).form !== '') return { head: text, branch: '' }
  const institution = institutionHead.exec(text)
  if (institution?.[1] !== undefined && institution[2] !== undefined) {
    return { head: institution[1], branch: institution[2] }
  }
  return { head: text, branch: '' }
}

function formOf(text: string): { readonly rest: string; readonly form: string } {
  for (const [suffix, form] of legalForms) {
    if (text.length > suffix.length + 1 && text.endsWith(suffix)) {
      return { rest: text.slice(0, -suffix.length), form }
    }
  }
  const torn = /^(.{3,}?)(股份)?有限(?:责任)?公.$/.exec(text)
  if (torn?.[1] === undefined) return { rest: text, form: '' }
  return { rest: torn[1], form: torn[2] === undefined ? 'limited' : 'jointStock' }
}

/** A firm of a group: 示例集团财务, after the form is taken off. A group's own name ends with 集团. */
function splitGroup(rest: string): Split & { readonly places: readonly string[] } {
  if (rest.endsWith('集团')) return { head: rest.slice(0, -2) || rest, branch: '', places: [] }
  const [, group, tail] = withinGroup.exec(rest) ?? []
  if (group === undefined || tail === undefined) return { head: rest, branch: '', places: [] }
  const place = wholePlace(tail)
  const head = group.slice(0, -2)
  return place === undefined ? { head, branch: tail, places: [] } : { head, branch: '', places: place }
}

const longestWord = Math.max(...[...businessWords].map((word) => word.length))

function splitBusiness(core: string): { readonly trade: string; readonly business: readonly string[] } {
  const business: string[] = []
  let trade = core
  while (trade !== '') {
    const limit = Math.min(longestWord, trade.length)
    let found = ''
    for (let length = limit; length >= 1 && found === ''; length -= 1) {
      if (businessWords.has(trade.slice(-length))) found = trade.slice(-length)
    }
    const left = trade.slice(0, trade.length - found.length)
    if (found === '' || left.length === 1) break
    business.unshift(found)
    trade = left
  }
  return { trade, business }
}

function nounOf(core: string): string {
  const noun = institutionNouns.find((word) => core.endsWith(word)) ?? ''
  return core.length - noun.length >= 2 || noun.length > 1 ? noun : ''
}

/** Never fails: what cannot be told apart stays in the trade name. */
export function readOrganisationName(name: string): OrganisationName {
  const written = writtenForm(name)
  const opened = openBrackets(written)
  const split = splitBranch(opened.text)
  const { rest, form } = formOf(split.head)
  const head = takePlaces(rest)
  const group = splitGroup(head.rest)
  const noun = nounOf(group.head)
  const core = group.head.slice(0, group.head.length - noun.length)
  const { trade, business } = splitBusiness(core)
  const institutional = form === '' && noun !== ''
  const places = head.places.length > 0 ? head.places : [...group.places, ...opened.places]
  const seat = institutional && opened.branch === '' && split.branch === '' ? opened.places.join('') : ''
  return {
    written,
    places: seat !== '' && head.places.length === 0 ? [] : places,
    bracketed: head.places.length === 0 && opened.places.length > 0,
    trade,
    business,
    form,
    noun,
    branch: [group.branch, split.branch, opened.branch, seat].filter(Boolean).join(''),
    formerNames: opened.formerNames,
  }
}

/** The part of a business that distinguishes: without the vague words that firms add and drop. */
export const tellingBusiness = (business: readonly string[]): readonly string[] =>
  business.filter((word) => !vagueWords.has(word))

/** Trade name and distinguishing line of business: what firms are put side by side by. */
export function nameKey(name: string): string {
  const { trade, business, places, noun } = readOrganisationName(name)
  return trade === '' ? [...places, ...business, noun].join('') : trade + tellingBusiness(business).join('')
}
