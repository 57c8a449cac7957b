import { z } from 'zod'
import { name } from './consent-fields'
import { eventSchema } from './event-schema'
import { identifier, instant } from './identifier'

const held = { dialogue: identifier, subject: identifier, consultant: identifier }

/** What happened in a jobmatch dialogue: a consultant invites, the subject answers or does not (JI-06, JI-10). One consultant
 * holds it; another covers for that colleague, for a reason. `consultant` is the id that its account views with.
 */
export const dialogueEvents = [
  eventSchema('jobmatchMade', {
    dialogue: identifier,
    subject: identifier,
    vacancy: identifier,
    organisation: identifier,
    consultant: identifier.optional(),
  }),
  eventSchema('invitationAnswered', {
    dialogue: identifier,
    subject: identifier,
    answer: z.enum(['notInterested', 'interested']),
  }),
  eventSchema('dialogueAssigned', held),
  eventSchema('dialogueCovered', { ...held, reason: name, until: instant.optional() }),
  eventSchema('dialogueCoverEnded', held),
] as const
