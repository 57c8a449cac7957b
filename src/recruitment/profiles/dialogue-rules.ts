import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'

const { all, any, fact, permit } = recruitmentVocabulary

const ownsVacancy = fact('vacancy.own')
const interested = fact('dialogue.answer').is('interested')

/** The platform's consultant holds the dialogue; the old notice said that data goes to the platform (FACT-JI-2). `when` says
 * which of the consultants.
 */
const consultantRulesFor = (when: { readonly when?: Condition }) => [
  permit({
    ...when,
    id: 'dialogue-consultant',
    to: 'platform.consultant',
    on: ['dialogue', 'message'],
    categories: ['existence', 'identity.name', 'contact', 'address', 'recordId', 'dialogue', 'meta'],
    purpose: ['recruitment', 'assistJobSeeker'],
    basis: { article: '6(1)(b)', contract: 'jobmatch' },
    notice: 'jobmatch.platform',
    obligations: ['log'],
    source: ['JI-06', 'JI-13', 'TERMS-037'],
  }),
  permit({
    id: 'dialogue-note-own',
    to: 'platform.consultant',
    on: 'note',
    categories: ['existence', 'note'],
    purpose: ['recruitment', 'assistJobSeeker'],
    when: fact('note.own'),
    basis: { article: '6(1)(b)', contract: 'jobmatch' },
    notice: 'jobmatch.platform',
    obligations: ['log'],
    source: ['TERMS-039', 'TERMS-042'],
  }),
]

/** Any consultant: nothing in the sources says that they kept to their own. */
export const consultantRules = consultantRulesFor({})

/** A dialogue has two parties (JI-06): the consultant who holds it, or one who covers for that colleague, with a reason. */
export const ownDialogueRules = consultantRulesFor({ when: any(fact('dialogue.own'), fact('dialogue.covering')) })

/** February 2009 to 5 February: the employer that owned the vacancy looked in. No basis, no notice: void. */
export const legacyDialogueRules = [
  permit({
    id: 'dialogue-employer-2009',
    to: 'employer',
    on: ['dialogue', 'message'],
    categories: ['existence', 'dialogue', 'identity.name', 'contact', 'address', 'recordId'],
    purpose: ['recruitment', 'serviceQuality'],
    when: ownsVacancy,
    basis: 'none',
    notice: 'none',
    source: [
      'JI-03',
      'JI-08',
      'JI-09',
      'JI-27',
      'JI-32',
      'JI-33',
      'JI-34',
      'JI-35',
      'JI-36',
      'JI-37',
      'JI-38',
      'JI-41',
    ],
  }),
]

const byInterest = { article: '6(1)(a)', consent: 'interest' } as const

/** From 6 February: who the subject is, once it has shown interest and had been told that the employer would see it. */
export const februaryDialogueRules = [
  permit({
    id: 'dialogue-interested',
    to: 'employer',
    on: 'dialogue',
    categories: [
      'existence',
      'dialogue.vacancy',
      'dialogue.answer',
      'identity.name',
      'contact.email',
      'contact.phone',
      'recordId',
    ],
    level: {
      existence: 'full',
      dialogue: 'full',
      identity: 'full',
      contact: 'full',
      recordId: 'pseudonym',
    },
    purpose: 'recruitment',
    when: all(ownsVacancy, interested),
    basis: byInterest,
    notice: 'jobmatch.employer',
    obligations: ['log', 'controllerTransition'],
    source: ['JI-32', 'JI-37', 'JI-42', 'JI-43', 'JI-45', 'JI-46', 'JI-47', 'JI-48', 'AMB-06'],
  }),
  permit({
    id: 'dialogue-interested-address',
    to: 'employer',
    on: 'dialogue',
    categories: 'address',
    purpose: 'recruitment',
    when: all(ownsVacancy, interested),
    // Interest alone does not name the address (JI-34).
    basis: { article: '6(1)(a)', consent: 'interestAddress' },
    notice: 'jobmatch.employerAddress',
    obligations: ['log', 'controllerTransition'],
    source: ['JI-18', 'JI-34'],
  }),
  permit({
    id: 'dialogue-counted',
    to: 'employer',
    on: 'dialogue',
    categories: 'existence',
    level: 'count',
    purpose: ['recruitment', 'serviceQuality'],
    when: all(ownsVacancy, fact('dialogue.answer').in(['none', 'notInterested'])),
    basis: {
      article: '6(1)(f)',
      interest: 'knowing what the service yields',
      balancingTest: 'counts without persons, small numbers suppressed',
    },
    notice: 'jobmatch.counts',
    source: ['JI-27', 'JI-32', 'AMB-06'],
  }),
  permit({
    id: 'dialogue-quality',
    to: 'employer',
    on: 'dialogue',
    categories: 'existence',
    level: 'count',
    purpose: 'serviceQuality',
    when: all(ownsVacancy, interested),
    basis: {
      article: '6(1)(f)',
      interest: 'knowing what the service yields',
      balancingTest: 'counts without persons, small numbers suppressed',
    },
    notice: 'jobmatch.counts',
    source: ['JI-27'],
  }),
]
