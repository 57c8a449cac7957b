import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import type { VacancyEvent } from './event'
import { type Contradiction, type Step, step } from './step'
import { isActive, type VacancyState, vacancyState } from './vacancy-state'

const unknownVacancy = vacancyState({ id: '-', organisation: '-' })

/** The state of a vacancy after one more event; undefined is before the first. */
export function vacancyStep(state: VacancyState | undefined, event: VacancyEvent): Step<VacancyState> {
  const { vacancy: id, organisation } = event
  return step(state ?? { ...unknownVacancy, id, organisation }, (vacancy) =>
    vacancy.organisation === organisation ? record(vacancy, event) : 'contradictory-event',
  )
}

// Who applied stands in the events: a state that listed them would grow with each.
function record(vacancy: Draft<VacancyState>, event: VacancyEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'vacancyOpened' }, ({ expires, positions = 1, at }) => {
      if (isActive(vacancy, at)) return 'already-so'
      if (expires !== undefined && expires <= at) return 'contradictory-event'
      vacancy.status = 'open'
      vacancy.positions = positions
      if (expires === undefined) delete vacancy.expires
      else vacancy.expires = expires
      return undefined
    })
    .with({ kind: 'vacancyExpired' }, () => close(vacancy, 'expired'))
    .with({ kind: 'vacancyFilled' }, () => close(vacancy, 'filled'))
    .with({ kind: 'vacancyWithdrawn' }, () => close(vacancy, 'withdrawn'))
    .with({ kind: 'processBegun' }, () => {
      if (vacancy.process === 'begun') return 'already-so'
      vacancy.process = 'begun'
      delete vacancy.processEndedAt
      return undefined
    })
    .with({ kind: 'processEnded' }, ({ at }) => {
      if (vacancy.process !== 'begun') return 'not-recorded'
      vacancy.process = 'ended'
      vacancy.processEndedAt = at
      return undefined
    })
    .with({ kind: 'applicationSent' }, () => undefined)
    .exhaustive()
}

function close(vacancy: Draft<VacancyState>, status: 'expired' | 'filled' | 'withdrawn'): Contradiction | undefined {
  if (vacancy.status === 'unknown') return 'not-recorded'
  if (vacancy.status === status) return 'already-so'
  vacancy.status = status
  return undefined
}
