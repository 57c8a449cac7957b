import type { Immutable } from 'immer'
import { z } from 'zod'
import { identifier } from './identifier'
import { readState, type StateInput } from './read-state'

const organisationStateSchema = z.strictObject({
  kind: z.literal('organisationState').default('organisationState'),
  id: identifier,
  registeredAs: z.enum(['none', 'employer', 'agency']).default('none'),
  sanctioned: z.boolean().default(false),
  blockedAccounts: z.array(identifier).default([]),
})

/** What is so about one organisation that looks for staff, at one instant. */
export type OrganisationState = Immutable<z.output<typeof organisationStateSchema>>

/** The state of an organisation from a host's own tables, checked.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function organisationState(input: StateInput<typeof organisationStateSchema>): OrganisationState {
  return readState('an organisation', organisationStateSchema, input)
}
