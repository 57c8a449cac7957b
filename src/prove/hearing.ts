import { levelFor, type Policy, type Rule, ruleCondition, rulesFor } from '../policy'
import { asCondition, judge, type Situation } from '../semantics'
import { existence, levelsOf } from '../vocabulary'

/** Why a category of a record kind stands at its level in one situation. */
export interface Behind {
  readonly level: string
  readonly reason: 'permitted' | 'capped' | 'no-permit' | 'not-there' | 'impossible'
  /** The permits that reach the level and the forbids that hold it there; where the record is not there, those that make
   * it so.
   */
  readonly rules: readonly Rule[]
}

/** A policy in one situation, asked rule by rule as `semantics/decide` asks, and which rules made the answer. */
export class Hearing {
  /** The permits that hold and the forbids that apply. */
  readonly speaking: ReadonlySet<Rule>
  readonly #isPossible: boolean

  constructor(
    readonly policy: Policy,
    situation: Situation,
  ) {
    const truthOf = judge(policy, situation)
    const isHeard = (rule: Rule) => {
      const truth = truthOf(ruleCondition(rule))
      return rule.kind === 'permit' ? truth === 1 : truth !== 0
    }
    this.speaking = new Set(policy.rules.filter(isHeard))
    this.#isPossible = (policy.vocabulary.impossible ?? []).every((partial) => truthOf(asCondition(partial)) === 0)
  }

  behind(kind: string, category: string): Behind {
    if (!this.#isPossible) return { level: 'withheld', reason: 'impossible', rules: [] }
    if (category === existence) return this.#own(kind, category)
    const there = this.#own(kind, existence)
    if (there.level !== 'full') return { level: 'withheld', reason: 'not-there', rules: there.rules }
    return this.#own(kind, category)
  }

  #own(kind: string, category: string): Behind {
    const levels = levelsOf(this.policy.vocabulary, category)
    const named = (rule: Rule) => Math.max(0, levels.indexOf(levelFor(rule, category) ?? 'withheld'))
    const heard = rulesFor(this.policy.rules, kind, category).filter((rule) => this.speaking.has(rule))
    const permits = heard.filter((rule) => rule.kind === 'permit')
    const highest = Math.max(0, ...permits.map(named))
    const caps = heard.filter((rule) => rule.kind === 'forbid')
    const rank = Math.min(highest, ...caps.map(named))
    const level = levels[rank] ?? 'withheld'
    if (permits.length === 0) return { level, reason: 'no-permit', rules: [] }
    const isCapped = rank < highest
    const holding = isCapped ? caps.filter((rule) => named(rule) === rank) : []
    const reaching = permits.filter((rule) => rank > 0 && named(rule) >= rank)
    return { level, reason: isCapped ? 'capped' : 'permitted', rules: [...holding, ...reaching] }
  }
}
