import type { Receipt } from '../../enforce'
import { existence } from '../../vocabulary'
import type { WeightedAllowance } from './allowance'

/** What a release discloses, as a tier: 0 for what counts once, 1 for the next heavier weight, and so on. */
export class ReleaseWeights {
  /** The weight of each tier, rising from 1. */
  readonly ladder: readonly number[]
  readonly #weightOf = new Map<string, number>()
  readonly #tierOf = new Map<string, number>()

  constructor({ weights }: Pick<WeightedAllowance, 'weights'>) {
    for (const { categories, weight } of weights)
      for (const category of categories) this.#weightOf.set(category, weight)
    this.ladder = [...new Set([1, ...this.#weightOf.values()])].sort((a, b) => a - b)
  }

  /** The heaviest tier that a receipt reaches; undefined when it discloses no content: that there is a record, and its id,
   * tells nothing of a person yet (UWV-35).
   */
  tierOf({ disclosed }: Receipt): number | undefined {
    let heaviest: number | undefined
    for (const { category } of disclosed) {
      if (category === existence || category === 'recordId') continue
      heaviest = Math.max(heaviest ?? 0, this.#tier(category))
    }
    return heaviest
  }

  #tier(category: string): number {
    const known = this.#tierOf.get(category)
    if (known !== undefined) return known
    const tier = this.ladder.indexOf(Math.max(1, ...covering(category).map((name) => this.#weightOf.get(name) ?? 1)))
    this.#tierOf.set(category, tier)
    return tier
  }
}

/** A category and all that it lies below: `contact.email` and `contact`. */
function covering(category: string): readonly string[] {
  const parts = category.split('.')
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'))
}
