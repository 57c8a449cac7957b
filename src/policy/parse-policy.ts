import type { z } from 'zod'
import { checkVocabulary, freezeDeep, type Issue, pointer, sortIssues, type VocabularyDefinition } from '../vocabulary'
import { checkRules, checkTitle } from './check-rules'
import { contentHash } from './content-hash'
import { plainJson } from './plain-json'
import type { Policy } from './policy'
import { policyHeaderSchema, ruleSchema, vocabularySchema } from './policy-schema'
import type { Rule } from './rule'

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
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
  const header = read(policyHeaderSchema, json)
  const vocabulary = read(vocabularySchema, 'vocabulary' in json ? json.vocabulary : undefined, '/vocabulary')
  const rules = header.ok ? header.value.rules.map((rule, i) => read(ruleSchema, rule, pointer('rules', i))) : []
  const unread = [header, vocabulary, ...rules].flatMap((part) => (part.ok ? [] : part.issues))
  const issues = [...unread, ...(header.ok ? checkTitle(header.value) : [])]
  if (!vocabulary.ok) return refuse(issues)
  const meaning = checkMeaning(vocabulary.value, rules)
  if (!header.ok || issues.length + meaning.length > 0) return refuse([...issues, ...meaning])
  return finish({
    ...header.value,
    vocabulary: vocabulary.value,
    rules: rules.flatMap((part) => (part.ok ? [part.value] : [])),
  })
}

/** Checks what can be checked: rules that cannot be read are passed over, the others keep their places in the paths. */
function checkMeaning(vocabulary: VocabularyDefinition, parts: readonly Read<Rule>[]): readonly Issue[] {
  const inVocabulary = checkVocabulary(vocabulary).map((issue) => ({ ...issue, path: `/vocabulary${issue.path}` }))
  if (inVocabulary.length > 0) return inVocabulary
  const places = parts.flatMap((part, i) => (part.ok ? [i] : []))
  const inRules = checkRules(
    vocabulary,
    parts.flatMap((part) => (part.ok ? [part.value] : [])),
  )
  return inRules.map((issue) => ({ ...issue, path: movePlace(issue.path, places) }))
}

function movePlace(path: string, places: readonly number[]): string {
  return path.replace(/^\/rules\/(\d+)/, (_, place: string) => pointer('rules', places[Number(place)] ?? place))
}

function finish(policy: Policy): ParsedPolicy {
  if (contentHash(policy) === policy.hash) return Object.freeze({ ok: true, policy: freezeDeep(policy) })
  const message = 'the hash is not that of the content'
  return refuse([{ code: 'hash-mismatch', path: '/hash', message, hint: 'define the policy anew from its rules' }])
}

function refuse(issues: readonly Issue[]): ParsedPolicy {
  return Object.freeze({ ok: false, issues: sortIssues(issues) })
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] }

function read<T>(schema: z.ZodType<T>, value: unknown, path = ''): Read<T> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, issues: result.error.issues.flatMap((issue) => translate(issue, path)) }
}

/** zod's own messages echo keys and values; these name only what was expected. */
function translate(issue: z.core.$ZodIssue, root: string): readonly Issue[] {
  const path = root + pointer(...issue.path.map((segment) => (typeof segment === 'symbol' ? '' : segment)))
  switch (issue.code) {
    case 'invalid_type':
      return [{ code: 'wrong-type', path, message: `this must be of type ${issue.expected}` }]
    case 'unrecognized_keys':
      return [{ code: 'unknown-key', path, message: 'there is a key here that does not belong' }]
    default:
      return [{ code: 'wrong-shape', path, message: 'this has none of the shapes it may have' }]
  }
}
