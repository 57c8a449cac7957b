import { recruitmentVocabulary } from '../vocabulary'

const { definition, fact, permit } = recruitmentVocabulary

type Role = (typeof definition.roles)[number]
type Reader = Exclude<Role, 'subject'>

/** Everybody, named one by one: `*` is no recipient that anybody can have been told of.
 *
 * An ad is about no person, and whoever asks as `subject` says that the record is about her. A job seeker therefore
 * reads ads as any `visitor` does, whether or not her CV is closed (NAV-28).
 */
export const jobAdReaders: readonly Reader[] = definition.roles.filter((role): role is Reader => role !== 'subject')

/** Looking for a job or for staff, helping with either, and keeping the service in order (NAV-37). */
export const jobAdPurposes = ['recruitment', 'ownAffairs', 'assistJobSeeker', 'support', 'legalDuty'] as const

/** An active job ad is for everybody alike, without login: nothing that closes a CV speaks of it (NAV-03, NAV-27). */
export const jobAdRules = [
  permit({
    id: 'job-ad-published',
    to: jobAdReaders,
    on: 'jobAd',
    categories: ['existence', 'jobAd'],
    purpose: jobAdPurposes,
    when: fact('vacancy.active'),
    basis: { article: '6(1)(e)', statute: 'arbeidsmarkedsloven § 7' },
    notice: 'nav.jobAds',
    source: ['NAV-03', 'NAV-27', 'NAV-28'],
  }),
]
