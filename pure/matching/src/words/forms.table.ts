// Legal forms, institution nouns and branch words, each with the class under which it is compared.

/** Suffix, class: longest first where one ends with another. */
export const legalForms: readonly (readonly [string, string])[] = [
  ['股份有限责任公司', 'jointStock'],
  ['股份有限公司', 'jointStock'],
  ['股份公司', 'jointStock'],
  ['有限责任公司', 'limited'],
  ['有限公司', 'limited'],
  ['有限公', 'limited'],
  ['总公司', 'company'],
  ['公司', 'company'],
  ['农民专业合作社', 'cooperative'],
  ['专业合作社', 'cooperative'],
  ['合作社', 'cooperative'],
  ['合伙企业', 'partnership'],
  ['厂', 'works'],
]

/** Institution nouns: part of the identity, unlike the legal form of a firm. Longest first. */
export const institutionNouns =
  '人民政府 研究中心 科学研究院 科学研究所 研究院 研究所 研究会 科学院 设计院 实验室 联合体 联合会 基金会 委员会 办公室 出版社 工作室 事务所 孵化器 职业学院 大学 学院 学校 中学 小学 医院 中心 协会 学会 商会 工会 银行 商行 政府 法院 公司 集团 院 所 局 厅 会 站 馆 社 校'.split(
    ' ',
  )

/** Nouns of one character stand for the longer ones that end with them. */
export const shortNouns: readonly string[] = ['院', '所', '会', '校', '社', '厅', '局']

/** Ends of a part of an organisation: after a firm's form or an institution's noun. */
export const branchEnds =
  /(分公司|支公司|分厂|工厂|营业部|办事处|代表处|分行|支行|分店|分所|分院|分校|校区|院区|门市部|项目部|经营部|工会委员会|工会|委员会|支部|联合社)$/

/** In brackets: said of the paper, not of the organisation. */
export const bracketNoise =
  /^(盖章|公章|签章|章|印章|本级|本部|总部|牵头单位|牵头|牵头人|参与单位|联合体牵头人|甲方|乙方|买方|卖方|存续|在业|已注销|注销|吊销|普通合伙|特殊普通合伙|有限合伙|个体工商户|个人独资|筹)$/
