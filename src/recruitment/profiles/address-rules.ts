import { recruitmentVocabulary } from '../vocabulary'
import { outsiders, recruiters } from './roles'

const { fact, forbid } = recruitmentVocabulary

/** Address protection wins over every grant; protection that is not known counts as protection (JI-18, JI-19). */
export const addressRules = [
  forbid({
    id: 'protected-address',
    to: outsiders,
    categories: 'address',
    when: fact('address.protected'),
    source: ['JI-18', 'JI-19', 'GDPR 32'],
  }),
  forbid({
    id: 'graded-address',
    to: recruiters,
    when: fact('address.graded'),
    source: ['JI-18', 'FACT-NAV-6'],
  }),
]
