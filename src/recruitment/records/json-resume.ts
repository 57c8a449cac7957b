import { field } from '../../vocabulary'
import { recruitmentVocabulary } from '../vocabulary'
import { jsonResumeSchema } from './json-resume-schema'

const period = { startDate: 'qualification.period', endDate: 'qualification.period' } as const

/** What stands beside a link, and by itself leads to nobody. */
const linked = field('contact.profile', {}, { identifying: false })

/** Any JSON Resume, 1.0.0 or in its older spellings, as a record of kind `cv`: use it in place of `recruitment.records.cv`.
 *
 * A JSON Resume does not say whose it is or in which form it is shown: the request names its subject, the host's facts
 * its form and presence. What names a person by its work (publications, links, referees) counts as identifying
 * (TERMS-008).
 */
export const jsonResume = recruitmentVocabulary.record('cv', {
  schema: jsonResumeSchema,
  classify: {
    $schema: 'meta',
    basics: {
      name: 'identity.name',
      label: 'qualification.role',
      image: 'identity.photo',
      picture: 'identity.photo',
      email: 'contact.email',
      phone: 'contact.phone',
      url: 'contact.profile',
      website: 'contact.profile',
      summary: 'qualification.text',
      location: {
        address: 'address',
        postalCode: 'address',
        city: field('address', { municipality: 'full' }),
        countryCode: field('address', { region: 'full' }, { identifying: false }),
        region: field('address', { region: 'full' }),
      },
      profiles: { network: linked, username: 'contact.profile', url: 'contact.profile' },
    },
    work: {
      name: 'workplace.name',
      company: 'workplace.name',
      location: 'workplace.place',
      description: field('workplace.name', {}, { identifying: false }),
      position: 'qualification.role',
      url: 'workplace.name',
      website: 'workplace.name',
      ...period,
      summary: 'qualification.text',
      highlights: 'qualification.text',
    },
    volunteer: {
      organization: 'workplace.name',
      position: 'qualification.role',
      url: 'workplace.name',
      website: 'workplace.name',
      ...period,
      summary: 'qualification.text',
      highlights: 'qualification.text',
    },
    education: {
      institution: field('qualification.school', {}, { identifying: true }),
      url: 'contact.profile',
      area: 'qualification.education',
      studyType: 'qualification.education',
      ...period,
      score: 'qualification.education',
      gpa: 'qualification.education',
      courses: 'qualification.education',
    },
    awards: {
      title: 'qualification.text',
      // As the title: a date by itself would tell that there is one.
      date: 'qualification.text',
      awarder: 'workplace.name',
      summary: 'qualification.text',
    },
    certificates: {
      name: 'qualification.education',
      date: 'qualification.period',
      url: 'contact.profile',
      issuer: 'qualification.education',
    },
    publications: {
      name: 'contact.profile',
      publisher: linked,
      releaseDate: linked,
      url: 'contact.profile',
      website: 'contact.profile',
      summary: linked,
    },
    skills: 'qualification.skill',
    languages: 'qualification.language',
    interests: 'qualification.text',
    references: 'reference',
    projects: {
      name: 'workplace.name',
      description: 'qualification.text',
      highlights: 'qualification.text',
      keywords: 'qualification.skill',
      ...period,
      url: 'contact.profile',
      roles: 'qualification.role',
      entity: 'workplace.name',
      type: 'qualification.role',
    },
    meta: { canonical: 'contact.profile', version: 'meta', lastModified: 'meta' },
  },
})
