import fc from 'fast-check'
import { decide, type Policy, type Situation } from 'need-to-know'
import { facts } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { domainsOf } from '../../../src/vocabulary'
import { asking } from '../../history/story'
import { type Choice, choices } from './choice'
import { factNames } from './fact-names'
import { someHistory } from './history-story'
import { LevelLookup } from './level-lookup'
import { withhold } from './levels'
import { somePolicy } from './policy'
import { someVocabulary } from './vocabulary'

/** Every fact at one of its values, or unknown: absent, or there without a value. */
function someSituation(choice: Choice, { vocabulary }: Policy): Situation {
  const entries = [...domainsOf(vocabulary)].flatMap(([fact, domain]) => {
    if (choice.chance(15)) return choice.chance(50) ? [] : [[fact, undefined] as const]
    // What is usual comes back again and again: the answer is then one that was kept.
    return [[fact, choice.chance(60) ? domain.at(-1) : choice.pick(domain)] as const]
  })
  return Object.fromEntries(choice.chance(50) ? entries : entries.reverse())
}

describe('a lookup of levels', () => {
  it('says what `decide` says, however often it is asked', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const policy = somePolicy(choice, someVocabulary(choice))
        const lookup = new LevelLookup(policy)
        for (const situation of choice.times(10, 40, () => someSituation(choice, policy))) {
          const kind = choice.pick(['cv', 'note'])
          const levels = decide(policy, kind, situation)
          expect(lookup.of(kind, situation)).toEqual(levels)
          if (!withhold(levels)) shown++
        }
      }),
      { numRuns: 70 },
    )
    expect(shown).toBeGreaterThan(25)
  })

  it('says it of the facts of histories, under every profile', () => {
    const { strict, jobindex, nav, werknl } = profiles
    const policies = [strict, jobindex.legacy2009, jobindex.terms2018, nav.february2021, werknl.redesign] as Policy[]
    const lookups = policies.map((policy) => ({ policy, lookup: new LevelLookup(policy) }))
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        for (const { at } of history.events.slice(-6)) {
          const situation = {
            ...facts(history, asking({ at })),
            'viewer.role': 'employer',
            'viewer.assurance': 'substantial',
            'viewer.individual': true,
            act: 'view',
            'viewer.isSubject': false,
            purpose: 'recruitment',
          }
          for (const { policy, lookup } of lookups) {
            expect(lookup.of('cv', situation)).toEqual(decide(policy, 'cv', situation))
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('gives the same object for situations that no rule can tell apart, and works each out once', () => {
    const lookup = new LevelLookup(profiles.nav.february2021 as Policy)
    const situation = { 'viewer.role': 'employer', purpose: 'recruitment', 'cv.presence': 'online' }
    const levels = lookup.of('cv', situation)
    expect(lookup.of('cv', { ...situation, 'note.own': true })).toBe(levels)
    expect(lookup.of('cv', { ...situation, 'cv.presence': undefined })).not.toBe(levels)
    expect(lookup.of('jobAd', situation)).not.toBe(levels)
  })

  it('knows every fact that a rule turns on: also those of its basis and notice, and of what cannot be', () => {
    const names = factNames(profiles.nav.february2021 as Policy)
    for (const name of ['viewer.role', 'purpose', 'consent.sharing', 'informed.nav.sharing', 'share.named']) {
      expect(names).toContain(name)
    }
    const { vocabulary } = profiles.strict
    const impossible = [{ 'note.own': true, 'vacancy.own': true }]
    const policy = { ...profiles.strict, vocabulary: { ...vocabulary, impossible }, rules: [] } as unknown as Policy
    expect(factNames(policy)).toEqual(['note.own', 'vacancy.own'])
  })
})
