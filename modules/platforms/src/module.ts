// The platforms module, for the server's list of modules.
import { defineModule } from '@corridor/catalogue'
import { institutionApprovals } from './institution-approval.register.ts'
import * as indicators from './institution.indicators.ts'
import * as ledgers from './institution.ledgers.ts'
import { rdInstitutions } from './rd-institution.register.ts'

export const platformsModule = defineModule({
  name: 'platforms',
  label: { zh: '创新平台', en: 'Innovation platforms' },
  registers: [rdInstitutions, institutionApprovals],
  ledgers,
  indicators,
})
