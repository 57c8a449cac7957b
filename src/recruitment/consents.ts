import type { EventKind } from '../history'
import { freezeDeep } from '../vocabulary'
import type { recruitmentVocabulary } from './vocabulary'

type Definition = typeof recruitmentVocabulary.definition

/** What a consent must name to count as one of a scope (GDPR 4(11), TK-14). */
export interface ConsentNeeds {
  /** Purposes, every one of which it must name. */
  readonly purposes: readonly Definition['purposes'][number][]
  /** Categories, every one of which it must cover. */
  readonly categories: readonly (keyof Definition['categories'])[]
  /** Kinds of event that end it, whatever the subject does. */
  readonly endedBy?: readonly EventKind[]
}

const whoAndWhere = ['identity.name', 'contact.email', 'contact.phone', 'workplace.name', 'workplace.place'] as const
const qualifications = [
  'qualification.role',
  'qualification.period',
  'qualification.education',
  'qualification.school',
  'qualification.skill',
  'qualification.language',
  'qualification.text',
] as const

const sharedCv = { purposes: ['recruitment'], categories: [...whoAndWhere, ...qualifications, 'address'] } as const

/** Scope of consent → what a consent of it must name: what the permits of the profiles that stand on it let out.
 *
 * Not named: that the CV is there, and its pseudonym; and what a further act sends along, an address or documents.
 */
export const consents: { readonly [C in Definition['consents'][number]]: ConsentNeeds } = freezeDeep({
  personalForm: {
    purposes: ['recruitment'],
    categories: [...whoAndWhere, 'identity.photo', 'attachment', 'qualification.text'],
  },
  contact: {
    purposes: ['recruitment'],
    categories: ['identity.name', 'identity.photo', 'contact.email', 'contact.phone'],
  },
  follow: { purposes: ['recruitment'], categories: [...whoAndWhere, 'identity.photo', 'attachment'] },
  interest: {
    purposes: ['recruitment'],
    categories: ['dialogue.vacancy', 'dialogue.answer', 'identity.name', 'contact.email', 'contact.phone'],
  },
  interestAddress: { purposes: ['recruitment'], categories: ['address'] },
  // Follow-up ends it for good, and so a choice that was made under it: after that the subject chooses anew (NAV-26).
  sharing: { ...sharedCv, endedBy: ['followUpBegun', 'followUpEnded'] },
  share: sharedCv,
})
