import { compile, decide, type Levels, type Situation, type VocabularyDefinition } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { definePolicy } from '../../src/policy'
import { categoriesOf, levelsOf } from '../../src/vocabulary'
import { meaning } from '../differential/compare'
import { plainRecords } from '../differential/plain-records'
import { type Choice, choiceOfSeed } from '../laws/arbitraries/choice'
import { runs } from '../laws/arbitraries/depth'
import { somePolicy } from '../laws/arbitraries/policy'
import { everySituation, type HostFacts, hostDomains } from '../laws/arbitraries/situation'
import { categories, randomPolicy } from './random-policy'

/** Small enough that every completion can be looked at. */
const small: VocabularyDefinition = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { 'identity.name': { forms: ['initials'] }, skill: {} },
  facts: { form: ['anonymous', 'personal'], follows: 'flag' },
  consents: ['form'],
  notices: ['database'],
}

const request = { viewer: { id: 'v', role: 'employer', assurance: 'high' }, purpose: 'recruitment', at: 0 } as const

/** The highest level of each category over the completions, by the reference. */
function highest(vocabulary: VocabularyDefinition, all: readonly Levels[]): Levels {
  return Object.fromEntries(
    categoriesOf(vocabulary).map((category) => {
      const levels = levelsOf(vocabulary, category)
      const ranks = all.map((each) => levels.indexOf(each[category] ?? 'withheld'))
      return [category, levels[Math.max(0, ...ranks)] ?? 'withheld']
    }),
  )
}

/** The situations that agree with what is known: every other fact has one of its values. */
function* completions(known: HostFacts, open: ReadonlyMap<string, readonly unknown[]>): Generator<HostFacts> {
  for (const rest of everySituation(open as never)) {
    if (Object.values(rest).some((value) => value === undefined)) continue
    yield { ...known, ...rest } as HostFacts
  }
}

const someKnown = (choice: Choice, domains: ReturnType<typeof hostDomains>) =>
  Object.fromEntries(choice.some([...domains], 40).map(([fact, domain]) => [fact, choice.pick(domain)])) as HostFacts

describe('guard.most', () => {
  it('is the highest level of each category over everything that unknown facts can be', () => {
    const seen = { cases: 0, raised: 0, impossible: 0 }
    for (let seed = 1; seed <= 40; seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = choice.chance(50) ? [{ form: 'personal', follows: false }] : []
      const vocabulary = { ...small, impossible }
      const policy = somePolicy(choice, vocabulary)
      const guard = compile(policy, { records: plainRecords(vocabulary), voidRules: 'keep' })
      const domains = hostDomains(vocabulary)
      for (let i = 0; i < 10; i++) {
        const known = someKnown(choice, domains)
        const subject = choice.pick(['v', 'anna', undefined])
        const asked = { ...request, record: { subject } }
        const open = new Map([...domains].filter(([fact]) => !(fact in known)))
        // Whether the viewer is the subject is not known where the request names none.
        const subjects = subject === undefined ? ['v', 'anna'] : [subject]
        const all = [...completions(known, open)].flatMap((facts) =>
          subjects.map((each) => meaning(policy, 'cv', { ...asked, record: { subject: each } }, facts)),
        )
        const most = guard.most('cv', asked, known)
        expect(most).toEqual(highest(vocabulary, all))
        seen.cases++
        if (JSON.stringify(most) !== JSON.stringify(guard.decide('cv', asked, known))) seen.raised++
        if (known['form'] === 'personal' && known['follows'] === false && impossible.length > 0) seen.impossible++
      }
    }
    expect(seen.cases).toBe(400)
    expect(seen.raised).toBeGreaterThan(50)
    expect(seen.impossible).toBeGreaterThan(2)
  })

  it('leaves out what cannot be: a fact that would open only in an impossible situation opens nothing', () => {
    const vocabulary = { ...small, impossible: [{ form: 'personal', follows: false }] }
    const rule = {
      ...{ kind: 'permit', id: 'open', to: ['employer'], on: ['cv'], categories: ['existence'], level: 'full' },
      ...{ purpose: ['recruitment'], obligations: [], source: ['test'] },
      basis: { article: '6(1)(c)', statute: 'an Act' },
      notice: 'database',
      when: {
        kind: 'all',
        conditions: [
          { kind: 'is', fact: 'form', values: ['personal'] },
          { kind: 'is', fact: 'follows', values: [false] },
        ],
      },
    } as never
    const policy = definePolicy(vocabulary, { name: 'p', version: '1', rules: [rule] })
    const guard = compile(policy, { records: plainRecords(vocabulary) })
    expect(guard.most('cv', request)['existence']).toBe('withheld')
    const possible = definePolicy(small, { name: 'p', version: '1', rules: [rule] })
    expect(compile(possible, { records: plainRecords(small) }).most('cv', request)['existence']).toBe('full')
  })

  it('opens nothing for a request that does not say when, or for an act that there is none of', () => {
    const policy = somePolicy(choiceOfSeed(1), small)
    const guard = compile(policy, { records: plainRecords(small), voidRules: 'keep' })
    for (const bad of [
      { ...request, at: undefined },
      { ...request, act: 'print' },
      { ...request, viewer: { ...request.viewer, role: 'nobody of that name' } },
      undefined,
    ]) {
      expect(new Set(Object.values(guard.most('cv', bad as never)))).toEqual(new Set(['withheld']))
    }
    expect(() => guard.most('file' as never, request)).toThrow(expect.objectContaining({ code: 'unknown-record-kind' }))
    expect(Object.isFrozen(guard.most('cv', request))).toBe(true)
  })
})

describe('guard.most, of categories that are decided rule by rule', () => {
  it('is an upper bound: no completion shows more, and what is closed for certain stays closed', () => {
    const { policy, record, facts, random } = randomPolicy(3000, 120, false)
    const guard = compile(policy, { records: { record: record as never } })
    const roots = compilePolicy(policy, ['record']).roots.get('record')
    expect(roots?.size).toBeLessThan(categories.length + 1)
    const asked = { viewer: { id: 'v', role: 'r1', assurance: 'high' }, purpose: 'use', at: 0 } as const
    const fixed = { 'viewer.role': 'r1', 'viewer.assurance': 'high', 'viewer.individual': true, act: 'view' }
    const words = policy.vocabulary
    let compared = 0
    for (let i = 0; i < runs(6); i++) {
      const known = Object.fromEntries(
        facts.filter(() => random.chance(0.5)).map((name) => [name, random.chance(0.7)] as const),
      )
      const most = guard.most('record', asked, { 'informed.clause': true, ...known } as never)
      for (let j = 0; j < 2; j++) {
        const whole = Object.fromEntries(facts.map((name) => [name, known[name] ?? random.chance(0.7)]))
        const situation: Situation = { ...fixed, ...whole, purpose: 'use', 'informed.clause': true }
        for (const [category, level] of Object.entries(decide(policy, 'record', situation))) {
          const levels = levelsOf(words, category)
          expect(levels.indexOf(level)).toBeLessThanOrEqual(levels.indexOf(most[category] ?? 'withheld'))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(runs(200))
    const untold = guard.most('record', asked, { 'informed.clause': false } as never)
    expect(new Set(Object.values(untold))).toEqual(new Set(['withheld']))
  })
})
