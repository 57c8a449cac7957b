import type { Forbid } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import type { Reach } from './reach'
import { outsiders } from './roles'

const { all, fact, forbid } = recruitmentVocabulary

/** Restricted data is stored and nothing else; a restriction that is not ruled out counts as one (§6.1, step 2). */
export const restrictedSubject = (reach: Reach = {}): Forbid =>
  forbid({
    ...reach,
    id: 'restricted-subject',
    when: all(outsiders, fact('subject.restricted')),
    source: ['GDPR 18', 'TERMS-081'],
  })
