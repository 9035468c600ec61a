// `corridor demo`: fills an empty installation with the demonstration city.
import type { Result } from '@corridor/base'
import type { Scale } from '@corridor/demo'
import type { DemoLoaded } from '../demo/load-demo.ts'
import { loadDemo } from '../demo/load-demo.ts'
import type { Command, Terminal } from './command.ts'
import { refuse, tell, wrongUse } from './command.ts'
import type { Opened } from './opened.ts'
import { openFor } from './opened.ts'

const scales: Readonly<Record<string, Scale>> = {
  small: 'small',
  city: 'city',
  province: 'province',
  nation: 'nation',
}

export const defaultSeed = 20_260_101

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo --scale small|city|province|nation [--seed N] [--json]',
  label: { zh: '装入示例城市（合成数据）', en: 'load the demonstration city (synthetic data)' },
  options: { scale: 'value', seed: 'value' },
  async run({ values }, terminal) {
    const scale = scales[values['scale'] ?? 'city']
    const seed = Number(values['seed'] ?? defaultSeed)
    if (scale === undefined || !Number.isSafeInteger(seed)) return wrongUse(demoCommand, terminal)
    const opened = await openFor('command', terminal.environment, (fault) => terminal.err(fault.message))
    if (!opened.ok) return refuse(terminal, opened.problems)
    try {
      const loaded = await fillDemo(opened.value, { scale, seed }, terminal)
      if (!loaded.ok) return refuse(terminal, loaded.problems)
      tell(terminal, loaded.value, [
        `${loaded.value.rows} rows, ${loaded.value.deliveries} deliveries`,
        loaded.value.accountsFile,
      ])
      return 0
    } finally {
      await opened.value.close()
    }
  },
}

const everyMs = 1000

/** Loads with a line of progress a second. */
export async function fillDemo(
  opened: Pick<Opened, 'installation' | 'dataFolder'>,
  order: { scale: Scale; seed: number },
  terminal: Terminal,
): Promise<Result<DemoLoaded>> {
  const { installation, dataFolder } = opened
  let told = 0
  return loadDemo(installation, {
    ...order,
    lastDay: installation.clock.today(),
    dataFolder,
    onProgress(rows, { file }) {
      const now = performance.now()
      if (now - told < everyMs) return
      told = now
      terminal.err(
        terminal.language === 'zh'
          ? `装入示例数据：${rows} 行（${file}）`
          : `Loading demonstration data: ${rows} rows (${file})`,
      )
    },
  })
}
