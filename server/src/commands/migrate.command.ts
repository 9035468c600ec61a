// `corridor migrate`: brings the database to the newest schema.
import { openPostgres } from '../postgres/launcher.ts'
import { migrate } from '../store/migrate.ts'
import type { Command } from './command.ts'
import { refuse, tell } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  label: { zh: '升级数据库结构', en: 'bring the database to the newest schema' },
  options: {},
  async run(_given, terminal) {
    const opened = await openPostgres('command', terminal.environment)
    if (!opened.ok) return refuse(terminal, opened.problems)
    try {
      const migrated = await migrate(opened.value.ownerUrl)
      if (!migrated.ok) return refuse(terminal, migrated.problems)
      const { applied } = migrated.value
      const none = terminal.language === 'zh' ? '已是最新' : 'up to date'
      tell(terminal, migrated.value, applied.length > 0 ? applied : [none])
      return 0
    } finally {
      await opened.value.stop()
    }
  },
}
