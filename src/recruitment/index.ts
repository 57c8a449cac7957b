import { dialogueTimeline, february2019, legacy2009, terms2018 } from './profiles/jobindex'
import { strict } from './profiles/strict'
import { appliedJob } from './records/applied-job'
import { cv } from './records/cv'
import { dialogue, message } from './records/dialogue'
import { jsonResume } from './records/json-resume'
import { note } from './records/note'
import { recruitmentVocabulary } from './vocabulary'

/** The domain in the box: the vocabulary, and record kinds that a host can use as they are. */
export const recruitment = Object.freeze({
  vocabulary: recruitmentVocabulary,
  records: Object.freeze({ cv, appliedJob, dialogue, message, note }),
})

/** Ready-made policies. The old ones are there to be replayed: their void permits compile with `voidRules: 'keep'`. */
export const profiles = Object.freeze({
  strict,
  jobindex: Object.freeze({ legacy2009, february2019, terms2018, dialogueTimeline }),
})

export { appliedJobSchema } from './records/applied-job'
export { cvSchema } from './records/cv'
export { dialogueSchema, messageSchema } from './records/dialogue'
export { jsonResumeSchema } from './records/json-resume-schema'
export { noteSchema } from './records/note'
export { jsonResume }
