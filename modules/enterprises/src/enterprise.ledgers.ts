// What firms contribute: certificates, applications under way, SME entries, the above-scale list.
import { both, covered, defineLedger, spans } from '@corridor/indicators'
import { districtOf, functionalAreaOf } from '@corridor/organisations'
import { aboveScaleListings } from './above-scale-listing.register.ts'
import { hnteApplications } from './hnte-application.register.ts'
import { hnteCertificates } from './hnte-certificate.register.ts'
import { inHouseInstitutions } from './in-house-institution.register.ts'
import { techSmeEntries } from './tech-sme-entry.register.ts'

/** A firm's place day by day: a move is −1 in the old district and +1 in the new one. */
const place = {
  district: districtOf('id', { kind: 'along' }),
  functionalArea: functionalAreaOf('id', { kind: 'along' }),
} as const

const certified = spans(hnteCertificates, {
  of: 'organisation',
  from: 'issuedOn',
  until: [{ dayAfter: 'validThrough' }, 'disqualifiedOn'],
})

const underReRecognition = spans(hnteApplications, {
  of: 'organisation',
  where: { basis: ['reRecognition'] },
  from: 'acceptedOn',
  until: ['decidedOn'],
})

/** The union of a firm's certificates: +1 on the first valid day, −1 on the day after the last; renewal is 0. */
export const highTech = defineLedger({
  id: 'high-tech-enterprises',
  label: { zh: '高新技术企业', en: 'High-tech enterprises' },
  subject: 'organisations',
  dimensions: place,
  measures: {
    valid: { label: { zh: '证书有效', en: 'Certificate valid' }, unit: 'count' },
    underReRecognition: { label: { zh: '重新认定在办', en: 'Re-recognition under way' }, unit: 'count' },
    validUnderReRecognition: {
      label: { zh: '有效且重新认定在办', en: 'Valid, re-recognition under way' },
      unit: 'count',
    },
  },
  timelines: [
    covered('valid', certified),
    covered('underReRecognition', underReRecognition),
    covered('validUnderReRecognition', both(certified, underReRecognition)),
  ],
})

/** +1 on entry, −1 on revocation or on 1 January of the next year. */
export const techSme = defineLedger({
  id: 'technology-smes',
  label: { zh: '科技型中小企业', en: 'Technology SMEs' },
  subject: 'organisations',
  dimensions: place,
  measures: { entered: { label: { zh: '在库', en: 'In the library' }, unit: 'count' } },
  timelines: [
    covered(
      'entered',
      spans(techSmeEntries, {
        of: 'organisation',
        from: 'enteredOn',
        until: ['revokedOn', { newYearAfter: 'enteredOn' }],
      }),
    ),
  ],
})

const listedFirms = spans(aboveScaleListings, { of: 'organisation', from: 'listedOn', until: ['delistedOn'] })

const withInstitution = spans(inHouseInstitutions, {
  of: 'organisation',
  from: 'establishedOn',
  until: ['closedOn'],
})

export const aboveScale = defineLedger({
  id: 'above-scale-enterprises',
  label: { zh: '规上工业企业', en: 'Above-scale industrial enterprises' },
  subject: 'organisations',
  dimensions: place,
  measures: {
    listed: { label: { zh: '在规企业', en: 'Listed' }, unit: 'count' },
    withInstitution: {
      label: { zh: '设立研发机构的在规企业', en: 'Listed with an R&D institution' },
      unit: 'count',
    },
  },
  timelines: [covered('listed', listedFirms), covered('withInstitution', both(listedFirms, withInstitution))],
})
