import type { Policy } from '../../policy'
import type { VocabularyDefinition } from '../../vocabulary'
import type { MutationOperator } from './mutation-operator'

/** A policy with one mistake in it: one change to one rule. Plain frozen data. */
export interface Mutant<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'mutant'
  /** Rule, operator and the number of the change among those that the operator makes to the rule:
   * `cv-followed/drop-conjunct/2`. Stays the same as long as the rule does.
   */
  readonly id: string
  readonly operator: MutationOperator
  /** The id of the rule changed. */
  readonly rule: string
  /** What was done to it, in one sentence. Names only what the author of the policy wrote. */
  readonly description: string
  /** Checked and hashed anew; its name and version are those of the original. */
  readonly policy: Policy<D>
}
