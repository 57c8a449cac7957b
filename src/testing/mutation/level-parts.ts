import { levelFor, type Policy, type Rule } from '../../policy'
import { coveredBy, covers, existence } from '../../vocabulary'

/** What a rule says by one name in its list of categories and one entry of its table of levels. */
export interface LevelPart {
  /** The name in the list. */
  readonly name: string
  readonly categories: readonly string[]
}

/** The categories of a rule, apart by the words that say how far it reaches there.
 *
 * Existence stands by itself in a permit: a step down from `full` there would hide all others, and what becomes of them.
 */
export function levelParts(rule: Rule, { vocabulary }: Policy): readonly LevelPart[] {
  const parts = new Map<string, LevelPart>()
  for (const category of levelsIn(rule, vocabulary).keys()) {
    const name = rule.categories.find((each) => covers(each, category)) ?? category
    const isAlone = category === existence && rule.kind === 'permit'
    const key = JSON.stringify([name, entryFor(rule, category), isAlone])
    parts.set(key, { name, categories: [...(parts.get(key)?.categories ?? []), category] })
  }
  return [...parts.values()]
}

/** Which entry of its table a rule's level for a category comes from; undefined when one level stands for all. */
function entryFor(rule: Rule, category: string): string | undefined {
  const table = tableOf(rule)
  if (typeof table === 'string') return undefined
  const fitting = Object.keys(table).filter((name) => covers(name, category))
  // `*` fits everything: it gives way to every name.
  return fitting.reduce(
    (best, name) => (best === '*' || (name !== '*' && name.length > best.length) ? name : best),
    '*',
  )
}

function tableOf(rule: Rule) {
  return rule.kind === 'permit' ? rule.level : rule.cap
}

/** The level a rule names for each category it speaks of, in the order of the vocabulary. */
export function levelsIn(rule: Rule, vocabulary: Policy['vocabulary']): ReadonlyMap<string, string> {
  const covered = coveredBy(vocabulary, '*').filter((category) =>
    rule.categories.some((name) => covers(name, category)),
  )
  return new Map(covered.map((category) => [category, levelFor(rule, category) ?? 'withheld']))
}

/** The rule with these levels: one for all its categories when they are the same, else one for each. */
export function withLevels(rule: Rule, levels: ReadonlyMap<string, string>): Rule {
  const [first, ...others] = new Set(levels.values())
  const table = first !== undefined && others.length === 0 ? first : Object.fromEntries(levels)
  return rule.kind === 'permit' ? { ...rule, level: table } : { ...rule, cap: table }
}
