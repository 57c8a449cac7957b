import fc from 'fast-check'
import { decide } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { withRules } from '../../src/policy/define-policy'
import { assuranceLevels } from '../../src/vocabulary'
import { meaning } from '../differential/compare'
import { type Choice, choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { everything, raised } from './arbitraries/levels'
import { somePolicy } from './arbitraries/policy'
import { someRequest } from './arbitraries/request'
import { someForbid, somePermit } from './arbitraries/rule'
import { someFacts } from './arbitraries/situation'
import { someVocabulary } from './arbitraries/vocabulary'
import { someQuestion, someWorld, worldOf } from './arbitraries/world'

function shuffled<T>(choice: Choice, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, at: choice.below(1000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe('law 3: adding a forbid never reveals; rule order never matters', () => {
  it('INV-02 adding a forbid raises no level and adds no field', () => {
    let lowered = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const stricter = [...world.policy.rules, someForbid(choice, world.vocabulary, 'added')]
        const after = worldOf(world.vocabulary, withRules(world.policy, stricter), world.kinds)
        const before = world.guard.disclose('cv', record, request, facts)
        const less = after.guard.disclose('cv', record, request, facts)
        expect(raised(world.vocabulary, everything(before.decision), everything(less.decision))).toEqual([])
        const paths = new Set(pathsIn(before.view))
        // A lower form may say that there is nothing, where a higher one said nothing: fields are compared without forms.
        const hasForms = less.receipt.disclosed.some(({ level }) => level !== 'full')
        if (!hasForms) expect(pathsIn(less.view).filter((path) => !paths.has(path))).toEqual([])
        if (JSON.stringify(less.view) !== JSON.stringify(before.view)) lowered++
      }),
      { numRuns: runs(400) },
    )
    expect(lowered).toBeGreaterThan(8)
  })

  it('INV-02 removing a permit raises no level; adding one lowers none', () => {
    let lowered = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, vocabulary)
        const [request, facts] = [someRequest(choice, vocabulary), someFacts(choice, vocabulary)]
        const levels = meaning(policy, 'cv', request, facts)
        for (const removed of policy.rules.filter(({ kind }) => kind === 'permit')) {
          const fewer = withRules(
            policy,
            policy.rules.filter((rule) => rule !== removed),
          )
          const after = meaning(fewer, 'cv', request, facts)
          expect(raised(vocabulary, levels, after)).toEqual([])
          if (raised(vocabulary, after, levels).length > 0) lowered++
        }
        const more = withRules(policy, [...policy.rules, somePermit(choice, vocabulary, 'added')])
        expect(raised(vocabulary, meaning(more, 'cv', request, facts), levels)).toEqual([])
      }),
      { numRuns: runs(400) },
    )
    expect(lowered).toBeGreaterThan(12)
  })

  it('INV-02 lowering assurance raises no level where rules ask for at least some assurance', () => {
    let lowered = 0
    fc.assert(
      fc.property(choices, fc.nat(3), fc.nat(3), (choice, first, second) => {
        const vocabulary = someVocabulary(choice)
        const enough = assuranceLevels.slice(choice.below(4))
        const policy = somePolicy(choice, { ...vocabulary })
        const weak = { kind: 'is', fact: 'viewer.assurance', values: enough } as const
        const guarded = policy.rules
          .filter(({ when }) => when === undefined)
          .map((rule) => ({ ...rule, when: weak }))
          .filter((rule) => rule.kind === 'permit')
        const asking = withRules(policy, guarded)
        const request = someRequest(choice, vocabulary)
        const facts = someFacts(choice, vocabulary)
        const at = (index: number) =>
          meaning(asking, 'cv', withAssurance(request, assuranceLevels[index] ?? 'none'), facts)
        const [low, high] = [at(Math.min(first, second)), at(Math.max(first, second))]
        expect(raised(vocabulary, high, low)).toEqual([])
        if (raised(vocabulary, low, high).length > 0) lowered++
      }),
      { numRuns: runs(1500) },
    )
    expect(lowered).toBeGreaterThan(2)
  })

  it('the order of the rules does not matter, to the reference, the guard or the content hash', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const policy = withRules(world.policy, shuffled(choice, world.policy.rules))
        const other = worldOf(world.vocabulary, policy, world.kinds)
        expect(policy.hash).toBe(world.policy.hash)
        expect(decide(policy, 'cv', facts)).toEqual(decide(world.policy, 'cv', facts))
        const disclosure = world.guard.disclose('cv', record, request, facts)
        expect(JSON.stringify(other.guard.disclose('cv', record, request, facts))).toBe(JSON.stringify(disclosure))
        if (disclosure.view !== null) shown++
      }),
      { numRuns: runs(400) },
    )
    expect(shown).toBeGreaterThan(16)
  })
})

function withAssurance(request: ReturnType<typeof someRequest>, assurance: (typeof assuranceLevels)[number]) {
  return { ...request, viewer: { ...request.viewer, assurance } }
}

/** Where a view has anything. Lists are left out: what is withheld from one moves the rest up. */
function pathsIn(view: unknown, path = ''): readonly string[] {
  if (view === null) return []
  if (typeof view !== 'object' || view === null || Array.isArray(view) || view instanceof Date) return [path]
  return Object.entries(view).flatMap(([key, part]) => pathsIn(part, `${path}/${key}`))
}
