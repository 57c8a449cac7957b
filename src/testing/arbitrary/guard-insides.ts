import type { CompiledKind } from '../../enforce/compiled-kind'
import type { Guard } from '../../enforce/guard'
import type { Policy } from '../../policy'
import { type RecordDefinition, UsageError, type VocabularyDefinition } from '../../vocabulary'

/** A guard whose types say nothing of its vocabulary and records. */
export type AnyGuard = Guard<VocabularyDefinition, Readonly<Record<string, RecordDefinition>>>

/** What the kit reads of a guard besides asking it: schemas, classifications, diagrams. */
export interface GuardInsides {
  readonly policy: Policy
  compiledKind(name: string): CompiledKind
}

/** The insides of a guard.
 *
 * A guard that wraps another, to add something of the host's, hands its `compiledKind` on: a `Proxy` does.
 * @throws UsageError `not-a-guard` for what `compile` did not make
 */
export function insidesOf(guard: unknown): GuardInsides {
  const insides = guard as Partial<GuardInsides> | null | undefined
  if (typeof insides?.compiledKind !== 'function' || insides.policy === undefined) {
    throw new UsageError('not-a-guard', 'this was not made by `compile`, or hides that it was')
  }
  const { policy } = insides
  return { policy, compiledKind: (name) => (guard as GuardInsides).compiledKind(name) }
}
