import {
  type Act,
  acts,
  assuranceLevels,
  domainsOf,
  type Issue,
  pointer,
  requireKnownKeys,
  rolesOf,
  UsageError,
  type VocabularyDefinition,
} from '../vocabulary'
import type { HistoryFacts } from './fact-sheet'

/** A class of viewers: somebody of this role, logged in like this, who asks for this. */
export interface ViewerClass {
  readonly role: string
  readonly assurance: string
  readonly purpose: string
  /** @defaultValue 'view' */
  readonly act?: Act
  /** What is assumed where the history says nothing; in any case that its organisation is registered and its account
   * active. */
  readonly facts?: HistoryFacts
}

/** Refuses classes of viewers that nobody can be: they would be found to see nothing, and that would look like safety.
 *
 * @throws UsageError `invalid-viewers` with every issue
 */
export function checkViewers(vocabulary: VocabularyDefinition, viewers: readonly ViewerClass[]): void {
  const domains = domainsOf(vocabulary)
  if (!Array.isArray(viewers)) throw new UsageError('invalid-viewers', 'the classes of viewers are a list')
  for (const viewer of viewers) {
    requireKnownKeys('a class of viewers', viewer, ['role', 'assurance', 'purpose', 'act', 'facts'])
  }
  const issues = (viewers as readonly ViewerClass[]).flatMap(
    ({ role, assurance, purpose, act = 'view', facts = {} }, i): readonly Issue[] => [
      ...unknown('unknown-role', rolesOf(vocabulary), role, pointer(i, 'role')),
      ...unknown('unknown-value', assuranceLevels, assurance, pointer(i, 'assurance')),
      ...unknown('unknown-purpose', vocabulary.purposes, purpose, pointer(i, 'purpose')),
      ...unknown('unknown-value', acts, act, pointer(i, 'act')),
      ...Object.entries(facts).flatMap(([fact, value]) =>
        domains.get(fact)?.includes(value)
          ? []
          : [
              {
                code: 'unknown-fact',
                path: pointer(i, 'facts', fact),
                message: 'there is no such fact, or it has no such value',
              },
            ],
      ),
    ],
  )
  const none = { code: 'empty', path: '', message: 'exposures are found for at least one class of viewers' }
  const all = viewers.length === 0 ? [none] : issues
  if (all.length > 0) throw new UsageError('invalid-viewers', 'the classes of viewers cannot be used', all)
}

function unknown(code: string, known: readonly string[], name: string, path: string): readonly Issue[] {
  return known.includes(name) ? [] : [{ code, path, message: 'the vocabulary has none of that name' }]
}
