import type { Policy, Rule } from '../../../policy'
import { coveredBy, covers, levelsOf, quote } from '../../../vocabulary'
import { type LevelPart, levelParts, levelsIn, withLevels } from '../level-parts'
import type { ChangeRule, RuleChange } from '../rule-change'

/** The next level up: a permit opens more, a forbid leaves more open. */
export const widenLevel: ChangeRule = (rule, policy) => stepped(rule, policy, 1)

/** The next level down. */
export const narrowLevel: ChangeRule = (rule, policy) => stepped(rule, policy, -1)

function stepped(rule: Rule, policy: Policy, step: 1 | -1): readonly RuleChange[] {
  const levels = levelsIn(rule, policy.vocabulary)
  return levelParts(rule, policy).flatMap((part) => {
    const moved = new Map(
      part.categories.flatMap((category) => {
        const known = levelsOf(policy.vocabulary, category)
        const next = known[known.indexOf(levels.get(category) ?? '') + step]
        return next === undefined ? [] : [[category, next] as const]
      }),
    )
    if (moved.size === 0 || isDrop(rule, part, moved, policy)) return []
    return [{ rule: withLevels(rule, new Map([...levels, ...moved])), does: sentence(rule, moved) }]
  })
}

/** Whether nothing would be left of what a name in the rule says: `change-categories` or `drop-rule` drops the name. */
function isDrop(rule: Rule, part: LevelPart, moved: ReadonlyMap<string, string>, { vocabulary }: Policy): boolean {
  const idle = rule.kind === 'permit' ? 'withheld' : 'full'
  const isWhole = coveredBy(vocabulary, part.name).length === part.categories.length
  const others = rule.categories.filter((name) => name !== part.name)
  const isAlone = !part.categories.some((category) => others.some((name) => covers(name, category)))
  return isWhole && isAlone && part.categories.every((category) => moved.get(category) === idle)
}

function sentence(rule: Rule, moved: ReadonlyMap<string, string>): string {
  const verb = rule.kind === 'permit' ? 'opens' : 'caps'
  const named = [...moved].slice(0, 3).map(([category, level]) => `${quote(category)} at ${quote(level)}`)
  const rest = moved.size - named.length
  return `${verb} ${named.join(', ')}${rest > 0 ? ` and ${rest} more categories one level on` : ''}`
}
