import { type Draft, Immer } from 'immer'

/** An instance of our own: freezing every state would cost more than making it, and no other setting can reach it. */
const immer = new Immer({ autoFreeze: false })

/** Why an event cannot have happened after those before it. */
export type Contradiction = 'not-recorded' | 'already-so' | 'contradictory-event'

/** A state after an event, or why the event contradicts it. */
export type Step<S> = { readonly state: S } | { readonly contradiction: Contradiction }

/** Applies a change to a state; a change that finds a contradiction leaves everything as it was. */
export function step<S extends object>(state: S, change: (draft: Draft<S>) => Contradiction | undefined): Step<S> {
  let contradiction: Contradiction | undefined
  const next = immer.produce(state, (draft) => {
    contradiction = change(draft)
  })
  return contradiction === undefined ? { state: next } : { contradiction }
}

/** Makes a change if what it needs is so. */
export function provided(isSo: boolean, otherwise: Contradiction, change: () => void): Contradiction | undefined {
  if (!isSo) return otherwise
  change()
  return undefined
}
