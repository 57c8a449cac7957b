import { localMidnight, type Policy, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { addressRules } from './address-rules'
import { termsCvRules } from './cv-rules'
import { consultantRules, februaryDialogueRules, legacyDialogueRules } from './dialogue-rules'
import { neverToRecruiters, pseudonymsForRecruiters } from './never-to-recruiters'
import { blockedData } from './restricted-subject'
import { subjectRules } from './subject-rules'

const { definePolicy } = recruitmentVocabulary

/** What a recruiter never saw, and what closes a record that the subject asked to block (TERMS-081). */
const protection = [neverToRecruiters, pseudonymsForRecruiters, blockedData, ...addressRules]

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
  rules: [...subjectRules, ...consultantRules, ...februaryDialogueRules, ...protection],
})

/** The CV database under the terms in force before 25 May 2018. */
export const terms2018 = definePolicy({
  name: 'jobindex.terms2018',
  version: '2018-05-24',
  rules: [...subjectRules, ...termsCvRules, ...protection],
})

type JobindexTimeline = Timeline<Policy<typeof recruitmentVocabulary.definition>>

const copenhagen = 'Europe/Copenhagen'

/** Which dialogue policy was in force when: right-open intervals that begin at midnight in Copenhagen, on 20 February
 * 2009 and 6 February 2019.
 */
export const dialogueTimeline: JobindexTimeline = timeline([
  { from: localMidnight('2009-02-20', copenhagen), value: legacy2009 },
  { from: localMidnight('2019-02-06', copenhagen), value: february2019 },
])

/** The earliest instant there is: no source says when the terms began. */
const unstatedStart = -8.64e15

/** The CV policy "valid before 25 May 2018", up to midnight in Copenhagen (TERMS-001). What came after is not known
 * here, so nothing is in force from then on.
 */
export const cvTimeline: JobindexTimeline = timeline([{ from: unstatedStart, value: terms2018 }], {
  until: localMidnight('2018-05-25', copenhagen),
})
