import type { VocabularyDefinition } from '../../vocabulary'
import { pointer, quote, requireKnownKeys, UsageError } from '../../vocabulary'
import type { Mutant } from './mutant'
import type { MutationOperator } from './mutation-operator'
import { isMutationOperator, mutationOperators } from './operators'

/** What has become of a mutant. */
export interface MutationProgress<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'mutation-progress'
  readonly mutant: Mutant<D>
  readonly outcome: 'caught' | 'survived' | 'equivalent'
  /** How many mutants have been judged, this one included. */
  readonly done: number
  readonly total: number
}

export interface MutationOptions<D extends VocabularyDefinition = VocabularyDefinition> {
  /** The operators whose mutants are judged. @defaultValue all */
  readonly operators?: readonly MutationOperator[]
  /** Which mutants are judged. @defaultValue all */
  readonly only?: (mutant: Mutant<D>) => boolean
  /** Called after each mutant; what it returns is not looked at. */
  readonly on?: (progress: MutationProgress<D>) => unknown
}

/** Whether the options ask for a mutant.
 *
 * @throws UsageError `unknown-key`, `unknown-operator`
 */
export function selection<D extends VocabularyDefinition>(options: MutationOptions<D>): (mutant: Mutant<D>) => boolean {
  requireKnownKeys('the options of a mutation score', options, ['operators', 'only', 'on'])
  const { operators = mutationOperators, only = () => true } = options
  const issues = operators.flatMap((name, i) =>
    isMutationOperator(name)
      ? []
      : [{ code: 'unknown-operator', path: pointer('operators', i), message: `there is no operator ${quote(name)}` }],
  )
  if (issues.length > 0) throw new UsageError('unknown-operator', 'a mutation score cannot be worked out', issues)
  return (mutant) => operators.includes(mutant.operator) && only(mutant)
}
