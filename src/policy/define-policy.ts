import { freezeDeep, quote, requireKnownKeys, UsageError, type VocabularyDefinition } from '../vocabulary'
import { checkAssessment } from './check-assessment'
import { checkTitle } from './check-rules'
import { contentHash } from './content-hash'
import { plainJson } from './plain-json'
import type { Assessment, Policy } from './policy'
import { assessmentSchema } from './policy-schema'
import { type Read, readJson } from './read-json'
import { readRules } from './read-rules'
import type { Rule } from './rule'

export interface PolicyInput {
  readonly name: string
  readonly version: string
  /** @defaultValue 'private' */
  readonly controller?: Policy['controller']
  /** The legal assessment that the policy rests on, with its date (NAV-14). */
  readonly assessment?: Assessment
  readonly rules: readonly Rule[]
}

/** Checks the rules, freezes them and gives the policy its content hash.
 *
 * @throws UsageError `invalid-policy` with every issue, sorted
 */
export function definePolicy<D extends VocabularyDefinition>(vocabulary: D, input: PolicyInput): Policy<D> {
  requireKnownKeys('a policy', input, ['name', 'version', 'controller', 'assessment', 'rules'])
  const { name, version, controller = 'private' } = input
  // A copy: a rule that was not made by `permit` or `forbid` is the caller's, to keep and to change.
  const json = plainJson(input.rules)
  const rules: Read<readonly Rule[]> = Array.isArray(json)
    ? readRules(vocabulary, json)
    : { ok: false, issues: [{ code: 'not-a-policy', path: '/rules', message: 'the rules are a list of plain data' }] }
  const assessment = readAssessment(input)
  const title = [...checkTitle(input), ...(assessment.ok ? [] : assessment.issues)]
  if (title.length > 0 || !rules.ok || !assessment.ok) {
    const issues = [...title, ...(rules.ok ? [] : rules.issues)]
    throw new UsageError('invalid-policy', `policy ${quote(name)} cannot be used`, issues)
  }
  const content = { name, version, controller, ...assessment.value, vocabulary, rules: rules.value }
  return freezeDeep({ kind: 'policy', ...content, hash: contentHash(content) })
}

/** The assessment under its key, or nothing where none is given. */
function readAssessment(input: PolicyInput): Read<{ readonly assessment?: Assessment }> {
  if (!('assessment' in input)) return { ok: true, value: {} }
  const read = readJson(assessmentSchema, plainJson(input.assessment), '/assessment')
  if (!read.ok) return read
  const issues = checkAssessment(read.value)
  return issues.length === 0 ? { ok: true, value: { assessment: read.value } } : { ok: false, issues }
}

/** The same policy with other rules, checked and hashed anew. Its assessment was of the rules that it had: it is gone. */
export function withRules<D extends VocabularyDefinition>(policy: Policy<D>, rules: readonly Rule[]): Policy<D> {
  const { name, version, controller, vocabulary } = policy
  return definePolicy(vocabulary, { name, version, controller, rules })
}
