// What other modules and the web may use of technology contracts.
export { contractKinds, contracts, technologyFields } from './contract.register.ts'
export { contractChanges } from './contract-change.register.ts'
