import type { Immutable } from 'immer'
import { z } from 'zod'
import { identifier, instant, positions } from './identifier'
import { readState, type StateInput } from './read-state'

const vacancyStateSchema = z.strictObject({
  kind: z.literal('vacancyState').default('vacancyState'),
  id: identifier,
  organisation: identifier,
  status: z.enum(['unknown', 'open', 'expired', 'filled', 'withdrawn']).default('unknown'),
  /** First instant at which it is no longer open. */
  expires: instant.optional(),
  positions: positions.default(1),
  process: z.enum(['none', 'begun', 'ended']).default('none'),
  processEndedAt: instant.optional(),
})

/** What is so about one vacancy and its hiring process, at one instant. */
export type VacancyState = Immutable<z.output<typeof vacancyStateSchema>>

/** The state of a vacancy from a host's own tables, checked.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function vacancyState(input: StateInput<typeof vacancyStateSchema>): VacancyState {
  return readState('a vacancy', vacancyStateSchema, input)
}

/** Whether a vacancy is active: opened, neither filled nor withdrawn, and not yet expired (TK-29). */
export function isActive({ status, expires }: VacancyState, at: number): boolean {
  return status === 'open' && (expires === undefined || at < expires)
}
