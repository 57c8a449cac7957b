import { subjectOnly } from '../history'
import { consents } from './consents'
import { grounds } from './grounds'
import { harms } from './harms'
import { notices } from './notices'
import { cvTimeline, dialogueTimeline, february2019, legacy2009, terms2018 } from './profiles/jobindex'
import { february2021, legacy, navTimeline } from './profiles/nav'
import { strict } from './profiles/strict'
import { eherkenning, practice2011, redesign, rules2011, werknlTimeline } from './profiles/werknl'
import { practiceAuthority, rulesAuthority } from './profiles/werknl-authorities'
import { appliedJob } from './records/applied-job'
import { cv } from './records/cv'
import { cvFromFacts } from './records/cv-from-facts'
import { dialogue, message } from './records/dialogue'
import { jobAd } from './records/job-ad'
import { jsonResume } from './records/json-resume'
import { note } from './records/note'
import { recruitmentVocabulary } from './vocabulary'
import { words } from './words'

/** The domain in the box: the vocabulary, record kinds that a host can use as they are, what a consent of each scope must
 * name, the texts that tell subjects who sees what, and for letters about a breach the words for all of it and what can
 * come of it.
 */
export const recruitment = Object.freeze({
  vocabulary: recruitmentVocabulary,
  records: Object.freeze({ cv, appliedJob, dialogue, message, note, jobAd }),
  consents,
  notices,
  grounds,
  words,
  harms,
})

/** Ready-made policies. The old ones are there to be replayed: their void permits compile with `voidRules: 'keep'`. */
export const profiles = Object.freeze({
  strict,
  jobindex: Object.freeze({ legacy2009, february2019, terms2018, dialogueTimeline, cvTimeline }),
  nav: Object.freeze({ legacy, february2021, timeline: navTimeline }),
  werknl: Object.freeze({
    practice2011,
    rules2011,
    redesign,
    eherkenning,
    timeline: werknlTimeline,
    /** Who may record what: as practised, under the rules of 2011, and after the Redesign. */
    authorities: Object.freeze({ practice2011: practiceAuthority, rules2011: rulesAuthority, redesign: subjectOnly }),
  }),
})

export { appliedJobSchema } from './records/applied-job'
export { cvSchema } from './records/cv'
export { dialogueSchema, messageSchema } from './records/dialogue'
export { jobAdSchema } from './records/job-ad'
export { jsonResumeSchema } from './records/json-resume-schema'
export { noteSchema } from './records/note'
export { cvFromFacts, jsonResume }
