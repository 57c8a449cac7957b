import { decide, type Levels, type Policy, type Situation } from 'need-to-know'
import type { Exposure } from 'need-to-know/history'
import { factsIn, ruleCondition } from '../../src/policy'
import { categoriesOf, domainsOf, levelsOf, type Value } from '../../src/vocabulary'
import { exceeding, worst } from '../history/exposure-oracle'

type Asked = readonly (readonly [fact: string, values: readonly Value[]])[]

/** Places among the levels of a category. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** What policies do in every situation that agrees with what is known: each is written down, and `decide` is asked.
 *
 * A fact that is not known has each of its values in turn, or stays unknown. Answers are kept, and nothing else is clever.
 */
export class EverySituation {
  readonly vocabulary: Policy['vocabulary']
  readonly categories: readonly string[]
  readonly #asked = new Map<string, Asked>()
  readonly #decided = new Map<string, Levels>()
  readonly #exposed = new Map<string, Exposure['categories']>()
  readonly #ranges = new Map<string, Range>()

  constructor(readonly policies: readonly [Policy, ...Policy[]]) {
    this.vocabulary = policies[0].vocabulary
    this.categories = categoriesOf(this.vocabulary)
    const domains = domainsOf(this.vocabulary)
    const impossible = (this.vocabulary.impossible ?? []).flatMap((partial) => Object.keys(partial))
    for (const [i, { rules }] of policies.entries()) {
      for (const kind of this.vocabulary.kinds) {
        const conditions = rules.filter(({ on }) => on === '*' || on.includes(kind)).map(ruleCondition)
        const facts = [...new Set([...conditions.flatMap(factsIn), ...impossible])].sort()
        this.#asked.set(
          `${i}${kind}`,
          facts.map((fact) => [fact, domains.get(fact) ?? []] as const),
        )
      }
    }
  }

  /** The least and the most that a policy shows of a category. */
  range(policy: Policy, kind: string, category: string, known: Situation): Range {
    const asked = this.#askedBy(policy, kind)
    const key = JSON.stringify([this.policies.indexOf(policy), kind, category, valuesIn(asked, known)])
    const before = this.#ranges.get(key)
    if (before !== undefined) return before
    const levels = levelsOf(this.vocabulary, category)
    const ranks = every(asked, known).map((each) => levels.indexOf(this.#decide(policy, kind, each)[category] ?? ''))
    const range = { least: Math.min(...ranks), most: Math.max(...ranks) }
    this.#ranges.set(key, range)
    return range
  }

  /** Where a policy shows more than should have held; without one, nothing was allowed. `believed`: the facts that should
   * have been believed. What neither side knows is the same on both.
   */
  exposed(
    policy: Policy,
    should: Policy | undefined,
    kind: string,
    is: Situation,
    believed: Situation = is,
  ): Exposure['categories'] {
    const second = should === undefined ? [] : this.#askedBy(should, kind)
    const asked = [...new Map([...this.#askedBy(policy, kind), ...second])]
    const numbers = [policy, should].map((each) => (each === undefined ? -1 : this.policies.indexOf(each)))
    const key = JSON.stringify([numbers, kind, valuesIn(asked, is), believed === is ? 0 : valuesIn(asked, believed)])
    const before = this.#exposed.get(key)
    if (before !== undefined) return before
    const found = new Map<string, Exposure['categories']>()
    for (const situation of every(asked, is)) {
      const seen = this.#decide(policy, kind, situation)
      for (const ought of believed === is ? [situation] : besides(asked, situation, is, believed)) {
        const exceeds = exceeding(policy, seen, should === undefined ? {} : this.#decide(should, kind, ought))
        if (exceeds.length > 0) found.set(JSON.stringify(exceeds), exceeds)
      }
    }
    const all = worst(policy, ...found.values())
    this.#exposed.set(key, all)
    return all
  }

  #askedBy(policy: Policy, kind: string): Asked {
    return this.#asked.get(`${this.policies.indexOf(policy)}${kind}`) ?? []
  }

  #decide(policy: Policy, kind: string, situation: Situation): Levels {
    const key = `${this.policies.indexOf(policy)}${kind}${valuesIn(this.#askedBy(policy, kind), situation).join()}`
    const levels = this.#decided.get(key) ?? decide(policy, kind, situation)
    this.#decided.set(key, levels)
    return levels
  }
}

/** The values of the facts that are asked, as far as they are values of theirs. */
function valuesIn(asked: Asked, known: Situation): readonly (Value | undefined)[] {
  return asked.map(([fact, values]) => values.find((value) => value === known[fact]))
}

function every(asked: Asked, known: Situation): readonly Situation[] {
  return asked.reduce<readonly Situation[]>(
    (all, [fact, values]) => {
      const value = values.find((each) => each === known[fact])
      const either = value === undefined ? [undefined, ...values] : [value]
      return all.flatMap((each) => either.map((one) => ({ ...each, [fact]: one })))
    },
    [{}],
  )
}

/** What can be so on the second side. */
function besides(asked: Asked, situation: Situation, is: Situation, believed: Situation): readonly Situation[] {
  const isKnown = ([fact, values]: Asked[number], of: Situation) => values.some((value) => value === of[fact])
  const shared = asked.filter((each) => !isKnown(each, is) && !isKnown(each, believed)).map(([fact]) => fact)
  const same = Object.fromEntries(shared.map((fact) => [fact, situation[fact]]))
  const others = asked.filter(([fact]) => !shared.includes(fact))
  return every(others, believed).map((each) => ({ ...each, ...same }))
}
