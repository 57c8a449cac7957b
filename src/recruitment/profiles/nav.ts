import { dateSpan, localMidnight, type Policy, type Timeline, timeline } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'
import { addressRulesOn, gradedAddress } from './address-rules'
import { jobAdRules } from './job-ad-rules'
import { automaticAccess, navCvRules, navReaderRules } from './nav-cv-rules'
import { neverToRecruiters, pseudonymsForRecruiters } from './never-to-recruiters'
import { onPersons } from './reach'
import { restrictedSubject } from './restricted-subject'
import { subjectRules } from './subject-rules'

const { definePolicy } = recruitmentVocabulary

/** The CV base of arbeidsplassen.no as employers could search it; `cv-automatic` is void (`keep` to replay).
 *
 * Graded addresses were closed already then, by what NAV stated (FACT-NAV-6).
 */
export const legacy = definePolicy({
  name: 'nav.legacy',
  version: '2019-02',
  controller: 'public-authority',
  rules: [...subjectRules, ...jobAdRules, ...navReaderRules, automaticAccess, ...navCvRules, gradedAddress(onPersons)],
})

/** The same from 17 February 2021 on (FACT-NAV-1), `requirements.md` §6.4: follow-up closes a CV, the job ads stay. */
export const february2021 = definePolicy({
  name: 'nav.february2021',
  version: '2021-02-17',
  controller: 'public-authority',
  assessment: {
    by: 'NAV',
    date: '2021-02-17',
    text: 'no statute lets employers see the CVs of persons under follow-up automatically (NAV-14, NAV-15)',
  },
  rules: [
    ...subjectRules,
    ...jobAdRules,
    ...navReaderRules,
    ...navCvRules,
    neverToRecruiters,
    pseudonymsForRecruiters,
    restrictedSubject(onPersons),
    ...addressRulesOn(onPersons),
  ],
})

const oslo = 'Europe/Oslo'

/** Which policy was in force when: right-open intervals. The launch is known to the month, February 2019 (NAV-32): the
 * first instant of that month stands for it. The closing is 17 February 2021 (FACT-NAV-1), from midnight in Oslo on.
 */
export const navTimeline: Timeline<Policy<typeof recruitmentVocabulary.definition>> = timeline([
  { from: dateSpan('2019-02', oslo).from, value: legacy },
  { from: localMidnight('2021-02-17', oslo), value: february2021 },
])
