import { recruitmentVocabulary } from '../vocabulary'
import { exampleBoard } from './controllers'
import { counsellor, share } from './counselling-clauses'
import { counts, employer, platform } from './jobmatch-clauses'
import { follow, termsClauses } from './terms-clauses'

/** The clauses that the strict profile stands on: what a host's own text must say. It names no address for dialogues, so
 * none is opened there (JI-34), and tells what a follow opens at the follow (AMB-08).
 */
export const strict = recruitmentVocabulary.defineNotice({
  name: 'strict',
  version: '1',
  language: 'en',
  controller: exampleBoard,
  clauses: [...termsClauses, follow('follow.fields'), platform, employer, counts, counsellor, share],
})
