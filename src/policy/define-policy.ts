import { freezeDeep, quote, requireKnownKeys, UsageError, type VocabularyDefinition } from '../vocabulary'
import { checkTitle } from './check-rules'
import { contentHash } from './content-hash'
import { plainJson } from './plain-json'
import type { Policy } from './policy'
import type { Read } from './read-json'
import { readRules } from './read-rules'
import type { Rule } from './rule'

export interface PolicyInput {
  readonly name: string
  readonly version: string
  /** @defaultValue 'private' */
  readonly controller?: Policy['controller']
  readonly rules: readonly Rule[]
}

/** Checks the rules, freezes them and gives the policy its content hash.
 *
 * @throws UsageError `invalid-policy` with every issue, sorted
 */
export function definePolicy<D extends VocabularyDefinition>(vocabulary: D, input: PolicyInput): Policy<D> {
  requireKnownKeys('a policy', input, ['name', 'version', 'controller', 'rules'])
  const { name, version, controller = 'private' } = input
  // A copy: a rule that was not made by `permit` or `forbid` is the caller's, to keep and to change.
  const json = plainJson(input.rules)
  const rules: Read<readonly Rule[]> = Array.isArray(json)
    ? readRules(vocabulary, json)
    : { ok: false, issues: [{ code: 'not-a-policy', path: '/rules', message: 'the rules are a list of plain data' }] }
  const title = checkTitle(input)
  if (title.length > 0 || !rules.ok) {
    const issues = [...title, ...(rules.ok ? [] : rules.issues)]
    throw new UsageError('invalid-policy', `policy ${quote(name)} cannot be used`, issues)
  }
  const content = { name, version, controller, vocabulary, rules: rules.value }
  return freezeDeep({ kind: 'policy', ...content, hash: contentHash(content) })
}

/** The same policy with other rules, checked and hashed anew. */
export function withRules<D extends VocabularyDefinition>(policy: Policy<D>, rules: readonly Rule[]): Policy<D> {
  const { name, version, controller, vocabulary } = policy
  return definePolicy(vocabulary, { name, version, controller, rules })
}
