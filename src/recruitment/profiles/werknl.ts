import { localMidnight, type Policy, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { addressRulesOn } from './address-rules'
import { neverToRecruiters, pseudonymsForRecruiters } from './never-to-recruiters'
import { onPersons } from './reach'
import { assuredViewers, downloadsForAVacancy, personalCvsForAVacancy } from './reader-rules'
import { restrictedSubject } from './restricted-subject'
import { subjectRules } from './subject-rules'
import { personalByConsent, personalByTask, practiceRules, werknlCvRules } from './werknl-cv-rules'

const { definePolicy } = recruitmentVocabulary

/** No rule of the minister's, and none that he denies: what protects a person whatever a platform means to do. */
const protection = [
  neverToRecruiters,
  pseudonymsForRecruiters,
  restrictedSubject(onPersons),
  ...addressRulesOn(onPersons),
]

/** What happened at werk.nl; its permits to others than the subject are void (`keep` to replay). */
export const practice2011 = definePolicy({
  name: 'werknl.practice2011',
  version: '2011',
  controller: 'public-authority',
  rules: [...subjectRules, ...practiceRules],
})

/** What the minister said the rule was, 12 April 2011, `requirements.md` §6.5. Who may set the form is not said here:
 * `cv.form` is the form that counts.
 */
export const rules2011 = definePolicy({
  name: 'werknl.rules2011',
  version: '2011',
  controller: 'public-authority',
  rules: [...subjectRules, ...werknlCvRules, personalByTask, ...protection],
})

/** What he announced: with the Redesign only the job seeker places a CV and opens it. */
export const redesign = definePolicy({
  name: 'werknl.redesign',
  version: 'redesign',
  controller: 'public-authority',
  rules: [...subjectRules, ...werknlCvRules, personalByConsent, ...protection],
})

/** The store after the incident of 2019: a login by eHerkenning, copies only of candidates found for a vacancy, and a
 * personal CV only for one that is open. It
 * held in 2024, and 150,000 CVs went out: whether the amount is in proportion is no rule's to say, but an allowance's.
 */
export const eherkenning = definePolicy({
  name: 'werknl.eherkenning',
  version: '2019',
  controller: 'public-authority',
  rules: [
    ...[...subjectRules, ...werknlCvRules, personalByConsent, ...protection],
    assuredViewers,
    downloadsForAVacancy,
    personalCvsForAVacancy,
  ],
})

/** The rules of 2011, and after them those of the Redesign, announced without a date (TK-23): `dated` once it is known.
 *
 * That the first begin on 1 January 2011 is chosen, so that the events of that year fall under them: the answer says
 * what the rules are, not since when.
 */
export const werknlTimeline: Timeline<Policy<typeof recruitmentVocabulary.definition>> = timeline<
  Policy<typeof recruitmentVocabulary.definition>
>([
  { from: localMidnight('2011-01-01', 'Europe/Amsterdam'), value: rules2011 },
  { from: 'undated', value: redesign },
])
