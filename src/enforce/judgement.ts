import type { Node } from '../diagram'
import type { Permit, Rule } from '../policy'
import { existence, levelsOf } from '../vocabulary'
import type { CompiledKind, Outcome } from './compiled-kind'
import { FALSE, TRUE } from './condition-diagram'
import type { CategoryDecision, Decision, DecisionReason } from './decision'
import { FULL, levelCode } from './level-code'
import type { DisclosureGround } from './receipt'
import type { Standing } from './standing'
import type { Voice, Voices } from './voices'

interface Finding {
  readonly reason: DecisionReason
  readonly rules: readonly Rule[]
}

/** One outcome in one situation, and which rules made it so. */
export class Judgement {
  readonly outcome: Outcome
  readonly #voices: ReadonlyMap<string, Voices>
  readonly #truths = new Map<Node, number>()

  constructor(
    readonly kind: CompiledKind,
    readonly situation: readonly number[],
    readonly standing: Standing,
  ) {
    this.outcome = kind.decideIn(situation, standing)
    this.#voices = kind.voices(standing)
  }

  decision(): Decision {
    const entries = this.kind.categories.map((category) => [category, this.category(category)] as const)
    return Object.freeze(Object.fromEntries(entries))
  }

  category(category: string): CategoryDecision {
    const { reason, rules } = this.#finding(category)
    const ids = rules.map(({ id }) => id).sort()
    return Object.freeze({ level: this.#level(category), reason, rules: Object.freeze(ids) })
  }

  /** The permits that hold and reach the level the category came out at, by id: what the disclosure stands on. */
  standsOn(category: string): readonly Voice<Permit>[] {
    const code = this.#code(category)
    const reaching = code === 0 ? [] : this.#holding(category).filter((permit) => permit.code >= code)
    return reaching.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
  }

  /** The same as an explanation has it: rule, basis and notice. */
  grounds(category: string): readonly DisclosureGround[] {
    return this.standsOn(category).map(({ ground }) => ground)
  }

  #finding(category: string): Finding {
    const { diagrams, possible } = this.kind.compiled
    if (this.outcome === this.kind.closed) return { reason: this.#closedFor(), rules: [] }
    if (diagrams.evaluate(possible, this.situation) !== FULL) return { reason: 'impossible', rules: [] }
    if (category !== existence && !this.outcome.isThere) return { reason: 'not-there', rules: [] }
    const held = this.#holding(category)
    if (held.length === 0) return { reason: 'no-permit', rules: [] }
    const code = this.#code(category)
    const highest = Math.max(...held.map((permit) => permit.code))
    if (code === highest) return { reason: 'permitted', rules: rulesAt(held, code) }
    return {
      reason: 'capped',
      rules: [...rulesAt(this.#applying(category), code), ...rulesOf(this.standsOn(category))],
    }
  }

  #closedFor(): DecisionReason {
    if (this.standing.promised !== undefined) return 'promise'
    return this.standing.asked.at === undefined ? 'no-instant' : 'no-act'
  }

  #holding(category: string): Voice<Permit>[] {
    const permits = this.#voices.get(category)?.permits ?? []
    return permits.filter(({ condition }) => this.#truth(condition) === TRUE)
  }

  #applying(category: string): readonly Voice[] {
    const forbids = this.#voices.get(category)?.forbids ?? []
    return forbids.filter(({ condition }) => this.#truth(condition) !== FALSE)
  }

  /** Many categories hear the same rules, so each condition is worked out once. */
  #truth(condition: Node): number {
    const known = this.#truths.get(condition)
    if (known !== undefined) return known
    const truth = this.kind.compiled.diagrams.evaluate(condition, this.situation)
    this.#truths.set(condition, truth)
    return truth
  }

  #level(category: string): string {
    return this.outcome.levels[category] ?? 'withheld'
  }

  #code(category: string): number {
    return levelCode(levelsOf(this.kind.compiled.policy.vocabulary, category), this.#level(category))
  }
}

function rulesAt(voices: readonly Voice[], code: number): readonly Rule[] {
  return rulesOf(voices.filter((voice) => voice.code === code))
}

function rulesOf(voices: readonly Voice[]): readonly Rule[] {
  return voices.map(({ rule }) => rule)
}
