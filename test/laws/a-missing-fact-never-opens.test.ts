import fc from 'fast-check'
import { decide, type Situation } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { meaning } from '../differential/compare'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { everything, raised } from './arbitraries/levels'
import { somePolicy } from './arbitraries/policy'
import { requestFacts, someRequest } from './arbitraries/request'
import { type HostFacts, someFacts } from './arbitraries/situation'
import { someVocabulary } from './arbitraries/vocabulary'
import { someQuestion, someWorld } from './arbitraries/world'

describe('law 2: a missing fact never opens anything', () => {
  it('forgetting any facts, the request among them, raises no level: by the reference', () => {
    let lowered = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, vocabulary)
        for (let i = 0; i < 5; i++) {
          const known: Situation = {
            ...someFacts(choice, vocabulary),
            ...requestFacts(vocabulary, someRequest(choice, vocabulary)),
          }
          const levels = decide(policy, 'cv', known)
          const forgotten = Object.fromEntries(choice.some(Object.entries(known), 70))
          const after = decide(policy, 'cv', forgotten)
          expect(raised(vocabulary, levels, after)).toEqual([])
          if (raised(vocabulary, after, levels).length > 0) lowered++
        }
      }),
      { numRuns: runs(400) },
    )
    expect(lowered).toBeGreaterThan(20)
  })

  it('forgetting one fact raises no level: by the guard, every fact in turn', () => {
    let lowered = 0
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const full = world.guard.disclose('cv', record, request, facts)
        if (full.view !== null) shown++
        for (const fact of Object.keys(facts)) {
          const { [fact]: _, ...fewer } = facts
          const less = world.guard.disclose('cv', record, request, fewer as HostFacts)
          const hold = world.kinds['cv']?.fact
          // Where record and host contradict each other, forgetting what the host said leaves what the record says.
          if (fact === hold) continue
          expect(raised(world.vocabulary, everything(full.decision), everything(less.decision)), fact).toEqual([])
          if (JSON.stringify(less.view) !== JSON.stringify(full.view)) lowered++
        }
      }),
      { numRuns: runs(400) },
    )
    expect(shown).toBeGreaterThan(16)
    expect(lowered).toBeGreaterThan(8)
  })

  it('forgetting a part of the request raises no level', () => {
    let lowered = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, vocabulary)
        const request = someRequest(choice, vocabulary)
        const facts = someFacts(choice, vocabulary)
        const levels = meaning(policy, 'cv', request, facts)
        const { viewer } = request
        for (const less of [
          { ...request, viewer: { ...viewer, id: undefined } },
          { ...request, viewer: { ...viewer, role: 'unheard of' } },
          { ...request, purpose: 'unheard of' },
          { ...request, at: Number.NaN },
        ]) {
          const after = meaning(policy, 'cv', less, facts)
          // Without an id of their own the viewer is known not to be an individual: that is a fact, not a gap.
          const isFact = less.viewer.id !== viewer.id
          if (!isFact) expect(raised(vocabulary, levels, after)).toEqual([])
          if (raised(vocabulary, after, levels).length > 0) lowered++
        }
      }),
      { numRuns: runs(600) },
    )
    expect(lowered).toBeGreaterThan(20)
  })

  it('a fact outside its domain is as good as none', () => {
    fc.assert(
      fc.property(choices, fc.anything({ withDate: true, withMap: true, withNullPrototype: true }), (choice, junk) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        fc.pre(typeof junk !== 'boolean' && !['closed', 'limited', 'open'].includes(String(safely(junk))))
        const fact = choice.pick(Object.keys(facts).concat('subject.objected'))
        const missing = world.guard.view('cv', record, request, { ...facts, [fact]: undefined } as HostFacts)
        const odd = world.guard.view('cv', record, request, { ...facts, [fact]: junk } as HostFacts)
        // A junk value still contradicts what the record says itself; it opens nothing either way.
        if (fact !== world.kinds['cv']?.fact) expect(odd).toEqual(missing)
      }),
      { numRuns: runs(300) },
    )
  })
})

function safely(value: unknown): unknown {
  return typeof value === 'string' ? value : ''
}
