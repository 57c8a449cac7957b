import { eventSchema } from './event-schema'
import { identifier, instant, positions } from './identifier'

const vacancy = { vacancy: identifier, organisation: identifier }

/** What happened to a vacancy, and in the hiring process for it. */
export const vacancyEvents = [
  eventSchema('vacancyOpened', { ...vacancy, expires: instant.optional(), positions: positions.optional() }),
  eventSchema('vacancyExpired', vacancy),
  eventSchema('vacancyFilled', vacancy),
  eventSchema('vacancyWithdrawn', vacancy),
  eventSchema('processBegun', vacancy),
  eventSchema('processEnded', vacancy),
  eventSchema('applicationSent', { ...vacancy, application: identifier, subject: identifier }),
] as const
