// The technology-contracts module, for the server's list of modules.
import { defineModule } from '@corridor/catalogue'
import { contracts } from './contract.register.ts'
import { contractChanges } from './contract-change.register.ts'
import * as rules from './contract.rules.ts'
import * as indicators from './turnover.indicators.ts'
import * as ledgers from './turnover.ledgers.ts'

export const technologyContractsModule = defineModule({
  name: 'technology-contracts',
  label: { zh: '技术合同', en: 'Technology contracts' },
  registers: [contracts, contractChanges],
  rules,
  ledgers,
  indicators,
})
