// What other modules and the web may use of enterprises.
export { aboveScaleListings } from './above-scale-listing.register.ts'
export { hnteApplications } from './hnte-application.register.ts'
export { hnteCertificates } from './hnte-certificate.register.ts'
export { inHouseInstitutions } from './in-house-institution.register.ts'
export { techSmeEntries } from './tech-sme-entry.register.ts'
