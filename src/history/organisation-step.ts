import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import type { OrganisationEvent } from './event'
import { type OrganisationState, organisationState } from './organisation-state'
import { type Contradiction, type Step, step } from './step'

const unknownOrganisation = organisationState({ id: '-' })

/** The state of an organisation after one more event; undefined is before the first. */
export function organisationStep(
  state: OrganisationState | undefined,
  event: OrganisationEvent,
): Step<OrganisationState> {
  return step(state ?? { ...unknownOrganisation, id: event.organisation }, (organisation) =>
    record(organisation, event),
  )
}

function record(organisation: Draft<OrganisationState>, event: OrganisationEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'organisationRegistered' }, ({ as }) => {
      if (organisation.registeredAs === as) return 'already-so'
      organisation.registeredAs = as
      return undefined
    })
    .with({ kind: 'organisationSanctioned' }, () => {
      if (organisation.sanctioned) return 'already-so'
      organisation.sanctioned = true
      return undefined
    })
    .with({ kind: 'organisationCleared' }, () => {
      if (!organisation.sanctioned) return 'not-recorded'
      organisation.sanctioned = false
      return undefined
    })
    .with({ kind: 'accountBlocked' }, ({ account }) => {
      if (organisation.blockedAccounts.includes(account)) return 'already-so'
      organisation.blockedAccounts.push(account)
      return undefined
    })
    .with({ kind: 'accountUnblocked' }, ({ account }) => {
      if (!organisation.blockedAccounts.includes(account)) return 'not-recorded'
      organisation.blockedAccounts = organisation.blockedAccounts.filter((each) => each !== account)
      return undefined
    })
    .exhaustive()
}
