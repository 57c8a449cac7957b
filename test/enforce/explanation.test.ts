import fc from 'fast-check'
import type { DisclosureRequest, Situation } from 'need-to-know'
import { describe, expect, it } from 'vitest'

import { domainsOf, levelsOf, type Value } from '../../src/vocabulary'
import { type Choice, choices } from '../laws/arbitraries/choice'
import { LevelLookup } from '../laws/arbitraries/level-lookup'
import { requestFacts } from '../laws/arbitraries/request'
import { type HostFacts, hostDomains } from '../laws/arbitraries/situation'
import { someQuestion, someWorld, type World } from '../laws/arbitraries/world'

/** A case small enough to try everything: the world, a request that names its instant, the whole situation. */
function someCase(choice: Choice) {
  const world = someWorld(choice)
  const { request, facts } = someQuestion(choice, world)
  const asked: DisclosureRequest = { ...request, at: 0 }
  const domains = domainsOf(world.vocabulary)
  const known = Object.entries({ ...facts, ...requestFacts(world.vocabulary, asked) }).filter(
    ([fact, value]) => value !== undefined && domains.get(fact)?.includes(value),
  )
  return { world, request: asked, facts, situation: Object.fromEntries(known) as Situation }
}

/** As `decide` says it, and each situation that the rules can tell apart once. */
const lookups = new WeakMap<World, LevelLookup>()

function levelIn(world: World, situation: Situation, category: string): number {
  const lookup = lookups.get(world) ?? new LevelLookup(world.policy)
  lookups.set(world, lookup)
  const level = lookup.of('cv', situation)[category] ?? 'withheld'
  return levelsOf(world.vocabulary, category).indexOf(level)
}

/** Whether some change of at most `count` facts raises a category: by trying all. */
function canRaise(
  world: World,
  situation: Situation,
  category: string,
  free: readonly string[],
  count: number,
): boolean {
  const now = levelIn(world, situation, category)
  const domains = domainsOf(world.vocabulary)
  const search = (changed: Situation, from: number, left: number): boolean => {
    if (levelIn(world, changed, category) > now) return true
    if (left === 0) return false
    for (let i = from; i < free.length; i++) {
      const fact = free[i] ?? ''
      for (const value of domains.get(fact) ?? []) {
        if (search({ ...changed, [fact]: value }, i + 1, left - 1)) return true
      }
    }
    return false
  }
  return search(situation, 0, count)
}

const fixed = ['viewer.role', 'purpose', 'act', 'viewer.isSubject']

