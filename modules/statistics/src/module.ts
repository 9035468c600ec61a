// The statistics module, for the server's list of modules.
import { defineModule } from '@corridor/catalogue'
import { officialStatistics } from './official-statistic.register.ts'
import * as indicators from './statistics.indicators.ts'

export const statisticsModule = defineModule({
  name: 'statistics',
  label: { zh: '官方统计', en: 'Official statistics' },
  registers: [officialStatistics],
  indicators,
})
