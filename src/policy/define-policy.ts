import { freezeDeep, quote, UsageError, type VocabularyDefinition } from '../vocabulary'
import { checkRules, checkTitle } from './check-rules'
import { contentHash } from './content-hash'
import { plainJson } from './plain-json'
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
  const { name, version, controller = 'private' } = input
  const issues = [...checkTitle(input), ...checkRules(vocabulary, input.rules)]
  // A copy: a rule that was not made by `permit` or `forbid` is the caller's, to keep and to change.
  const rules = issues.length > 0 ? undefined : (plainJson(input.rules) as readonly Rule[] | undefined)
  if (rules === undefined) {
    const notPlain = {
      code: 'not-a-policy',
      path: '/rules',
      message: 'the rules are plain data, 500,000 parts at most',
    }
    const found = issues.length > 0 ? issues : [notPlain]
    throw new UsageError('invalid-policy', `policy ${quote(name)} cannot be used`, found)
  }
  const content = { name, version, controller, vocabulary, rules }
  return freezeDeep({ kind: 'policy', ...content, hash: contentHash(content) })
}

/** The same policy with other rules, checked and hashed anew. */
export function withRules<D extends VocabularyDefinition>(policy: Policy<D>, rules: readonly Rule[]): Policy<D> {
  const { name, version, controller, vocabulary } = policy
  return definePolicy(vocabulary, { name, version, controller, rules })
}
