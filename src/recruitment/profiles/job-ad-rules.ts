import { recruitmentVocabulary } from '../vocabulary'

const { definition, fact, permit } = recruitmentVocabulary

/** An active job ad is for everybody alike, without login: nothing that closes a CV speaks of it (NAV-03, NAV-27). A job
 * seeker reads it as any other does, whether or not her CV is closed (NAV-28).
 *
 * For looking for a job or for staff, helping with either, and keeping the service in order (NAV-37).
 */
export const jobAdRules = [
  permit({
    id: 'job-ad-published',
    to: definition.roles,
    on: 'jobAd',
    categories: ['existence', 'jobAd'],
    purpose: ['recruitment', 'ownAffairs', 'assistJobSeeker', 'support', 'legalDuty'],
    when: fact('vacancy.active'),
    source: ['NAV-03', 'NAV-27', 'NAV-28'],
  }),
]
