import { localMidnight, type Notice, type Timeline, timeline } from '../../policy'
import * as policies from '../profiles/jobindex'
import { recruitmentVocabulary } from '../vocabulary'
import { jobindex } from './controllers'
import { counts, employer, platform } from './jobmatch-clauses'
import { follow, termsClauses } from './terms-clauses'

const { defineNotice } = recruitmentVocabulary
const text = { language: 'da', controller: jobindex } as const

/** At the answer form of a jobmatch dialogue until 6 February 2019: the platform alone is named (JI-08, FACT-JI-2). */
export const legacy2009 = defineNotice({
  ...text,
  name: 'jobindex.dialogue',
  version: '2009-02-20',
  clauses: [platform],
})

/** The text as it was put right on 6 February 2019 (JI-44, JI-45): the address of the subject is still not named. */
export const february2019 = defineNotice({
  ...text,
  name: 'jobindex.dialogue',
  version: '2019-02-06',
  clauses: [platform, employer, counts],
})

/** The terms valid before 25 May 2018. */
export const terms2018 = defineNotice({
  ...text,
  name: 'jobindex.terms',
  version: '2018-05-24',
  clauses: [...termsClauses, follow('terms.follow')],
})

const copenhagen = 'Europe/Copenhagen'

/** Which text stood at the answer form when. */
export const dialogueTimeline: Timeline<Notice> = timeline([
  { from: localMidnight('2009-02-20', copenhagen), value: legacy2009 },
  { from: localMidnight('2019-02-06', copenhagen), value: february2019 },
])

/** The terms are text and policy in one: both are in force together. */
export const cvTimeline: Timeline<Notice> = timeline(
  policies.cvTimeline.entries.map((entry) => ({ ...entry, value: terms2018 })),
)
