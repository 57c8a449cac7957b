import { z } from 'zod'
import { recruitmentVocabulary } from '../vocabulary'
import { isOwnOrganisation } from './own-organisation'

/** A vacancy as it is advertised. It is about no person: it has no subject, and everybody may read it (NAV-03, NAV-27). */
export const jobAdSchema = z.object({
  id: z.string(),
  organisation: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string().optional(),
  opens: z.iso.datetime({ offset: true }).optional(),
  closes: z.iso.datetime({ offset: true }).optional(),
})

/** A job ad, classified. Whether it is active is a fact of the host's: the record knows no clock, and not whether the
 * vacancy was filled or withdrawn (TK-29).
 */
export const jobAd = recruitmentVocabulary.record('jobAd', {
  schema: jobAdSchema,
  id: (record) => record.id,
  subject: 'none',
  classify: {
    id: 'jobAd',
    organisation: 'jobAd',
    title: 'jobAd',
    text: 'jobAd',
    place: 'jobAd',
    opens: 'jobAd',
    closes: 'jobAd',
  },
  facts: {
    'vacancy.own': ({ organisation }, { viewer }) => isOwnOrganisation(organisation, viewer),
  },
})
