import { recruitmentVocabulary } from '../vocabulary'
import { mayApproach } from './may-approach'
import { aboutPersons } from './reach'
import { others, strangers } from './roles'

const { all, fact, forbid, not, permit } = recruitmentVocabulary

const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')

/** Agencies under the same conditions as employers: being one neither opens nor closes anything (TK-30). */
const searchers = ['employer', 'agency'] as const

const anonymous = ['existence', 'qualification', 'recordId'] as const
const personal = ['identity.name', 'contact.email', 'contact.phone', 'workplace', 'qualification.text'] as const

/** The public task of bringing people and vacancies together. */
const publicTask = { article: '6(1)(e)', statute: 'Wet SUWI, artikel 30' } as const

/** What happened: whoever followed the link "employer" read, and the form was believed whoever had set it. Void.
 *
 * FACT-TK-2: in 2010 no login was asked. Whether the coach's act should have counted is no question of reading, but of
 * who may set the form.
 */
export const practiceRules = [
  permit({
    id: 'cv-open',
    to: [...searchers, 'visitor'],
    on: 'cv',
    categories: anonymous,
    level: { existence: 'full', qualification: 'full', 'qualification.period': 'month', recordId: 'pseudonym' },
    purpose: ['recruitment', 'sellServices'],
    when: isOnline,
    basis: 'none',
    notice: 'none',
    source: ['TK-24', 'TK-28', 'TK-32', 'FACT-TK-2'],
  }),
  permit({
    id: 'cv-public',
    to: [...searchers, 'visitor'],
    on: 'cv',
    categories: personal,
    purpose: ['recruitment', 'sellServices'],
    when: all(isOnline, isPersonal),
    basis: 'none',
    notice: 'none',
    source: ['TK-13', 'TK-18', 'TK-24', 'FACT-TK-2'],
  }),
]

/** Reading: registration and a good standing, for recruitment. No login (TK-28). */
const read = permit({
  id: 'cv-read',
  to: searchers,
  on: 'cv',
  categories: anonymous,
  level: {
    existence: 'full',
    qualification: 'full',
    'qualification.period': 'month',
    'qualification.text': 'scrubbed',
    recordId: 'pseudonym',
  },
  purpose: 'recruitment',
  when: isOnline,
  basis: publicTask,
  notice: 'werknl.cv',
  obligations: ['log'],
  source: ['TK-04', 'TK-08', 'TK-24', 'TK-25', 'TK-28', 'TK-30', 'TK-31', 'TK-36'],
})

const readPersonal = {
  id: 'cv-read-personal',
  to: searchers,
  on: 'cv',
  categories: personal,
  purpose: 'recruitment',
  when: all(isOnline, isPersonal),
  obligations: ['log', 'controllerTransition'],
} as const

/** In 2011 the form counted also when a coach had set it by agreement (TK-12): it need not be the subject's own act. */
export const personalByTask = permit({
  ...readPersonal,
  basis: publicTask,
  notice: 'werknl.consultation',
  source: ['TK-12', 'TK-25', 'TK-31'],
})

/** After the Redesign: only the subject's own choice, told at that choice. */
export const personalByConsent = permit({
  ...readPersonal,
  basis: { article: '6(1)(a)', consent: 'personalForm' },
  notice: 'werknl.personalForm',
  source: ['TK-14', 'TK-21', 'TK-25', 'TK-31'],
})

const approach = permit({
  id: 'cv-approach',
  to: searchers,
  on: 'cv',
  categories: 'existence',
  purpose: 'approach',
  when: mayApproach,
  basis: publicTask,
  notice: 'werknl.approach',
  obligations: ['log'],
  source: ['TK-26', 'TK-27', 'TK-28', 'TK-29', 'TK-30', 'TK-31', 'TK-32'],
})

/** Common to the rules of 2011 and those after the Redesign. */
export const werknlCvRules = [
  read,
  approach,
  forbid({
    id: 'registered-organisations',
    on: aboutPersons,
    when: all(strangers, not(fact('organisation.registered'))),
    source: ['TK-25'],
  }),
  forbid({
    id: 'active-accounts',
    on: aboutPersons,
    when: all(others, not(fact('account.active'))),
    source: ['TK-34', 'UWV-11'],
  }),
]
