// What the web may use of statistics.
export { officialStatistics } from './official-statistic.register.ts'
