// The organisations module, for the server's list of modules.
import { defineModule } from '@corridor/catalogue'
import { districtMemberships } from './district-membership.register.ts'
import { organisations } from './organisation.register.ts'

export const organisationsModule = defineModule({
  name: 'organisations',
  label: { zh: '法人单位', en: 'Organisations' },
  registers: [organisations, districtMemberships],
})
