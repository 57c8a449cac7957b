import type { Policy, Rule } from '../../../policy'
import { levelsOf, quote } from '../../../vocabulary'
import { levelsIn, withLevels } from '../level-parts'
import { oneLess } from '../list-changes'
import type { ChangeRule, RuleChange } from '../rule-change'

/** One name less, a prefix for the names below it, all categories. What covers the same as before is no change. */
export const changeCategories: ChangeRule = (rule, policy) => [
  ...oneLess(rule.categories).flatMap(({ names, gone }) =>
    covering(rule, names, policy, `no longer concerns the category ${quote(gone)}`),
  ),
  ...prefixesIn(rule.categories).flatMap((prefix) => {
    const names = rule.categories.map((name) => (parentOf(name) === prefix ? prefix : name))
    return covering(rule, [...new Set(names)], policy, `concerns all of ${quote(prefix)} where it named parts of it`)
  }),
  ...covering(rule, ['*'], policy, 'concerns every category'),
]

function prefixesIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(parentOf))].filter((prefix) => prefix !== undefined)
}

function parentOf(name: string): string | undefined {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? undefined : name.slice(0, dot)
}

function covering(
  rule: Rule,
  categories: readonly string[],
  { vocabulary }: Policy,
  does: string,
): readonly RuleChange[] {
  const before = levelsIn(rule, vocabulary)
  const after = levelsIn({ ...rule, categories }, vocabulary)
  if (after.size === before.size) return []
  const furthest = rule.kind === 'permit' ? 'full' : 'withheld'
  const levels = [...after].map(([category, level]) => {
    // What its table says nothing of, a permit opens and a forbid shuts.
    const named = before.get(category) ?? (levelNamed(rule) === undefined ? furthest : level)
    return [category, levelsOf(vocabulary, category).includes(named) ? named : furthest] as const
  })
  return [{ rule: withLevels({ ...rule, categories }, new Map(levels)), does }]
}

/** The one level a rule names for all; undefined when it has a table. */
function levelNamed(rule: Rule): string | undefined {
  const table = rule.kind === 'permit' ? rule.level : rule.cap
  return typeof table === 'string' ? table : undefined
}
