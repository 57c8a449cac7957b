import { recruitmentVocabulary } from '../vocabulary'
import { outsiders } from './roles'

const { all, any, fact, forbid } = recruitmentVocabulary

/** Where somebody lives must not come out another way: a graded address is protected, too. */
const isProtected = any(fact('address.protected'), fact('address.graded'))

/** Address protection wins over every grant; protection that is not known counts as protection (JI-18, JI-19). */
export const addressRules = [
  forbid({
    id: 'protected-address',
    categories: ['address', 'workplace.place', 'attachment'],
    when: all(outsiders, isProtected),
    source: ['JI-18', 'JI-19', 'GDPR 32'],
  }),
  forbid({
    id: 'protected-address-in-text',
    categories: 'qualification.text',
    cap: 'scrubbed',
    when: all(outsiders, isProtected),
    source: ['JI-18', 'JI-19'],
  }),
  forbid({
    id: 'graded-address',
    when: all(outsiders, fact('address.graded')),
    source: ['JI-18', 'FACT-NAV-6'],
  }),
]
