import type { Node } from '../diagram'
import { levelFor, type Rule, rulesFor } from '../policy'
import { existence, levelsOf } from '../vocabulary'
import type { CompiledPolicy } from './compiled-policy'
import { FALSE, TRUE } from './condition-diagram'
import { extremeValue, type Known } from './extreme-value'
import { FULL, levelCode } from './level-code'

/** The most that a policy shows in the situations that agree with what is known; the impossible ones show nothing.
 *
 * Exact wherever a category has a diagram. Where its rules are decided one by one it is an upper bound: each rule is
 * asked by itself, so that two rules may be given facts that exclude one another.
 */
export class Reach {
  readonly #greatest = new Map<Node, number>()
  readonly #least = new Map<Node, number>()

  constructor(
    readonly compiled: CompiledPolicy,
    readonly known: Known,
  ) {}

  /** As a level code of the category. */
  most(kind: string, category: string): number {
    const root = this.compiled.roots.get(kind)?.get(category)
    if (root !== undefined) return this.#highest(root)
    if (this.#highest(this.compiled.possible) !== FULL) return 0
    const bound = this.#bound(kind, category)
    return category === existence || this.most(kind, existence) === FULL ? bound : 0
  }

  #bound(kind: string, category: string): number {
    const { policy, conditions, diagrams } = this.compiled
    const levels = levelsOf(policy.vocabulary, category)
    const code = (rule: Rule) => levelCode(levels, levelFor(rule, category) ?? 'withheld')
    const never = diagrams.terminal(FALSE)
    const condition = (rule: Rule) => conditions.get(rule) ?? never
    const rules = rulesFor(policy.rules, kind, category)
    const permits = rules.filter((rule) => rule.kind === 'permit' && this.#highest(condition(rule)) === TRUE)
    const forbids = rules.filter((rule) => rule.kind === 'forbid' && this.#lowest(condition(rule)) !== FALSE)
    return Math.min(Math.max(0, ...permits.map(code)), ...forbids.map(code))
  }

  #highest(root: Node): number {
    return extremeValue(this.compiled.diagrams, root, this.known, Math.max, this.#greatest)
  }

  #lowest(root: Node): number {
    return extremeValue(this.compiled.diagrams, root, this.known, Math.min, this.#least)
  }
}
