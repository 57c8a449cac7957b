import { levelsOf, quote, requireKnownKeys, UsageError, type VocabularyDefinition } from '../../vocabulary'
import { type DisclosedLevel, levelsIn } from './disclosed-levels'
import { policyIn } from './policy-in'

export interface LevelOptions {
  /** The policy, guard or prover in whose vocabulary the names are: it tells a category or level that is misspelt from one
   * that does not appear in what was received. */
  readonly of?: object
}

/** @throws UsageError `unknown-key`, `wrong-type` */
export function vocabularyIn(options: LevelOptions): VocabularyDefinition | undefined {
  requireKnownKeys('the options of toDisclose and toWithhold', options, ['of'])
  return options.of === undefined ? undefined : policyIn(options.of).vocabulary
}

/** A level that one of the categories has. Without a vocabulary only `full` is known, and what appears among the levels
 * received: of any other nobody could tell whether it is misspelt.
 *
 * @throws UsageError `unknown-level`; for `withheld` always, since nothing is disclosed at it
 */
export function requireLevel(
  level: string,
  received: unknown,
  covered: readonly DisclosedLevel[],
  vocabulary: VocabularyDefinition | undefined,
): void {
  if (level === 'withheld') {
    throw new UsageError('unknown-level', 'nothing is disclosed at level `withheld`: ask `toWithhold`')
  }
  const known = new Set(
    vocabulary === undefined
      ? ['full', ...levelsIn(received).map((one) => one.level)]
      : covered.flatMap(({ category }) => levelsOf(vocabulary, category)),
  )
  if (known.has(level)) return
  known.delete('withheld')
  const names = [...known].map(quote).join(', ')
  const hint = vocabulary === undefined ? '; name the guard or policy to allow all that it has: `{ of: guard }`' : ''
  throw new UsageError('unknown-level', `there is no level ${quote(String(level))} here; there are ${names}${hint}`)
}
