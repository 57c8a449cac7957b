import { recruitmentVocabulary } from '../vocabulary'
import { qualifications } from './cv-categories'

const { fact, permit } = recruitmentVocabulary

const isOnline = fact('cv.presence').is('online')

const staffCategories = [
  'existence',
  ...qualifications,
  'qualification.text',
  'identity.name',
  'contact',
  'workplace',
  'recordId',
] as const

/** Never the contract: an objection would then end nothing (TERMS-082, GDPR 21). A recorded decision with compelling
 * grounds lets the platform's own people search and match again, and nobody else (GDPR 21(1)).
 */
const byInterest = {
  article: '6(1)(f)',
  interest: 'finding vacancies for the persons in the CV database',
  balancingTest:
    "the platform's own consultants alone, who bring nobody's identity to an employer; ends with an objection",
  compellingGrounds: 'objection.overridden',
} as const

const staffReads = permit({
  id: 'cv-consultant',
  to: 'platform.consultant',
  on: 'cv',
  categories: staffCategories,
  purpose: 'recruitment',
  when: isOnline,
  basis: byInterest,
  notice: 'terms.staff',
  obligations: ['log'],
  source: ['TERMS-005', 'TERMS-049', 'TERMS-082', 'JI-13', 'GDPR 21'],
})

/** The platform may come back to a subject with another vacancy, unless the subject has objected. */
const staffMatches = permit({
  id: 'cv-other-vacancy',
  to: 'platform.consultant',
  on: 'cv',
  categories: staffCategories,
  purpose: 'matchOtherVacancy',
  when: isOnline,
  basis: byInterest,
  notice: 'terms.staff',
  obligations: ['log'],
  source: ['TERMS-059', 'TERMS-082', 'GDPR 21'],
})

const supportReadsNotes = permit({
  id: 'note-support',
  to: 'platform.operator',
  on: 'note',
  categories: ['existence', 'note'],
  purpose: ['support', 'legalDuty'],
  basis: { article: '6(1)(b)', contract: 'cvDatabase' },
  notice: 'terms.staff',
  obligations: ['log'],
  source: ['TERMS-044'],
})

/** What the platform's own people see of the CV database. */
export const staffRules = [staffReads, staffMatches, supportReadsNotes]
