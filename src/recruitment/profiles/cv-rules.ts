import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { qualifications } from './cv-categories'
import { aboutPersons } from './reach'
import { agencies, outsiders, recruiters } from './roles'
import { staffRules } from './staff-rules'

const { all, fact, forbid, permit } = recruitmentVocabulary

const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')
const follows = fact('relation.follows')
const contactAccepted = fact('relation.contactAccepted')

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

/** The subject has let this company in: what the terms call its identity, beside the anonymous projection. The bracket of
 * TERMS-007 names the five fields, and the address is what the subject itself sends (TERMS-015, AMB-07).
 */
const acceptedContact = permit({
  id: 'cv-contact-accepted',
  to: recruiters,
  on: 'cv',
  categories: ['identity.name', 'identity.photo', 'contact.email', 'contact.phone'],
  purpose: 'recruitment',
  when: all(isOnline, contactAccepted),
  basis: { article: '6(1)(a)', consent: 'contact' },
  notice: 'terms.contact',
  obligations: ['log', 'controllerTransition'],
  source: ['TERMS-007', 'TERMS-014', 'TERMS-015', 'TERMS-016'],
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

/** Following a company opens a closed list to it, offline too (TERMS-027, TERMS-028): "de nævnte personlige data" and that
 * there is a CV. What an online CV shows to everybody it shows to that company as well, by the rule on anonymous form.
 * `notice` says what the subject was told when it followed.
 */
const follow = (notice: 'terms.follow' | 'follow.fields') =>
  permit({
    id: 'cv-followed',
    to: recruiters,
    on: 'cv',
    categories: ['existence', ...personal],
    purpose: 'recruitment',
    when: all(follows, fact('cv.presence').in(['offline', 'online'])),
    basis: { article: '6(1)(a)', consent: 'follow' },
    notice,
    obligations: ['log', 'controllerTransition'],
    source: ['TERMS-027', 'TERMS-028', 'TERMS-029', 'TERMS-030', 'TERMS-032', 'AMB-08'],
  })

/** The agency answers for what it notes down: the platform keeps it, and stands on nothing of its own (TERMS-041). */
const ownNotes = permit({
  id: 'note-own',
  to: agencies,
  on: 'note',
  categories: ['existence', 'note'],
  purpose: 'recruitment',
  // The subject has a place in the database: an agency notes nothing down of anybody else.
  when: all(fact('note.own'), fact('contract.cvDatabase')),
  basis: {
    article: '6(1)(f)',
    interest: 'its own record of the persons whom it considers for a vacancy',
    balancingTest: 'seen in the organisation that wrote it alone, never searched, given to the subject on request',
    controller: 'recipient',
  },
  notice: 'terms.cvDatabase',
  obligations: ['log'],
  source: ['TERMS-038', 'TERMS-039', 'TERMS-040', 'TERMS-041', 'TERMS-042', 'TERMS-043'],
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

/** A deleted CV is gone for everybody but those who must keep it by law, follow or not; `on` says what goes with it. */
const deleted = (...on: readonly (typeof aboutPersons)[number][]) =>
  forbid({
    id: 'cv-deleted',
    on,
    when: all(outsiders, fact('cv.presence').is('deleted')),
    source: ['TERMS-031', 'TERMS-093'],
  })

const sharedCvRules = [
  anonymousCv,
  personalForm,
  acceptedContact,
  sent('attachment', fact('relation.attachmentSent')),
  sent('address', fact('relation.addressSent')),
  ownNotes,
  ownApplications,
  ...staffRules,
]

/** The CV rules of the Jobindex terms before 25 May 2018, `requirements.md` §6.2. */
export const termsCvRules = [...sharedCvRules, follow('terms.follow'), deleted('cv', 'note', 'appliedJob')]

/** The same with a follow that was told at the click (AMB-08). A dialogue is about a profile, and goes with it. */
export const strictCvRules = [...sharedCvRules, follow('follow.fields'), deleted(...aboutPersons)]
