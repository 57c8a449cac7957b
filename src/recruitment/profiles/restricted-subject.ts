import type { Condition, Forbid } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { onPersons, type Reach } from './reach'
import { others, outsiders } from './roles'

const { all, fact, forbid } = recruitmentVocabulary

const restricted = (who: Condition, reach: Reach): Forbid =>
  forbid({
    ...reach,
    id: 'restricted-subject',
    when: all(who, fact('subject.restricted')),
    source: ['GDPR 18', 'TERMS-081'],
  })

/** Restricted data is stored and nothing else; a restriction that is not ruled out counts as one (§6.1, step 2). Open to
 * the subject and to those who act under law (GDPR 18(2)).
 */
export const restrictedSubject = (reach: Reach = {}): Forbid => restricted(outsiders, reach)

/** The same where the terms say "blokere" and name no exception: open to the subject alone. */
export const blockedData: Forbid = restricted(others, onPersons)
