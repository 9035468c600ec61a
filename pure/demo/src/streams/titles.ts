// Titles of invented contracts: what is made, for which purpose, under a running project code.
const subjects: Readonly<Record<string, readonly string[]>> = {
  electronicInformation: [
    '工业数据采集平台',
    '边缘计算网关',
    '视觉识别算法',
    '数据治理系统',
    '通信基带模块',
    '知识图谱引擎',
    '嵌入式控制软件',
  ],
  aerospace: ['无人机飞控系统', '航空结构件', '遥感影像处理系统', '小型涡轮部件'],
  advancedManufacturing: [
    '数控机床主轴',
    '焊接机器人工作站',
    '柔性装配线',
    '减速器',
    '在线检测装置',
    '伺服驱动单元',
    '激光切割工艺',
  ],
  bioMedicine: [
    '抗体药物工艺',
    '体外诊断试剂',
    '影像辅助诊断软件',
    '中药颗粒制剂',
    '康复训练器械',
    '临床样本管理系统',
  ],
  newMaterials: ['铝合金薄壁件', '碳纤维预浸料', '特种陶瓷基板', '耐蚀涂层', '高分子膜材料'],
  newEnergy: ['储能变流器', '氢燃料电池堆', '光伏并网控制', '余热回收装置', '电池管理系统'],
  environment: ['污水深度处理工艺', '固废资源化装置', '烟气在线监测系统', '土壤修复药剂'],
  nuclear: ['辐射监测探头', '同位素示踪方法'],
  agriculture: ['小麦抗逆品种', '设施温室控制系统', '畜禽疫苗佐剂', '农机导航终端'],
  modernTransport: ['路侧感知单元', '轨道减振扣件', '车辆调度系统', '桥梁健康监测系统'],
  urbanDevelopment: [
    '城市内涝预警模型',
    '建筑节能改造方案',
    '管网检测方法',
    '地下空间监测系统',
    '智慧社区平台',
    '供水调度模型',
  ],
}

const aspects = [
  '性能提升',
  '可靠性',
  '国产化',
  '智能化',
  '轻量化',
  '节能',
  '集成',
  '关键参数优化',
  '样机',
  '中试',
  '应用验证',
  '工艺改进',
]

const endings: Readonly<Record<string, readonly string[]>> = {
  development: ['技术开发', '委托开发', '联合研发', '研制'],
  transfer: ['专利权转让', '技术秘密转让', '软件著作权转让'],
  licence: ['专利实施许可', '技术秘密使用许可'],
  consulting: ['可行性论证', '技术评价', '技术路线咨询', '专题技术调查'],
  service: ['技术服务', '测试分析服务', '系统调试服务', '运维技术服务', '数据处理服务'],
}

const alphabet = 'ABCDEFGHJKLMNPQRTUVWXY'
const letter = (number: number): string => alphabet.charAt(number % alphabet.length)

/** One to one: a year, and a running number below 10 648 × 9 000. */
function projectCode(year: number, running: number): string {
  const block = Math.floor(running / 9000)
  const digits = 1000 + ((running * 4001) % 9000)
  return letter(year) + letter(block + 7) + letter(Math.floor(block / alphabet.length) + 3) + `-${digits}`
}

export interface Titled {
  readonly kind: string
  readonly technologyField: string
  readonly year: number
  /** Running number of the contract in its year, from 0. */
  readonly running: number
}

/** Every title carries 示例, and no two are equal. `draw` is in [0, 1). */
export function contractTitle({ kind, technologyField, year, running }: Titled, draw: number): string {
  const things = subjects[technologyField] ?? ['技术']
  const acts = endings[kind] ?? ['技术服务']
  const whole = Math.floor(draw * 1_000_000)
  const thing = things[whole % things.length] ?? ''
  const aspect = aspects[Math.floor(whole / 7) % aspects.length] ?? ''
  const act = acts[Math.floor(whole / 101) % acts.length] ?? ''
  return `示例${projectCode(year, running)}型${thing}${aspect}${act}`
}
