import type { Node } from '../diagram'
import { levelFor, type Rule, rulesFor } from '../policy'
import { categoriesOf, existence, levelsOf } from '../vocabulary'
import type { CompiledPolicy } from './compiled-policy'
import { FALSE, TRUE } from './condition-diagram'
import { extremeValue, type Known } from './extreme-value'
import { FULL, levelCode, levelOfCode } from './level-code'

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

  /** Every category of which anything can be shown, with the most of it; in vocabulary order. */
  shown(kind: string): readonly { readonly category: string; readonly level: string }[] {
    const { vocabulary } = this.compiled.policy
    return categoriesOf(vocabulary).flatMap((category) => {
      const code = this.most(kind, category)
      return code === 0 ? [] : [{ category, level: levelOfCode(levelsOf(vocabulary, category), code) }]
    })
  }

  /** What it shows with every fact unknown that is not known: no situation that agrees with what is known shows less. */
  sure(kind: string, category: string): number {
    const { roots, diagrams, possible } = this.compiled
    const situation = this.known.map((value) => value ?? 0)
    const root = roots.get(kind)?.get(category)
    if (root !== undefined) return diagrams.evaluate(root, situation)
    if (diagrams.evaluate(possible, situation) !== FULL) return 0
    const code = this.#decided(kind, category, (condition) => {
      const truth = diagrams.evaluate(condition, situation)
      return { mayHold: truth === TRUE, mayFail: truth === FALSE }
    })
    return category === existence || this.sure(kind, existence) === FULL ? code : 0
  }

  #bound(kind: string, category: string): number {
    return this.#decided(kind, category, (condition) => ({
      mayHold: this.#highest(condition) === TRUE,
      mayFail: this.#lowest(condition) === FALSE,
    }))
  }

  /** The highest permit that may hold, under the lowest cap that cannot fail to apply. */
  #decided(
    kind: string,
    category: string,
    judge: (condition: Node) => { readonly mayHold: boolean; readonly mayFail: boolean },
  ): number {
    const { policy, conditions, diagrams } = this.compiled
    const levels = levelsOf(policy.vocabulary, category)
    const code = (rule: Rule) => levelCode(levels, levelFor(rule, category) ?? 'withheld')
    const judged = (rule: Rule) => judge(conditions.get(rule) ?? diagrams.terminal(FALSE))
    const rules = rulesFor(policy.rules, kind, category)
    const permits = rules.filter((rule) => rule.kind === 'permit' && judged(rule).mayHold)
    const forbids = rules.filter((rule) => rule.kind === 'forbid' && !judged(rule).mayFail)
    return Math.min(Math.max(0, ...permits.map(code)), ...forbids.map(code))
  }

  #highest(root: Node): number {
    return extremeValue(this.compiled.diagrams, root, this.known, Math.max, this.#greatest)
  }

  #lowest(root: Node): number {
    return extremeValue(this.compiled.diagrams, root, this.known, Math.min, this.#least)
  }
}
