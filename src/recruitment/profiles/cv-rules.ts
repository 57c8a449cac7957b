import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { mayApproach } from './may-approach'
import { agencies, outsiders, recruiters } from './roles'

const { all, fact, forbid, permit } = recruitmentVocabulary

const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')
const follows = fact('relation.follows')
const contactAccepted = fact('relation.contactAccepted')

const qualifications = [
  'qualification.role',
  'qualification.period',
  'qualification.education',
  'qualification.skill',
  'qualification.language',
] as const
/** What personal form and follow release: a closed list without the address (TERMS-022, TERMS-023; AMB-07). */
const personal = [
  'identity.name',
  'identity.photo',
  'contact.email',
  'contact.phone',
  'workplace',
  'attachment',
] as const

const byContract = { article: '6(1)(b)', contract: 'cvDatabase' } as const

/** The anonymous projection: qualifications without what identifies, free text scrubbed, the id a pseudonym. */
const anonymousCv = permit({
  id: 'cv-anonymous',
  to: recruiters,
  on: 'cv',
  categories: ['existence', ...qualifications, 'qualification.text', 'recordId'],
  level: {
    existence: 'full',
    qualification: 'full',
    'qualification.period': 'month',
    'qualification.text': 'scrubbed',
    recordId: 'pseudonym',
  },
  purpose: 'recruitment',
  when: all(isOnline, fact('organisation.registered')),
  basis: byContract,
  notice: 'terms.cvDatabase',
  obligations: ['log'],
  source: ['TERMS-006', 'TERMS-007', 'TERMS-009', 'TERMS-011', 'TERMS-024', 'TERMS-026', 'TERMS-033', 'JI-37', 'JI-41'],
})

const personalForm = permit({
  id: 'cv-personal-form',
  to: recruiters,
  on: 'cv',
  categories: [...personal, 'qualification.text'],
  purpose: 'recruitment',
  when: all(isOnline, isPersonal, fact('organisation.registered')),
  basis: { article: '6(1)(a)', consent: 'personalForm' },
  notice: 'terms.personalForm',
  obligations: ['log', 'controllerTransition'],
  source: ['TERMS-021', 'TERMS-022', 'TERMS-023', 'TERMS-026', 'TERMS-032'],
})

/** The subject has let this company in: what it wrote in the dialogue, and the CV behind it. */
const acceptedContact = permit({
  id: 'cv-contact-accepted',
  to: recruiters,
  on: 'cv',
  categories: ['identity.name', 'identity.photo', 'contact.email', 'contact.phone', 'workplace', 'qualification.text'],
  purpose: 'recruitment',
  when: all(isOnline, contactAccepted),
  basis: { article: '6(1)(a)', consent: 'contact' },
  notice: 'terms.contact',
  obligations: ['log', 'controllerTransition'],
  source: ['TERMS-014', 'TERMS-015', 'TERMS-016'],
})

/** What is released only because the subject sent it in the dialogue. */
const sent = (category: 'attachment' | 'address', wasSent: Condition) =>
  permit({
    id: `cv-${category}-sent`,
    to: recruiters,
    on: 'cv',
    categories: category,
    purpose: 'recruitment',
    when: all(isOnline, contactAccepted, wasSent),
    basis: { article: '6(1)(a)', consent: 'contact' },
    notice: 'terms.contact',
    obligations: ['log', 'controllerTransition'],
    source: ['TERMS-015', 'AMB-07'],
  })

/** Following a company opens the CV to it, offline too; `notice` says what the subject was told when it followed. */
const follow = (notice: 'terms.follow' | 'follow.fields') =>
  permit({
    id: 'cv-followed',
    to: recruiters,
    on: 'cv',
    categories: ['existence', ...qualifications, ...personal, 'qualification.text', 'recordId'],
    level: {
      existence: 'full',
      qualification: 'full',
      identity: 'full',
      contact: 'full',
      workplace: 'full',
      attachment: 'full',
      recordId: 'pseudonym',
    },
    purpose: 'recruitment',
    when: all(follows, fact('cv.presence').in(['offline', 'online'])),
    basis: { article: '6(1)(a)', consent: 'follow' },
    notice,
    obligations: ['log', 'controllerTransition'],
    source: ['TERMS-027', 'TERMS-028', 'TERMS-029', 'TERMS-030', 'TERMS-032', 'AMB-08'],
  })

const ownNotes = permit({
  id: 'note-own',
  to: agencies,
  on: 'note',
  categories: ['existence', 'note'],
  purpose: 'recruitment',
  when: fact('note.own'),
  basis: byContract,
  notice: 'terms.cvDatabase',
  obligations: ['log'],
  source: ['TERMS-038', 'TERMS-039', 'TERMS-040', 'TERMS-042', 'TERMS-043'],
})

const ownApplications = permit({
  id: 'applied-job-own',
  to: recruiters,
  on: 'appliedJob',
  categories: ['existence', 'application'],
  purpose: 'recruitment',
  when: fact('application.own'),
  basis: byContract,
  notice: 'terms.cvDatabase',
  obligations: ['log'],
  source: ['TERMS-051', 'TERMS-033'],
})

const staffCategories = [
  'existence',
  ...qualifications,
  'qualification.text',
  'identity.name',
  'contact',
  'workplace',
  'recordId',
] as const

const staffReads = permit({
  id: 'cv-consultant',
  to: 'platform.consultant',
  on: 'cv',
  categories: staffCategories,
  purpose: 'recruitment',
  when: isOnline,
  basis: byContract,
  notice: 'terms.staff',
  obligations: ['log'],
  source: ['TERMS-005', 'TERMS-049', 'JI-13'],
})

/** Writing to somebody through the platform: a permission apart from reading (TK-28). It shows that the CV is there, and
 * nothing of it.
 */
const approach = permit({
  id: 'cv-approach',
  to: recruiters,
  on: 'cv',
  categories: 'existence',
  purpose: 'approach',
  when: mayApproach,
  basis: byContract,
  notice: 'terms.approach',
  obligations: ['log'],
  source: ['TK-26', 'TK-27', 'TK-28', 'TK-29', 'TK-30', 'TK-32', 'TERMS-013'],
})

/** The platform may come back to a subject with another vacancy, unless the subject has objected. */
const staffMatches = permit({
  id: 'cv-other-vacancy',
  to: 'platform.consultant',
  on: 'cv',
  categories: staffCategories,
  purpose: 'matchOtherVacancy',
  when: all(isOnline, fact('subject.objected').is(false)),
  basis: byContract,
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
  basis: byContract,
  notice: 'terms.staff',
  obligations: ['log'],
  source: ['TERMS-044'],
})

/** A deleted CV is gone for everybody but those who must keep it by law, follow or not. */
const deleted = forbid({
  id: 'cv-deleted',
  on: ['cv', 'note', 'appliedJob'],
  when: all(outsiders, fact('cv.presence').is('deleted')),
  source: ['TERMS-031', 'TERMS-093'],
})

/** The CV rules of the Jobindex terms before 25 May 2018, `requirements.md` §6.2. */
export const termsCvRules = [...sharedCvRules(), follow('terms.follow')]

/** The same with a follow that was told at the click (AMB-08), and with the conditions for writing. */
export const strictCvRules = [...sharedCvRules(), follow('follow.fields'), approach]

function sharedCvRules() {
  return [
    anonymousCv,
    personalForm,
    acceptedContact,
    sent('attachment', fact('relation.attachmentSent')),
    sent('address', fact('relation.addressSent')),
    ownNotes,
    ownApplications,
    staffReads,
    staffMatches,
    supportReadsNotes,
    deleted,
  ]
}
