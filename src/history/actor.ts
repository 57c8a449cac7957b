import { z } from 'zod'
import { identifier } from './identifier'

/** Who acts or records: the subject itself, staff of the platform or the public service, a system, a recruiting
 * organisation, or an authority (data protection authority, court, register).
 */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subject'), id: identifier }),
  z.strictObject({ kind: z.literal('staff'), id: identifier }),
  z.strictObject({ kind: z.literal('system'), id: identifier }),
  z.strictObject({ kind: z.literal('organisation'), id: identifier, organisation: identifier }),
  z.strictObject({ kind: z.literal('authority'), id: identifier }),
])
export type Actor = Readonly<z.infer<typeof actorSchema>>
export type ActorKind = Actor['kind']
