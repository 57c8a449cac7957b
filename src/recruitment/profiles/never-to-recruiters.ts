import type { Forbid } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { aboutPersons } from './reach'
import { strangers } from './roles'

/** What nobody who looks for staff is shown, whatever a host permits beside: gender, birth date and age serve statistics
 * alone, a national number needs a law, and who receives a benefit is nobody's business (UWV-08).
 */
export const neverToRecruiters: Forbid = recruitmentVocabulary.forbid({
  id: 'never-to-recruiters',
  on: aboutPersons,
  categories: ['identity.birthDate', 'identity.gender', 'identity.nationalId', 'status'],
  when: strangers,
  source: ['AMB-29', 'TERMS-049', 'UWV-08', 'GDPR 87'],
})

/** Nor a raw id, which would lead from one record to another. */
export const pseudonymsForRecruiters: Forbid = recruitmentVocabulary.forbid({
  id: 'pseudonyms-for-recruiters',
  on: aboutPersons,
  categories: 'recordId',
  cap: 'pseudonym',
  when: strangers,
  source: ['JI-37', 'GDPR 25'],
})
