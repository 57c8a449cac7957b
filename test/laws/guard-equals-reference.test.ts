import fc from 'fast-check'
import { compile, type DisclosureRequest, decide, type VocabularyDefinition } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { levelOfCode } from '../../src/enforce/level-code'
import { definePolicy } from '../../src/policy'
import { categoriesOf, domainsOf, levelsOf } from '../../src/vocabulary'
import { meaning } from '../differential/compare'
import { plainRecords } from '../differential/plain-records'
import { choiceOfSeed, choices } from './arbitraries/choice'
import { isFresh, runs } from './arbitraries/depth'
import { expectedOf } from './arbitraries/expected-view'
import { everything } from './arbitraries/levels'
import { somePolicy } from './arbitraries/policy'
import { everySituation, type HostFacts, hostDomains } from './arbitraries/situation'
import { someQuestion, someWorld } from './arbitraries/world'

/** Small enough that every situation can be looked at. */
const small: VocabularyDefinition = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { 'identity.name': { forms: ['initials'] }, skill: {} },
  facts: { form: ['anonymous', 'personal'], follows: 'flag' },
  consents: ['form'],
  notices: ['database'],
}

const requests = function* (): Generator<DisclosureRequest> {
  for (const role of ['employer', 'subject', 'unheard of'])
    for (const purpose of ['recruitment', 'unheard of'])
      for (const assurance of ['none', 'low', 'substantial', 'high', 'unheard of'] as const)
        for (const id of ['anna', undefined])
          for (const subject of ['anna', 'bo', undefined])
            yield { viewer: { role, id, assurance: assurance as 'none' }, purpose, at: 0, record: { subject } }
}

describe('law 4: the compiled guard equals semantics/decide on every situation', () => {
  it('every request and every situation of small vocabularies, through the guard', () => {
    let cases = 0
    const outcomes = new Set<string>()
    for (let seed = 1; seed <= 12; seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = seed % 3 === 0 ? [{ form: 'personal', follows: false }] : []
      const policy = somePolicy(choice, { ...small, impossible })
      const guard = compile(policy, { records: plainRecords(small), voidRules: 'keep' })
      const asked = new Map([...hostDomains(small)].filter(([fact]) => fact !== 'subject.vitalInterest'))
      for (const facts of everySituation(asked)) {
        const request = choice.pick(allRequests)
        for (const each of seed <= 3 ? allRequests.filter((_, i) => i % 7 === cases % 7) : [request]) {
          const expected = JSON.stringify(meaning(policy, 'cv', each, facts as HostFacts))
          const actual = JSON.stringify(guard.decide('cv', each, facts as HostFacts))
          if (actual !== expected)
            expect({ seed, each, facts, actual }).toEqual({ seed, each, facts, actual: expected })
          outcomes.add(actual)
          cases++
        }
      }
    }
    expect(cases).toBeGreaterThan(10_000)
    expect(outcomes.size).toBeGreaterThan(5)
  })

  it('every situation of small policies, those that no request leads to included, through the diagrams', () => {
    let cases = 0
    let impossible = 0
    const levels = new Set<string>()
    // No domain has so many values: of each fact every value comes up with every other.
    const apart = 13
    for (let seed = 100; seed < 130; seed++) {
      const choice = choiceOfSeed(seed)
      const vocabulary = { ...small, impossible: seed % 2 === 0 ? [{ form: 'anonymous' }, { follows: [true] }] : [] }
      const all = somePolicy(choice, vocabulary)
      const rules = all.rules.slice(0, 3)
      const policy = definePolicy(vocabulary, { name: 'small', version: '1', rules })
      const { variables, diagrams, roots, possible } = compilePolicy(policy, ['cv'])
      const domains = new Map(variables.map(({ fact, values }) => [fact, values]))
      // Facts that no rule asks are no variables: they cannot make a difference to the diagrams.
      const first = new Map([...domains].slice(0, 8))
      let met = 0
      for (const situation of everySituation(first)) {
        if (met++ % (isFresh ? 1 : apart) !== 0) continue
        const code = variables.map(({ fact, values }) => 1 + (values as readonly unknown[]).indexOf(situation[fact]))
        const expected = decide(policy, 'cv', situation)
        const actual = Object.fromEntries(
          categoriesOf(vocabulary).map((category) => {
            const root = roots.get('cv')?.get(category)
            if (root === undefined) throw new Error('no diagram')
            return [category, levelOfCode(levelsOf(vocabulary, category), diagrams.evaluate(root, code))]
          }),
        )
        if (JSON.stringify(actual) !== JSON.stringify(expected)) expect({ seed, situation, actual }).toEqual(expected)
        for (const level of Object.values(actual)) levels.add(level)
        if (diagrams.evaluate(possible, code) === 0) impossible++
        cases++
      }
    }
    expect(cases).toBeGreaterThan(20_000)
    expect(impossible).toBeGreaterThan(1000)
    expect([...levels].sort()).toEqual(['count', 'full', 'initials', 'withheld'])
  })

  it('decide, disclose and view agree with each other and with the reference, nested records included', () => {
    let [shown, hidden, nested] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { guard, vocabulary } = world
        const question = someQuestion(choice, world)
        const { record, request, facts } = question
        const expected = expectedOf(world, question)
        const disclosure = guard.disclose('cv', record, request, facts)
        expect(disclosure.view).toEqual(expected.view)
        expect(guard.view('cv', record, request, facts)).toEqual(expected.view)
        expect(expected.levels).toMatchObject(everything(disclosure.decision))
        expect(Object.keys(disclosure.decision)).toEqual(
          categoriesOf(vocabulary).filter((category) => category in disclosure.decision),
        )
        if (disclosure.view === null) hidden++
        else shown++
        if (disclosure.receipt.disclosed.some(({ record: kind }) => kind === 'note')) nested++
      }),
      { numRuns: runs(800) },
    )
    expect(shown).toBeGreaterThan(runs(60))
    expect(hidden).toBeGreaterThan(runs(60))
    expect(nested).toBeGreaterThan(runs(8))
  })

  it('what the host says and what the record says are the same facts', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const fact = world.kinds['cv']?.fact ?? ''
        const domain = domainsOf(world.vocabulary).get(fact) ?? []
        const state = domain.find((value) => String(value) === record['state'])
        const { [fact]: _, ...others } = facts
        const disclosure = world.guard.disclose('cv', record, request, others as HostFacts)
        const said = { ...others, [fact]: state } as HostFacts
        const subject = record['subject'] === 'nobody' ? request.record?.subject : record['subject']
        // The record's own subject only counts when the request does not say another.
        if (request.record?.subject !== undefined && request.record.subject !== subject) return
        const asked = { ...request, record: { subject: subject as string | undefined } }
        expect(everything(disclosure.decision)).toEqual(world.guard.decide('cv', asked, said))
        expect(world.guard.disclose('cv', record, request, said).view).toEqual(disclosure.view)
        if (disclosure.view !== null) shown++
      }),
      { numRuns: runs(400) },
    )
    expect(shown).toBeGreaterThan(runs(20))
  })
})

const allRequests = [...requests()]
