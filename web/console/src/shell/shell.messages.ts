// The words around every page: sign-in, menu, top bar, banner.
import type { Messages } from '@corridor/kit'

export const said = {
  product: { zh: '创新走廊', en: 'Corridor' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  menu: { zh: '菜单', en: 'Menu' },
  cockpit: { zh: '驾驶舱', en: 'Cockpit' },
  plans: { zh: '工作计划', en: 'Work plans' },
  figures: { zh: '指标', en: 'Figures' },
  audit: { zh: '审计记录', en: 'Audit log' },
  oversight: { zh: '监督', en: 'Oversight' },
  work: { zh: '目标与指标', en: 'Targets and figures' },
  synthetic: {
    zh: '演示数据：城市、单位、合同与数字均为虚构，不得用于任何决定。',
    en: 'Demonstration data: city, organisations, contracts and numbers are invented and decide nothing.',
  },
  dataOf: (day: string) => ({ zh: `数据截至 ${day}`, en: `Data as of ${day}` }),
  language: { zh: '语言', en: 'Language' },
  signOut: { zh: '退出', en: 'Sign out' },
  signIn: { zh: '登录', en: 'Sign in' },
  signInTo: { zh: '登录工作平台', en: 'Sign in to the console' },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  wrongSignIn: { zh: '账号或密码不正确。', en: 'The account or the password is wrong.' },
  accountsWhere: {
    zh: '演示账号见启动时打印的文件。',
    en: 'The demonstration accounts are in the file named when the server started.',
  },
  noServer: { zh: '服务器没有应答，请稍后再试。', en: 'The server does not answer; please try again later.' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  toCockpit: { zh: '回到驾驶舱', en: 'Back to the cockpit' },
} satisfies Messages

/** Roles by the names the server uses; an unknown role is shown as it is. */
export const roles = {
  director: { zh: '局领导', en: 'Director' },
  divisionHead: { zh: '处室负责人', en: 'Division head' },
  officer: { zh: '处室人员', en: 'Division officer' },
  districtOfficer: { zh: '区县人员', en: 'District officer' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  firmClerk: { zh: '企业经办人', en: 'Firm clerk' },
} satisfies Messages
