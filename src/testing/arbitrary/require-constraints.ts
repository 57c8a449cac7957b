import {
  acts,
  assuranceLevels,
  derivedFacts,
  domainsOf,
  type Issue,
  needKinds,
  pointer,
  quote,
  requireKnownKeys,
  rolesOf,
  UsageError,
  type VocabularyDefinition,
} from '../../vocabulary'

const requestKeys = ['viewer', 'purpose', 'at', 'act', 'need', 'evidence', 'record']

/** Refuses parts of requests, and facts, that the vocabulary does not have: they would be passed over, and the test would
 * be of something else.
 *
 * @throws UsageError `unknown-key`, `wrong-type`; `invalid-constraints` with every issue
 */
export function requireConstraints(
  vocabulary: VocabularyDefinition,
  { request, facts }: { readonly request: unknown; readonly facts: unknown },
): void {
  requireKnownKeys('`request`', request, requestKeys)
  const { viewer = {}, record = {}, need = {}, purpose, act } = request as Readonly<Record<string, object | undefined>>
  requireKnownKeys('`viewer`', viewer, ['id', 'role', 'organisation', 'assurance'])
  requireKnownKeys('`record`', record, ['id', 'subject'])
  requireKnownKeys('`need`', need, ['kind', 'id'])
  if (typeof facts !== 'object' || facts === null) throw new UsageError('wrong-type', '`facts` is given as an object')
  const { role, assurance } = viewer as Readonly<Record<string, unknown>>
  const issues = [
    ...unknown('unknown-role', rolesOf(vocabulary), role, pointer('request', 'viewer', 'role')),
    ...unknown('unknown-value', assuranceLevels, assurance, pointer('request', 'viewer', 'assurance')),
    ...unknown('unknown-purpose', vocabulary.purposes, purpose, pointer('request', 'purpose')),
    ...unknown('unknown-value', acts, act, pointer('request', 'act')),
    ...unknown('unknown-value', needKinds, (need as { kind?: unknown }).kind, pointer('request', 'need', 'kind')),
    ...Object.entries(facts).flatMap(([fact, value]) => unknownFact(vocabulary, fact, value)),
  ]
  if (issues.length === 0) return
  throw new UsageError('invalid-constraints', '`request` or `facts` says what the vocabulary does not have', issues)
}

function unknownFact(vocabulary: VocabularyDefinition, fact: string, value: unknown): readonly Issue[] {
  const path = pointer('facts', fact)
  const domain = domainsOf(vocabulary).get(fact)
  if (domain === undefined) return [{ code: 'unknown-fact', path, message: `there is no fact ${quote(fact)}` }]
  if (derivedFacts.includes(fact)) {
    return [{ code: 'unknown-fact', path, message: `${quote(fact)} is read from request and record, not supplied` }]
  }
  return unknown('unknown-value', domain, value, path)
}

/** An undefined name is free. */
function unknown(code: string, known: readonly unknown[], name: unknown, path: string): readonly Issue[] {
  if (name === undefined || known.includes(name)) return []
  return [{ code, path, message: 'the vocabulary has none of that name', hint: known.map(String).join(', ') }]
}
