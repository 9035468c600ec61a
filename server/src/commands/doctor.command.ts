// `corridor doctor`: every condition of a sound installation, and what to do where one fails.
import { doctor } from '../postgres/doctor.ts'
import { problemText } from '@corridor/base'
import type { Command } from './command.ts'
import { tell } from './command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  label: { zh: '检查安装', en: 'examine the installation' },
  options: {},
  async run(_given, terminal) {
    const findings = await doctor(terminal.environment)
    const lines = findings.map(({ name, found, problem }) => {
      const told = problem === undefined ? '' : ` — ${problemText(problem, terminal.language)}`
      return `${problem === undefined ? '✓' : '✗'} ${name[terminal.language]}: ${found}${told}`
    })
    tell(terminal, { findings }, lines)
    return findings.some(({ problem }) => problem !== undefined) ? 1 : 0
  },
}
