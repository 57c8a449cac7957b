import { freezeDeep, UsageError, type VocabularyDefinition } from '../vocabulary'
import { checkRules } from './check-rules'
import { contentHash } from './content-hash'
import type { Policy } from './policy'
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
  const { name, version, controller = 'private', rules } = input
  const issues = checkRules(vocabulary, rules)
  const blank = [name, version].some((text) => text.trim() === '')
  if (blank || issues.length > 0) {
    throw new UsageError(
      'invalid-policy',
      blank ? 'a policy has a name and a version' : `policy \`${name}\` cannot be used`,
      issues,
    )
  }
  const content = { name, version, controller, vocabulary, rules }
  return freezeDeep({ kind: 'policy', ...content, rules: [...rules], hash: contentHash(content) })
}

/** The same policy with other rules, checked and hashed anew. */
export function withRules<D extends VocabularyDefinition>(policy: Policy<D>, rules: readonly Rule[]): Policy<D> {
  const { name, version, controller, vocabulary } = policy
  return definePolicy(vocabulary, { name, version, controller, rules })
}
