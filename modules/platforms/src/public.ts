// What other modules and the web may use of platforms.
export { institutionApprovals } from './institution-approval.register.ts'
export { institutionTypes, rdInstitutions } from './rd-institution.register.ts'
