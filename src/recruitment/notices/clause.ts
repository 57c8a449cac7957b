import type { NoticeClauseInput } from '../../policy'
import type { recruitmentVocabulary } from '../vocabulary'

/** A clause in the words of recruitment. */
export type Clause = NoticeClauseInput<typeof recruitmentVocabulary.definition>

/** Acts by which somebody joins a CV database, before which its text is shown. */
export const onJoining = ['cvCreated', 'contractAgreed.cvDatabase'] as const
