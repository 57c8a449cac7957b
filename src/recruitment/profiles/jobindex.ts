import { type Policy, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { addressRules } from './address-rules'
import { termsCvRules } from './cv-rules'
import { consultantRules, februaryDialogueRules, legacyDialogueRules } from './dialogue-rules'
import { subjectRules } from './subject-rules'

const { definePolicy } = recruitmentVocabulary

/** The dialogues as employers could read them since 20 February 2009; its employer permit is void (`keep` to replay). */
export const legacy2009 = definePolicy({
  name: 'jobindex.legacy2009',
  version: '2009-02-20',
  rules: [...subjectRules, ...consultantRules, ...legacyDialogueRules],
})

/** The dialogues from 6 February on; the year 2019 is an inference (AMB-03). */
export const february2019 = definePolicy({
  name: 'jobindex.february2019',
  version: '2019-02-06',
  rules: [...subjectRules, ...consultantRules, ...februaryDialogueRules, ...addressRules],
})

/** The CV database under the terms in force before 25 May 2018. */
export const terms2018 = definePolicy({
  name: 'jobindex.terms2018',
  version: '2018-05-24',
  rules: [...subjectRules, ...termsCvRules, ...addressRules],
})

/** Which dialogue policy was in force when: right-open intervals that begin at midnight in Copenhagen, UTC+1,
 * on 20 February 2009 and 6 February 2019.
 */
export const dialogueTimeline: Timeline<Policy<typeof recruitmentVocabulary.definition>> = timeline([
  { from: Date.UTC(2009, 1, 19, 23), value: legacy2009 },
  { from: Date.UTC(2019, 1, 5, 23), value: february2019 },
])
