import type { Node } from '../diagram'
import { levelFor, type Permit, type Rule, rulesFor } from '../policy'
import { existence, levelsOf } from '../vocabulary'
import type { CompiledKind, Outcome } from './compiled-kind'
import { FALSE, TRUE } from './condition-diagram'
import { FULL, levelCode } from './level-code'

/** Why a category stands at its level. A closed set.
 *
 * - `permitted`: the highest permit that holds says so
 * - `capped`: a permit holds, and a forbid lowers it
 * - `no-permit`: no permit holds
 * - `not-there`: the record may not be seen at all, so no field of it can
 * - `impossible`: the situation is, or may be, one that the vocabulary calls impossible
 * - `no-instant`: the request does not say when
 */
export type DecisionReason = 'permitted' | 'capped' | 'no-permit' | 'not-there' | 'impossible' | 'no-instant'

/** The level of one category and the rules that made it so, by id, sorted. */
export interface CategoryDecision {
  readonly level: string
  readonly reason: DecisionReason
  readonly rules: readonly string[]
}

/** Category → level, reason and rules. */
export type Decision = Readonly<Record<string, CategoryDecision>>

/** A rule that speaks of a category, with the level it names there. */
interface Speaking<R extends Rule> {
  readonly rule: R
  readonly code: number
  readonly condition: Node
}

interface Voices {
  readonly permits: readonly Speaking<Permit>[]
  readonly forbids: readonly Speaking<Rule>[]
}

/** Says for each category which rules made its level; knows nothing that `CompiledKind` did not decide. */
export class DecisionReader {
  readonly #voices: ReadonlyMap<string, Voices>

  constructor(readonly kind: CompiledKind) {
    this.#voices = new Map(kind.categories.map((category) => [category, this.#voicesOn(category)]))
  }

  decision(situation: readonly number[], outcome: Outcome): Decision {
    const entry = (category: string) => this.category(category, situation, outcome)
    return Object.freeze(Object.fromEntries(this.kind.categories.map((category) => [category, entry(category)])))
  }

  category(category: string, situation: readonly number[], outcome: Outcome): CategoryDecision {
    const level = outcome.levels[category] ?? 'withheld'
    const { reason, rules } = this.#reason(category, situation, outcome)
    return Object.freeze({ level, reason, rules: Object.freeze(rules.map(({ id }) => id).sort()) })
  }

  /** The permits that hold and reach the level the category came out at: what the disclosure stands on. */
  grounds(category: string, situation: readonly number[], outcome: Outcome): readonly Permit[] {
    const code = this.#code(category, outcome)
    return this.#holding(category, situation)
      .filter((permit) => code > 0 && permit.code >= code)
      .map(({ rule }) => rule)
  }

  #reason(
    category: string,
    situation: readonly number[],
    outcome: Outcome,
  ): { reason: DecisionReason; rules: readonly Rule[] } {
    const { diagrams, possible } = this.kind.compiled
    if (outcome === this.kind.closed) return { reason: 'no-instant', rules: [] }
    if (diagrams.evaluate(possible, situation) !== FULL) return { reason: 'impossible', rules: [] }
    if (category !== existence && !outcome.isThere) return { reason: 'not-there', rules: [] }
    const held = this.#holding(category, situation)
    if (held.length === 0) return { reason: 'no-permit', rules: [] }
    const code = this.#code(category, outcome)
    const highest = Math.max(...held.map((permit) => permit.code))
    if (code === highest)
      return { reason: 'permitted', rules: held.filter((permit) => permit.code === code).map(({ rule }) => rule) }
    const caps = this.#applying(category, situation).filter((forbid) => forbid.code === code)
    return { reason: 'capped', rules: [...caps.map(({ rule }) => rule), ...this.grounds(category, situation, outcome)] }
  }

  #holding(category: string, situation: readonly number[]): readonly Speaking<Permit>[] {
    const { diagrams } = this.kind.compiled
    return (this.#voices.get(category)?.permits ?? []).filter(
      ({ condition, code }) => code > 0 && diagrams.evaluate(condition, situation) === TRUE,
    )
  }

  #applying(category: string, situation: readonly number[]): readonly Speaking<Rule>[] {
    const { diagrams } = this.kind.compiled
    return (this.#voices.get(category)?.forbids ?? []).filter(
      ({ condition }) => diagrams.evaluate(condition, situation) !== FALSE,
    )
  }

  #code(category: string, outcome: Outcome): number {
    return levelCode(this.#levels(category), outcome.levels[category] ?? 'withheld')
  }

  #levels(category: string): readonly string[] {
    return levelsOf(this.kind.compiled.policy.vocabulary, category)
  }

  #voicesOn(category: string): Voices {
    const { policy, conditions, diagrams } = this.kind.compiled
    const levels = this.#levels(category)
    const speaking = <R extends Rule>(rule: R): Speaking<R> => ({
      rule,
      code: levelCode(levels, levelFor(rule, category) ?? 'withheld'),
      condition: conditions.get(rule) ?? diagrams.terminal(FALSE),
    })
    const rules = rulesFor(policy.rules, this.kind.definition.kind, category)
    return {
      permits: rules.filter((rule) => rule.kind === 'permit').map(speaking),
      forbids: rules.filter((rule) => rule.kind === 'forbid').map(speaking),
    }
  }
}
