import { decide, type Levels, type Policy, type Situation } from 'need-to-know'
import { factNames } from './fact-names'

/** The levels that a policy gives, worked out once for each situation that its rules can tell apart. */
export class LevelLookup {
  readonly #policy: Policy
  readonly #names: readonly string[]
  readonly #levels = new Map<string, Levels>()

  constructor(policy: Policy) {
    this.#policy = policy
    this.#names = factNames(policy)
  }

  /** The same as `decide`, which says what it means. */
  of(kind: string, situation: Situation): Levels {
    let key = kind
    for (const name of this.#names) key += `|${Object.hasOwn(situation, name) ? String(situation[name]) : '?'}`
    const known = this.#levels.get(key)
    if (known !== undefined) return known
    const levels = decide(this.#policy, kind, situation)
    this.#levels.set(key, levels)
    return levels
  }
}
