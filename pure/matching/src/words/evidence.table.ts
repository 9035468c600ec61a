// The kinds of evidence: what each says in both languages, and how much it weighs for or against the same organisation.

/** Weights are logarithms of odds; the score is 1 / (1 + e^−(base + sum)). Chosen on the open half of the pairs. */
export const baseWeight = -3

export const evidenceTable = {
  sameName: {
    weight: 11,
    zh: '名称相同（全半角、括号、空格不计）',
    en: 'Same name, width, brackets and blanks aside',
  },
  sameCreditCode: { weight: 9, zh: '统一社会信用代码相同', en: 'Same credit code' },
  otherCreditCode: { weight: -2.5, zh: '统一社会信用代码不同', en: 'Different credit codes' },
  formerName: { weight: -0.4, zh: '与曾用名相符', en: 'Matches a former name' },
  sameTradeName: { weight: 5, zh: '字号相同', en: 'Same trade name' },
  otherTradeName: { weight: -4, zh: '字号不同', en: 'Different trade names' },
  oneCharacterDiffers: {
    weight: -1.6,
    zh: '一字之差，字音字形均不近',
    en: 'One character differs, alike neither in sound nor in shape',
  },
  tellingCharacter: {
    weight: -4,
    zh: '相差的字用于区别单位（序数、方位等）',
    en: 'They differ in a number, a side or a size',
  },
  samePinyin: { weight: 3.6, zh: '一字不同，读音相同', en: 'One character differs and sounds the same' },
  alikeInShape: { weight: 4.6, zh: '一字不同，字形相近', en: 'One character differs and looks alike' },
  swapped: { weight: 4.6, zh: '相邻两字颠倒', en: 'Two neighbouring characters are swapped' },
  oneCharacterMissing: { weight: 3.6, zh: '多一字或少一字', en: 'One character more or less' },
  sameCharacters: { weight: 4.2, zh: '所用的字全同，次序不同', en: 'The same characters in another order' },
  abbreviation: { weight: 3, zh: '一方可能是另一方的简称', en: 'One may be an abbreviation of the other' },
  samePlace: { weight: 1, zh: '地名相同', en: 'Same place' },
  placeMissing: { weight: -1.5, zh: '一方未写地名', en: 'One names no place' },
  widerPlace: {
    weight: -3.5,
    zh: '一方的地域包含另一方',
    en: 'The place of one lies within that of the other',
  },
  otherPlace: { weight: -6, zh: '地名不同', en: 'Different places' },
  bracketMoved: {
    weight: -0.3,
    zh: '地名位置不同（冠于前或在括号内）',
    en: 'The place stands in front in one, in brackets in the other',
  },
  sameBusiness: { weight: 1.5, zh: '行业用语相同', en: 'Same line of business' },
  vagueBusiness: {
    weight: 0.2,
    zh: '行业用语仅泛称不同',
    en: 'The lines of business differ in vague words only',
  },
  businessMissing: { weight: -0.5, zh: '一方未写行业', en: 'One names no line of business' },
  widerBusiness: { weight: -3, zh: '一方的行业用语较多', en: 'One names more lines of business' },
  otherBusiness: { weight: -5, zh: '行业不同', en: 'Different lines of business' },
  sameForm: { weight: 0.5, zh: '组织形式相同', en: 'Same legal form' },
  formMissing: { weight: -0.2, zh: '一方未写组织形式', en: 'One names no legal form' },
  reformed: {
    weight: -0.8,
    zh: '组织形式不同，可能改制',
    en: 'Another legal form; the firm may have been reformed',
  },
  otherForm: { weight: -6, zh: '组织形式不同', en: 'Different legal forms' },
  otherNoun: { weight: -5, zh: '机构类型不同', en: 'Different kinds of institution' },
  branchOf: { weight: -9, zh: '一方是另一方的分支或下属机构', en: 'One is a branch or a part of the other' },
  otherBranch: { weight: -9, zh: '是不同的分支或下属机构', en: 'They are different branches or parts' },
  sameRepresentative: { weight: 1.2, zh: '法定代表人相同', en: 'Same legal representative' },
  otherRepresentative: { weight: -0.5, zh: '法定代表人不同', en: 'Different legal representatives' },
  samePhone: { weight: 1.5, zh: '联系电话相同', en: 'Same telephone number' },
  sameAddress: { weight: 1.5, zh: '地址相同', en: 'Same address' },
} as const

export type EvidenceKind = keyof typeof evidenceTable
