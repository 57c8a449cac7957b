import type { Situation } from '../semantics'
import { butNot } from './boolean'
import { checkClaim } from './check-claim'
import type { Comparison, Standpoint } from './claim'
import { fixFacts } from './fix-facts'
import type { MergedVocabulary } from './merged-vocabulary'
import type { Proof } from './proof'
import { spokenOf } from './prove-sees'
import type { Sight } from './sight'
import type { Region, Space } from './space'
import { verdict } from './verdict'

/** Decides whether one viewer sees the same as another, or no more, in situations that are the same but for who asks.
 *
 * A situation counts once for both; the conditions of the claim are asked of the first viewer.
 */
export function proveComparison(sight: Sight, of: Standpoint, comparison: Comparison): Proof {
  const { space } = sight
  checkClaim(space.vocabulary, comparison, of)
  const sides = [situationOf(of), situationOf(comparison.as)] as const
  const [here, there] = [new Side(sight, sides[0]), new Side(sight, sides[1])]
  const scope = space.all(here.at(sight.allowed), there.at(sight.allowed), here.at(spokenOf(sight, comparison)))
  const failing = thresholds(space.vocabulary).map(({ on, category, rank }) => {
    const [mine, yours] = [here.reaches(on, category, rank, scope), there.reaches(on, category, rank, scope)]
    const more = space.diagrams.combine(butNot, mine, yours)
    const less = comparison.kind === 'same' ? space.diagrams.combine(butNot, yours, mine) : space.nowhere
    return { on, category, region: space.any(more, less) }
  })
  return verdict(sight, { scope, failing, from: { act: 'view' }, sides })
}

/** One of the two viewers: regions as it meets them, which no longer depend on what it fixes. */
class Side {
  readonly #space: Space
  readonly #region: Region

  constructor(
    readonly sight: Sight,
    readonly situation: Situation,
  ) {
    this.#space = sight.space
    this.#region = this.#space.all(
      ...Object.entries(situation).map(([fact, value]) => this.#space.where(fact, [value])),
    )
  }

  at(region: Region): Region {
    return fixFacts(this.#space, region, this.situation)
  }

  reaches(on: string, category: string, rank: number, within: Region): Region {
    return this.at(this.sight.reaches(on, category, rank, this.#space.all(within, this.#region)))
  }
}

/** Every level above *withheld* of every category of every kind. */
function thresholds({ kinds, categories, levels }: MergedVocabulary) {
  return categories.flatMap((category) =>
    kinds.flatMap((on) => (levels.get(category) ?? []).slice(1).map((_, i) => ({ on, category, rank: i + 1 }))),
  )
}

const factOf: Readonly<Record<keyof Standpoint, string>> = {
  role: 'viewer.role',
  purpose: 'purpose',
  assurance: 'viewer.assurance',
  individual: 'viewer.individual',
  act: 'act',
}

function situationOf(standpoint: Standpoint): Situation {
  const entries = Object.entries(standpoint).map(([key, value]) => [factOf[key as keyof Standpoint], value] as const)
  return Object.fromEntries(entries)
}
