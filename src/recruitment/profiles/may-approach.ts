import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { isLoggedIn } from './login'

const { all, any, fact } = recruitmentVocabulary

/** Getting in touch asks for more than reading does (TK-28), of an agency as of an employer (TK-30), and of an anonymous
 * CV as of a personal one (TK-27): registered, logged in, with a vacancy that is active at this instant (TK-26, TK-29),
 * and a message that belongs to one of those or that the subject asked for (TK-32).
 */
export const mayApproach: Condition = all(
  fact('cv.presence').is('online'),
  fact('organisation.registered'),
  isLoggedIn,
  fact('organisation.activeVacancy'),
  any(fact('approach.linked'), fact('approach.requested')),
)
