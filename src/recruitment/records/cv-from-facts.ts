import { recruitmentVocabulary } from '../vocabulary'
import { cv } from './cv'

const { schema, id = () => undefined, subject = () => undefined, classify } = cv

/** A CV whose form and presence the host's facts say, as those that come from a history do: use it in place of
 * `recruitment.records.cv`.
 *
 * What the record itself says of its form may be the act of somebody who may not widen it (TK-13), or of a coach who may
 * (TK-12): the record cannot tell, so it is not asked.
 */
export const cvFromFacts = recruitmentVocabulary.record('cv', { schema, id, subject, classify })
