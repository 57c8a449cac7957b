import { z } from 'zod'
import { eventSchema, evidencedEventSchema } from './event-schema'
import { identifier } from './identifier'

const organisation = { organisation: identifier }
const account = { ...organisation, account: identifier }

/** What happened to an organisation that looks for staff, and to its accounts. */
export const organisationEvents = [
  eventSchema('organisationRegistered', { ...organisation, as: z.enum(['employer', 'agency']) }),
  evidencedEventSchema('organisationSanctioned', organisation),
  evidencedEventSchema('organisationCleared', organisation),
  eventSchema('accountBlocked', account),
  eventSchema('accountUnblocked', account),
] as const
