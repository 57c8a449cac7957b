import { z } from 'zod'
import { field } from '../../vocabulary'
import { recruitmentVocabulary } from '../vocabulary'
import { isOwnOrganisation } from './own-organisation'

/** A job the subject has applied for; an employer may know of those that are its own (TERMS-051). */
export const appliedJobSchema = z.object({
  vacancyId: z.string(),
  organisation: z.string(),
  title: z.string(),
  appliedAt: z.iso.datetime({ offset: true }),
})

export const appliedJob = recruitmentVocabulary.record('appliedJob', {
  schema: appliedJobSchema,
  // Shown to the organisation whose vacancy it is: it knows what the title says.
  classify: {
    vacancyId: 'application',
    organisation: field('application', {}, { known: true }),
    title: field('application', {}, { known: true }),
    appliedAt: 'application',
  },
  facts: { 'application.own': ({ organisation }, { viewer }) => isOwnOrganisation(organisation, viewer) },
})
