import type { Policy } from '../policy'
import type { Situation } from '../semantics'
import {
  type Act,
  acts,
  assuranceLevels,
  domainsOf,
  type FactsInput,
  type Issue,
  pointer,
  requireKnownKeys,
  rolesOf,
  UsageError,
  type VocabularyDefinition,
} from '../vocabulary'
import type { PolicyComparison } from './policy-comparison'

/** A class of viewers: any viewer of this role who asks for this purpose. */
export interface ViewerClass<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly role: string
  readonly purpose: string
  /** How strongly the viewer is logged in. @defaultValue any assurance */
  readonly assurance?: string
  /** @defaultValue any act */
  readonly act?: Act
  /** What is assumed where nothing is known. Without it, a fact that is not known counts as what opens most. */
  readonly facts?: FactsInput<D>
}

/** Every class of viewers to which an old policy can show more than was allowed: each role, for each purpose, however
 * strongly logged in.
 */
export function allViewers(
  comparison: PolicyComparison,
  pairs: readonly (readonly [Policy, Policy | undefined])[],
): readonly ViewerClass[] {
  const { vocabulary } = comparison
  const classes = rolesOf(vocabulary).flatMap((role) => vocabulary.purposes.map((purpose) => ({ role, purpose })))
  return classes.filter((viewer) => kindsExposed(comparison, pairs, viewer).length > 0)
}

/** The record kinds of which a class of viewers can have been shown more than allowed. */
export function kindsExposed(
  comparison: PolicyComparison,
  pairs: readonly (readonly [Policy, Policy | undefined])[],
  viewer: ViewerClass,
): readonly string[] {
  const situation = situationOf(viewer)
  return comparison.vocabulary.kinds.filter((kind) =>
    pairs.some(([policy, should]) => comparison.exposed(policy, should, kind, situation).length > 0),
  )
}

/** Whether a list of classes leaves out any viewer to whom an old policy can show more than was allowed. */
export function isNarrower(
  comparison: PolicyComparison,
  pairs: readonly (readonly [Policy, Policy | undefined])[],
  listed: readonly ViewerClass[],
): boolean {
  const whole = listed.filter(({ act, facts }) => act === undefined && Object.keys(facts ?? {}).length === 0)
  return allViewers(comparison, pairs).some(({ role, purpose }) =>
    assuranceLevels.some(
      (assurance) =>
        !whole.some(
          (each) => each.role === role && each.purpose === purpose && (each.assurance ?? assurance) === assurance,
        ) && kindsExposed(comparison, pairs, { role, purpose, assurance }).length > 0,
    ),
  )
}

/** What is known of a viewer of a class: it is another person than the subject. */
export function situationOf({ role, purpose, assurance, act }: ViewerClass): Situation {
  return {
    'viewer.role': role,
    'viewer.isSubject': false,
    purpose,
    ...(assurance === undefined ? {} : { 'viewer.assurance': assurance }),
    ...(act === undefined ? {} : { act }),
  }
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
    ({ role, assurance = 'none', purpose, act = 'view', facts = {} }, i): readonly Issue[] => [
      ...unknown('unknown-role', rolesOf(vocabulary), role, pointer(i, 'role')),
      ...unknown('unknown-value', assuranceLevels, assurance, pointer(i, 'assurance')),
      ...unknown('unknown-purpose', vocabulary.purposes, purpose, pointer(i, 'purpose')),
      ...unknown('unknown-value', acts, act, pointer(i, 'act')),
      ...Object.entries(facts).flatMap(([fact, value]) =>
        value === undefined || domains.get(fact)?.includes(value)
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
