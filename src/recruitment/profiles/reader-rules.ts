import { recruitmentVocabulary } from '../vocabulary'
import { others, strangers } from './roles'

const { all, fact, forbid, not } = recruitmentVocabulary

/** Who may read at all, under the strict profile: individuals, logged in strongly enough, in good standing (§6.1). */
export const readerRules = [
  forbid({
    id: 'individual-viewers',
    when: not(fact('viewer.individual')),
    source: ['JI-40', 'GDPR 32(1)', 'GDPR 29'],
  }),
  forbid({
    id: 'assured-viewers',
    when: all(others, not(fact('viewer.assurance').atLeast('substantial'))),
    source: ['UWV-31', 'NAV-10'],
  }),
  forbid({
    id: 'assured-subjects',
    to: 'subject',
    when: not(fact('viewer.assurance').atLeast('low')),
    source: ['TERMS-072', 'NAV-10'],
  }),
  forbid({
    id: 'active-accounts',
    when: all(others, not(fact('account.active'))),
    source: ['UWV-11', 'NAV-38'],
  }),
  forbid({
    id: 'registered-organisations',
    when: all(strangers, not(fact('organisation.registered'))),
    source: ['TK-25'],
  }),
  forbid({
    id: 'blocked-by-subject',
    when: all(strangers, fact('relation.blocked')),
    source: ['AMB-30'],
  }),
]
