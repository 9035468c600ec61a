// The enterprises module, for the server's list of modules.
import { defineModule } from '@corridor/catalogue'
import { aboveScaleListings } from './above-scale-listing.register.ts'
import * as indicators from './enterprise.indicators.ts'
import * as ledgers from './enterprise.ledgers.ts'
import * as rules from './enterprise.rules.ts'
import { hnteApplications } from './hnte-application.register.ts'
import { hnteCertificates } from './hnte-certificate.register.ts'
import { inHouseInstitutions } from './in-house-institution.register.ts'
import { techSmeEntries } from './tech-sme-entry.register.ts'

export const enterprisesModule = defineModule({
  name: 'enterprises',
  label: { zh: '企业', en: 'Enterprises' },
  registers: [hnteCertificates, hnteApplications, techSmeEntries, aboveScaleListings, inHouseInstitutions],
  rules,
  ledgers,
  indicators,
})
