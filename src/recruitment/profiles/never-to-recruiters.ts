import type { Forbid } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { aboutPersons } from './reach'
import { strangers } from './roles'

/** What nobody who looks for staff is shown, whatever a host permits beside: gender and birth date serve statistics
 * alone, a national id needs a law, and a raw id would lead from one record to another.
 */
export const neverToRecruiters: Forbid = recruitmentVocabulary.forbid({
  id: 'never-to-recruiters',
  on: aboutPersons,
  categories: ['identity.birthDate', 'identity.gender', 'identity.nationalId', 'recordId'],
  cap: { identity: 'withheld', recordId: 'pseudonym' },
  when: strangers,
  source: ['AMB-29', 'TERMS-049', 'JI-37', 'GDPR 87'],
})
