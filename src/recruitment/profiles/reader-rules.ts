import { recruitmentVocabulary } from '../vocabulary'
import { others, strangers } from './roles'

const { all, fact, forbid, not } = recruitmentVocabulary

/** A login strong enough to know who reads (FACT-UWV-5: eHerkenning 3 is substantial). It excuses no volume (UWV-32). */
export const assuredViewers = forbid({
  id: 'assured-viewers',
  when: all(others, not(fact('viewer.assurance').atLeast('substantial'))),
  source: ['UWV-31', 'NAV-10'],
})

/** Copies are taken away of candidates found for a vacancy that is open; looking asks for less (UWV-21, TK-28). */
export const downloadsForAVacancy = forbid({
  id: 'downloads-for-a-vacancy',
  when: all(
    strangers,
    fact('act').is('download'),
    not(all(fact('organisation.activeVacancy'), fact('candidate.matched'))),
  ),
  source: ['UWV-21', 'UWV-02'],
})

/** Who it is, is looked up for a vacancy: *inzien en downloaden* are tied to it alike (UWV-21). Nothing is left of a
 * personal CV without one, so that no list of them can be looked through.
 */
export const personalCvsForAVacancy = forbid({
  id: 'personal-cvs-for-a-vacancy',
  on: 'cv',
  when: all(strangers, fact('cv.form').is('personal'), not(fact('organisation.activeVacancy'))),
  source: ['UWV-21', 'UWV-35'],
})

/** Who may read at all, under the strict profile: individuals, logged in strongly enough, in good standing (§6.1). */
export const readerRules = [
  forbid({
    id: 'individual-viewers',
    when: not(fact('viewer.individual')),
    source: ['JI-40', 'GDPR 32(1)', 'GDPR 29'],
  }),
  assuredViewers,
  downloadsForAVacancy,
  forbid({
    id: 'assured-subjects',
    to: 'subject',
    when: not(fact('viewer.assurance').atLeast('low')),
    source: ['TERMS-072', 'NAV-10'],
  }),
  forbid({
    id: 'active-accounts',
    when: all(others, not(fact('account.active'))),
    source: ['UWV-11', 'NAV-38'],
  }),
  forbid({
    id: 'registered-organisations',
    when: all(strangers, not(fact('organisation.registered'))),
    source: ['TK-25'],
  }),
  forbid({
    id: 'blocked-by-subject',
    when: all(strangers, fact('relation.blocked')),
    source: ['AMB-30'],
  }),
]
