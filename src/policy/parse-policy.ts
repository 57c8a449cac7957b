import { freezeDeep, type Issue, sortIssues, type VocabularyDefinition } from '../vocabulary'
import { canonicalJson } from './canonical-json'
import { checkAssessment } from './check-assessment'
import { checkTitle } from './check-rules'
import { contentHash } from './content-hash'
import { plainJson } from './plain-json'
import type { Policy } from './policy'
import { policyHeaderSchema } from './policy-schema'
import { type Read, readJson } from './read-json'
import { readRules, readVocabulary } from './read-rules'

export type ParsedPolicy<D extends VocabularyDefinition = VocabularyDefinition> =
  | { readonly ok: true; readonly policy: Policy<D> }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads a policy from anything: a stored document, a request body. Gives a policy, or every issue, sorted.
 *
 * Never throws. The stored hash must be that of the content: a policy edited by hand is refused (`hash-mismatch`).
 */
export function parsePolicy(document: unknown): ParsedPolicy {
  const json = plainJson(document)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const hint = 'plain data: no cycles, no key `__proto__`, at most 300 levels and 500,000 parts'
    return refuse([{ code: 'not-a-policy', path: '', message: 'a policy is a JSON object', hint }])
  }
  const header = readJson(policyHeaderSchema, json)
  const vocabulary = readVocabulary('vocabulary' in json ? json.vocabulary : undefined, '/vocabulary')
  const list = 'rules' in json && Array.isArray(json.rules) ? json.rules : []
  const rules = readRules(vocabulary.ok ? vocabulary.value : undefined, list)
  const title = header.ok ? [...checkTitle(header.value), ...assessmentIssues(header.value)] : []
  const issues = [...issuesIn(header), ...title, ...issuesIn(vocabulary), ...issuesIn(rules)]
  if (!header.ok || !vocabulary.ok || !rules.ok || issues.length > 0) return refuse(issues)
  return finish({ ...header.value, vocabulary: vocabulary.value, rules: rules.value })
}

/** As `parsePolicy`, for a policy that must be written in the vocabulary given: its names are then known to the types. */
export function parsePolicyIn<D extends VocabularyDefinition>(vocabulary: D, document: unknown): ParsedPolicy<D> {
  const parsed = parsePolicy(document)
  if (!parsed.ok) return parsed
  if (canonicalJson(parsed.policy.vocabulary) === canonicalJson(vocabulary)) return parsed as ParsedPolicy<D>
  const message = 'the policy is written in another vocabulary'
  const hint = 'an older version, perhaps: define the policy anew in this one'
  return refuse([{ code: 'other-vocabulary', path: '/vocabulary', message, hint }])
}

function assessmentIssues({ assessment }: Pick<Policy, 'assessment'>): readonly Issue[] {
  return assessment === undefined ? [] : checkAssessment(assessment)
}

function issuesIn(read: Read<unknown>): readonly Issue[] {
  return read.ok ? [] : read.issues
}

function finish(policy: Policy): ParsedPolicy {
  if (contentHash(policy) === policy.hash) return Object.freeze({ ok: true, policy: freezeDeep(policy) })
  const message = 'the hash is not that of the content'
  return refuse([{ code: 'hash-mismatch', path: '/hash', message, hint: 'define the policy anew from its rules' }])
}

function refuse(issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return Object.freeze({ ok: false as const, issues: sortIssues(issues) })
}
