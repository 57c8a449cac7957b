import type { VocabularyDefinition } from '../../vocabulary'
import type { Mutant } from './mutant'

/** Which mistakes in a policy a host's tests would notice. Frozen; `String(score)` lists what they would not, and as JSON
 * the mutants come without their policies.
 */
export interface MutationScore<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'mutation-score'
  /** All mutants judged: those caught, those that survived, those that are equivalent. */
  readonly total: number
  readonly caught: number
  /** Mutants that disclose the same in every situation and are void in the same places: nothing to be caught. */
  readonly equivalent: readonly Mutant<D>[]
  /** Mutants that the check let pass. */
  readonly survived: readonly Mutant<D>[]
  /** `caught / (total - equivalent)`, 0 … 1. */
  readonly score: number
}
