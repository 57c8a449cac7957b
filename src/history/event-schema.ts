import { z } from 'zod'
import { actorSchema } from './actor'
import { identifier, instant } from './identifier'

/** Where what demonstrates an event is kept; an id, never the content (GDPR 5(2)). */
export const evidenceSchema = z.strictObject({
  kind: z.enum(['log', 'form', 'document', 'recording', 'decision']),
  reference: identifier,
})

/** What every event has: an id of its own, the instant, who did it, and evidence where it matters. */
const common = {
  id: identifier,
  at: instant,
  actor: actorSchema,
}

/** The schema of one kind of event. */
export function eventSchema<const K extends string, F extends z.ZodRawShape>(kind: K, fields: F) {
  return z.strictObject({ kind: z.literal(kind), ...common, evidence: evidenceSchema.optional(), ...fields })
}

/** The same for an event that counts only with evidence: a sanction needs a recorded decision (NAV-39, TK-33), and so does overriding an
 * objection (TERMS-082).
 */
export function evidencedEventSchema<const K extends string, F extends z.ZodRawShape>(kind: K, fields: F) {
  return z.strictObject({ kind: z.literal(kind), ...common, evidence: evidenceSchema, ...fields })
}
