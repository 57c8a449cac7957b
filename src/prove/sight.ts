import type { AskedVariable } from '../enforce/condition-diagram'
import { type Condition, levelFor, type Policy, type Rule, ruleCondition, rulesFor } from '../policy'
import { asCondition } from '../semantics'
import { categoriesOf, existence } from '../vocabulary'
import { butNot } from './boolean'
import type { Region, Space, Truths } from './space'

/** Where one policy discloses what: its rules as regions of a space. */
export class Sight {
  /** Where no situation is certainly one that the policy calls impossible: those a claim is about. */
  readonly allowed: Region
  /** Where the situation is certainly none of them: elsewhere nothing is disclosed. */
  readonly #possible: Region
  readonly #seen: ReadonlyMap<string, AskedVariable>
  readonly #truths: Map<Rule, Truths>
  readonly #reached = new Map<string, Region>()
  readonly #categories: readonly string[]

  /** @param truths - what has been worked out of these rules already, in the same space and vocabulary */
  constructor(
    readonly space: Space,
    readonly policy: Policy,
    readonly rules: readonly Rule[] = policy.rules,
    truths = new Map<Rule, Truths>(),
  ) {
    this.#truths = truths
    this.#seen = space.seenBy(policy)
    const impossible = (policy.vocabulary.impossible ?? []).map(asCondition).map((each) => this.truth(each))
    this.allowed = space.outside(space.any(...impossible.map((each) => each.true)))
    this.#possible = space.all(...impossible.map((each) => each.false))
    this.#categories = categoriesOf(policy.vocabulary)
  }

  /** The same policy with other rules; what is known of those that stay is kept. */
  having(rules: readonly Rule[]): Sight {
    return new Sight(this.space, this.policy, rules, this.#truths)
  }

  /** Where the whole condition of a rule is true, and where it is false. */
  truthOf(rule: Rule): Truths {
    const known = this.#truths.get(rule)
    if (known !== undefined) return known
    const made = this.truth(ruleCondition(rule))
    this.#truths.set(rule, made)
    return made
  }

  /** Where a condition in the policy's own words is true, and where it is false. */
  truth(condition: Condition): Truths {
    return this.space.truth(condition, this.#seen)
  }

  /** Where, within a region, a category of a record kind is disclosed at the level of that rank or above.
   *
   * The meaning is that of `semantics/decide`; rank 0 is *withheld*, ranks are those of the merged vocabulary.
   */
  reaches(kind: string, category: string, rank: number, within: Region): Region {
    if (rank <= 0) return within
    if (!this.#categories.includes(category)) return this.space.nowhere
    const { permits, forbids } = this.#speaking(kind, category, rank)
    const key = JSON.stringify([category === existence, kind, idsOf(permits), idsOf(forbids), within])
    const known = this.#reached.get(key)
    if (known !== undefined) return known
    const region = this.#opened(permits, forbids, this.#there(kind, category, within))
    this.#reached.set(key, region)
    return region
  }

  /** No field stands above existence, and an impossible situation discloses nothing. */
  #there(kind: string, category: string, within: Region): Region {
    if (category === existence) return this.space.all(within, this.#possible)
    return this.reaches(kind, existence, this.#rank(existence, 'full'), within)
  }

  /** The permits that would open so much, and the forbids that would leave less. */
  #speaking(kind: string, category: string, rank: number) {
    const speaking = rulesFor(this.rules, kind, category)
    const named = (rule: Rule) => this.#rank(category, levelFor(rule, category) ?? 'withheld')
    return {
      permits: speaking.filter((rule) => rule.kind === 'permit' && named(rule) >= rank),
      forbids: speaking.filter((rule) => rule.kind === 'forbid' && named(rule) < rank),
    }
  }

  #opened(permits: readonly Rule[], forbids: readonly Rule[], there: Region): Region {
    const { space } = this
    // Each rule is cut down to where it matters before they are put together: that keeps what is in between small.
    const open = space.any(...permits.map((rule) => space.all(there, this.truthOf(rule).true)))
    if (open === space.nowhere) return open
    const closed = forbids.map((rule) => space.diagrams.combine(butNot, open, this.truthOf(rule).false))
    return space.diagrams.combine(butNot, open, space.any(...closed))
  }

  #rank(category: string, level: string): number {
    return Math.max(0, (this.space.vocabulary.levels.get(category) ?? []).indexOf(level))
  }
}

function idsOf(of: readonly Rule[]): readonly string[] {
  return of.map(({ id }) => id)
}
