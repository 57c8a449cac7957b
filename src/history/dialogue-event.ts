import { z } from 'zod'
import { eventSchema } from './event-schema'
import { identifier } from './identifier'

/** What happened in a jobmatch dialogue: a consultant invites, the subject answers or does not (JI-06, JI-10). */
export const dialogueEvents = [
  eventSchema('jobmatchMade', {
    dialogue: identifier,
    subject: identifier,
    vacancy: identifier,
    organisation: identifier,
  }),
  eventSchema('invitationAnswered', {
    dialogue: identifier,
    subject: identifier,
    answer: z.enum(['notInterested', 'interested']),
  }),
] as const
