import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { factsIn, type Rule, ruleCondition } from '../../../src/policy'
import { butNot } from '../../../src/prove/boolean'
import { mergeVocabularies } from '../../../src/prove/merged-vocabulary'
import { Sight } from '../../../src/prove/sight'
import { type Region, Space, type Truths } from '../../../src/prove/space'
import { byName, everyProfile, type Profile } from './every-profile'

const nodeLimit = 1_000_000

/** The facts that a rule asks: of any other no level can depend. */
function spaceOf(policy: Profile): Space {
  const asked = policy.rules.flatMap((rule) => factsIn(ruleCondition(rule)))
  return new Space(mergeVocabularies([policy]), [...new Set(asked)], nodeLimit)
}

/** Where each category of each kind is seen at each level or above: every different region once, with the places that have
 * it.
 */
function regionsOf(sight: Sight): ReadonlyMap<Region, readonly string[]> {
  const { space, policy } = sight
  const { kinds, categories, levels } = space.vocabulary
  const regions = new Map<Region, readonly string[]>()
  for (const on of kinds) {
    for (const category of categories) {
      for (const [rank, level] of (levels.get(category) ?? []).entries()) {
        if (rank === 0) continue
        const region = sight.reaches(on, category, rank, sight.allowed)
        regions.set(region, [...(regions.get(region) ?? []), `${policy.name}: ${category} of ${on}, ${level}`])
      }
    }
  }
  return regions
}

/** What is seen with a fact unknown and not with it known, by place and value; and the facts that show more when known. */
function changesByForgetting(sight: Sight) {
  const { space } = sight
  const { diagrams } = space
  const [raised, lowered] = [[] as string[], new Set<string>()]
  let compared = 0
  for (const [region, places] of regionsOf(sight)) {
    for (const { fact, index, values } of space.variables) {
      const forgotten = diagrams.restrict(region, index, 0)
      for (const [i, value] of values.entries()) {
        const known = diagrams.restrict(region, index, i + 1)
        compared += places.length
        if (diagrams.combine(butNot, forgotten, known) !== space.nowhere) {
          raised.push(...places.map((place) => `${place}: ${fact} ${value}`))
        }
        if (diagrams.combine(butNot, known, forgotten) !== space.nowhere) lowered.add(fact)
      }
    }
  }
  return { raised, lowered, compared }
}

describe('law 2: forgetting a fact never raises a level', () => {
  it.each(byName(everyProfile))(
    'INV-02 INV-12 under %s of no category, level, record kind and fact, in no situation',
    (_, policy) => {
      const space = spaceOf(policy)
      const { raised, lowered, compared } = changesByForgetting(new Sight(space, policy))
      expect(raised).toEqual([])
      expect(compared).toBeGreaterThan(6 * 30 * space.variables.length)
      // Forgetting any fact that a rule turns on closes something somewhere: the law is not true for want of a case.
      expect([...lowered].sort()).toEqual([...space.order].sort())
    },
  )

  it('INV-12 is not so where a forbid applies only when its condition is known to be true', () => {
    const careless = everyProfile.filter((policy) => {
      const space = spaceOf(policy)
      return changesByForgetting(new Careless(space, policy)).raised.length > 0
    })
    const withForbids = everyProfile.filter(({ rules }) => rules.some(({ kind }) => kind === 'forbid'))
    expect(careless).toEqual(withForbids)
    expect(careless.length).toBeGreaterThan(6)
    const { strict } = profiles
    expect(changesByForgetting(new Careless(spaceOf(strict), strict)).raised).toContain(
      'strict: identity.name of cv, full: address.graded true',
    )
  })
})

/** A reading that fails open: what is not known forbids nothing. */
class Careless extends Sight {
  override truthOf(rule: Rule): Truths {
    const truths = super.truthOf(rule)
    return rule.kind === 'permit' ? truths : { true: truths.true, false: this.space.outside(truths.true) }
  }
}
