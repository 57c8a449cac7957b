import { checkVocabulary, type Issue, pointer, type VocabularyDefinition } from '../vocabulary'
import { checkRules } from './check-rules'
import { ruleSchema, vocabularySchema } from './policy-schema'
import { type Read, readJson } from './read-json'
import type { Rule } from './rule'

/** Reads a vocabulary from plain JSON data; `path` is where it stands. */
export function readVocabulary(json: unknown, path = ''): Read<VocabularyDefinition> {
  const read = readJson(vocabularySchema, json, path)
  if (!read.ok) return read
  const issues = checkVocabulary(read.value).map((issue) => ({ ...issue, path: path + issue.path }))
  return issues.length === 0 ? read : { ok: false, issues }
}

/** Reads rules from plain JSON data, one by one, so that every issue comes out: rules that cannot be read are passed
 * over, the others keep their places in the paths. Without a vocabulary their names are not checked.
 */
export function readRules(
  vocabulary: VocabularyDefinition | undefined,
  json: readonly unknown[],
): Read<readonly Rule[]> {
  const parts = json.map((rule, i) => readJson(ruleSchema, rule, pointer('rules', i)))
  const places = parts.flatMap((part, i) => (part.ok ? [i] : []))
  const rules = parts.flatMap((part) => (part.ok ? [part.value] : []))
  const unread = parts.flatMap((part) => (part.ok ? [] : part.issues))
  const meaning = vocabulary === undefined ? [] : checkRules(vocabulary, rules)
  const issues: readonly Issue[] = [
    ...unread,
    ...meaning.map((issue) => ({ ...issue, path: movePlace(issue.path, places) })),
  ]
  return issues.length === 0 ? { ok: true, value: rules } : { ok: false, issues }
}

function movePlace(path: string, places: readonly number[]): string {
  return path.replace(/^\/rules\/(\d+)/, (_, place: string) => pointer('rules', places[Number(place)] ?? place))
}
