import type { Forbid } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import type { Reach } from './reach'
import { outsiders } from './roles'

const { all, any, fact, forbid } = recruitmentVocabulary

/** Where somebody lives must not come out another way: a graded address is protected, too. */
const isProtected = any(fact('address.protected'), fact('address.graded'))

/** A graded address closes the whole record, and a grading that is not known counts as one. */
export const gradedAddress = (reach: Reach = {}): Forbid =>
  forbid({
    ...reach,
    id: 'graded-address',
    when: all(outsiders, fact('address.graded')),
    source: ['JI-18', 'FACT-NAV-6'],
  })

/** Address protection wins over every grant; protection that is not known counts as protection (JI-18, JI-19). */
export const addressRulesOn = (reach: Reach): readonly Forbid[] => [
  forbid({
    ...reach,
    id: 'protected-address',
    categories: ['address', 'workplace.place', 'attachment'],
    when: all(outsiders, isProtected),
    source: ['JI-18', 'JI-19', 'GDPR 32'],
  }),
  forbid({
    ...reach,
    id: 'protected-address-in-text',
    categories: 'qualification.text',
    cap: 'scrubbed',
    when: all(outsiders, isProtected),
    source: ['JI-18', 'JI-19'],
  }),
  gradedAddress(reach),
]

/** A workplace or a school says where somebody is to be found. No record tells for certain which of them is the present
 * one: an end that was not entered looks like none, so all of them are closed.
 */
export const protectedWorkplaces: Forbid = forbid({
  id: 'protected-workplaces',
  categories: ['workplace', 'qualification.school'],
  when: all(outsiders, isProtected),
  source: ['JI-18', 'JI-19', 'GDPR 32'],
})

/** The same of every record kind. */
export const addressRules = addressRulesOn({})