describe('explain', () => {
  it('what would change a level does raise it when replayed through decide, and nothing less would', () => {
    let [changes, none, several] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const { world, request, facts, situation } = someCase(choice)
        const { categories } = world.guard.explain('cv', request, facts)
        const free = [...domainsOf(world.vocabulary).keys()].filter((fact) => !fixed.includes(fact))
        const [category, explained] = choice.pick(Object.entries(categories))
        const wanted = explained.wouldChange
        if (wanted.length === 0) {
          none++
          if (explained.level !== 'full') expect(canRaise(world, situation, category, free, 2)).toBe(false)
          return
        }
        changes++
        if (wanted.length > 1) several++
        const changed: Record<string, Value | undefined> = { ...situation }
        for (const { fact, from, to } of wanted) {
          expect(fixed).not.toContain(fact)
          expect(from).toBe(situation[fact])
          expect(domainsOf(world.vocabulary).get(fact)).toContain(to)
          changed[fact] = to
        }
        expect(levelIn(world, changed, category)).toBeGreaterThan(levelIn(world, situation, category))
        // Fewer facts would not do: tried one by one and two by two.
        expect(canRaise(world, situation, category, free, Math.min(2, wanted.length - 1))).toBe(false)
      }),
      { numRuns: 300 },
    )
    expect(changes).toBeGreaterThan(24)
    expect(none).toBeGreaterThan(12)
    expect(several).toBeGreaterThan(8)
  })

  it('missing facts are just those unknown facts that can make a difference: by trying all', () => {
    let [missing, immaterial] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const { world, request, facts } = someCase(choice)
        // All but three facts are known, so that all that may be can be tried.
        const host = [...hostDomains(world.vocabulary)]
        const unknown = choice.times(1, 3, () => choice.pick(host)[0])
        const given = Object.fromEntries(
          host.filter(([fact]) => !unknown.includes(fact)).map(([fact, domain]) => [fact, choice.pick(domain)]),
        ) as HostFacts
        const said = { ...requestFacts(world.vocabulary, request) }
        const open = [...new Set([...unknown, ...(said['viewer.isSubject'] === undefined ? ['viewer.isSubject'] : [])])]
        expect(facts).toBeDefined()
        const categories = Object.entries(world.guard.explain('cv', request, given).categories)
        const everywhere = new Set<string>()
        for (const [category, explained] of categories) {
          const matter = open.filter((fact) => matters(world, { ...given, ...said }, open, fact, category))
          expect([...explained.missing].sort()).toEqual([...matter].sort())
          for (const fact of matter) everywhere.add(fact)
          missing += matter.length
          immaterial += open.length - matter.length
        }
        expect([...world.guard.requiredFacts('cv', request, given)].sort()).toEqual([...everywhere].sort())
      }),
      { numRuns: 100 },
    )
    expect(missing).toBeGreaterThan(20)
    expect(immaterial).toBeGreaterThan(20)
  })

  it('the outside says the same for protected, closed, blocked and not there; the inside says why', () => {
    const outside = new Set<string>()
    const inside = new Set<string>()
    fc.assert(
      fc.property(choices, (choice) => {
        const { world, request, facts } = someCase(choice)
        const explanation = world.guard.explain('cv', request, facts)
        const { existence } = explanation.categories
        if (existence === undefined || existence.level === 'full') return
        outside.add(explanation.outside)
        inside.add(existence.reason)
        expect(explanation.inside).toContain('the record')
        for (const rule of existence.rules) expect(explanation.inside).toContain(rule)
      }),
      { numRuns: 500 },
    )
    expect([...outside]).toEqual(['There is nothing here for you to see.'])
    expect([...inside].sort()).toEqual(expect.arrayContaining(['capped', 'impossible', 'no-permit']))
  })

  it('levels and rules are those of disclose, and the rules are what makes the level', () => {
    let permitted = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const { world, request, situation } = someCase(choice)
        const { facts } = someQuestion(choice, world)
        const { categories } = world.guard.explain('cv', request, facts)
        const levels = world.guard.decide('cv', request, facts)
        expect(situation).toBeDefined()
        for (const [category, { level, reason, rules, grounds }] of Object.entries(categories)) {
          expect(levels[category]).toBe(level)
          expect(level !== 'withheld').toBe(grounds.length > 0)
          if (reason === 'permitted') {
            permitted++
            expect(rules).toEqual([...rules].sort())
            const kept = world.policy.rules.filter(
              ({ id, kind }) => kind === 'forbid' || rules.includes(id) || category !== 'existence',
            )
            expect(kept.length).toBeGreaterThan(0)
          }
          if (reason === 'capped') {
            const forbids = world.policy.rules.filter((rule) => rule.kind === 'forbid' && rules.includes(rule.id))
            expect(forbids.length).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(permitted).toBeGreaterThan(20)
  })
})

/** Whether some values of the other open facts leave this one a say in the level. */
function matters(world: World, situation: Situation, open: readonly string[], fact: string, category: string): boolean {
  const domains = domainsOf(world.vocabulary)
  const others = open.filter((other) => other !== fact)
  const search = (at: Situation, i: number): boolean => {
    const other = others[i]
    if (other !== undefined) {
      return [undefined, ...(domains.get(other) ?? [])].some((value) => search({ ...at, [other]: value }, i + 1))
    }
    const levels = [undefined, ...(domains.get(fact) ?? [])].map((value) =>
      levelIn(world, { ...at, [fact]: value }, category),
    )
    return new Set(levels).size > 1
  }
  return search(situation, 0)
}
