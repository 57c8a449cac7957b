import { z } from 'zod'
import { recruitmentVocabulary } from '../vocabulary'
import { isOwnOrganisation } from './own-organisation'

/** A job the subject has applied for; an employer may know of those that are its own (TERMS-051). */
export const appliedJobSchema = z.object({
  vacancyId: z.string(),
  organisation: z.string(),
  title: z.string(),
  appliedAt: z.iso.datetime(),
})

export const appliedJob = recruitmentVocabulary.record('appliedJob', {
  schema: appliedJobSchema,
  classify: { vacancyId: 'application', organisation: 'application', title: 'application', appliedAt: 'application' },
  facts: { 'application.own': ({ organisation }, { viewer }) => isOwnOrganisation(organisation, viewer) },
})
