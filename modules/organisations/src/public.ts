// What other modules and the web may use of organisations.
export { checkCreditCode, creditCodeCheck, normalCreditCode } from './credit-code.ts'
export { districtMemberships, residence } from './district-membership.register.ts'
export { organisations } from './organisation.register.ts'
export { circleOf, districtOf, functionalAreaOf, outside, unassigned } from './place.dimensions.ts'
