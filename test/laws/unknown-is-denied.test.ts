import fc from 'fast-check'
import { compile, type DisclosureRequest, lawful, parsePolicy, timeline, UsageError, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { plainRecords } from '../differential/plain-records'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { everything, withhold } from './arbitraries/levels'
import { somePolicy } from './arbitraries/policy'
import { someRequest } from './arbitraries/request'
import { someFacts } from './arbitraries/situation'
import { someVocabulary } from './arbitraries/vocabulary'
import { someQuestion, someWorld } from './arbitraries/world'

describe('what is unknown is denied, never passed over in silence', () => {
  it('INV-12 an unknown field of a record is not shown', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, fc.string(), (choice, key) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        fc.pre(!Object.hasOwn(world.kinds['cv']?.model.fields ?? {}, key) && key !== '__proto__')
        const view = world.guard.view('cv', record, request, facts)
        expect(world.guard.view('cv', { ...record, [key]: 'unheard of' }, request, facts)).toEqual(view)
        if (view !== null) shown++
      }),
      { numRuns: runs(300) },
    )
    expect(shown).toBeGreaterThan(8)
  })

  it('INV-12 an unknown role, purpose or login opens nothing that names one', () => {
    let lost = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const before = world.guard.disclose('cv', record, request, facts)
        const unknown: DisclosureRequest = { ...request, purpose: 'something else' }
        const after = world.guard.disclose('cv', record, unknown, facts)
        // Every permit names its purposes, so without one nothing is open.
        expect(after.view).toBeNull()
        expect(withhold(everything(after.decision))).toBe(true)
        const nobody = { ...request, viewer: { ...request.viewer, role: 'somebody else' } }
        const { receipt } = world.guard.disclose('cv', record, nobody, facts)
        for (const { rule } of receipt.disclosed.flatMap(({ grounds }) => grounds)) {
          expect(world.policy.rules.find(({ id }) => id === rule)?.to).toBe('*')
        }
        if (before.view !== null) lost++
      }),
      { numRuns: runs(400) },
    )
    expect(lost).toBeGreaterThan(16)
  })

  it('INV-12 an unknown record kind is a mistake of the caller, and said to be', () => {
    fc.assert(
      fc.property(choices, fc.constantFrom('letter', '', '__proto__', 'constructor', 'toString'), (choice, kind) => {
        const { guard } = someWorld(choice)
        const request = { viewer: { role: 'employer', assurance: 'low' }, purpose: 'recruitment', at: 0 } as const
        expect(() => guard.view(kind, {}, request)).toThrow(UsageError)
        expect(() => guard.decide(kind, request)).toThrow('no record kind of that name')
      }),
      { numRuns: runs(50) },
    )
  })

  it('INV-12 an unknown version of a policy is none: before the first, after a change by hand', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { policy } = someWorld(choice)
        const versions = timeline([{ from: 1000, value: policy }])
        expect(versions.at(999)).toBeUndefined()
        expect(versions.at(Number.NaN)).toBeUndefined()
        expect(versions.at(1000)).toBe(policy)
        const document = JSON.parse(JSON.stringify(policy)) as Record<string, unknown>
        expect(parsePolicy(document)).toEqual({ ok: true, policy })
        expect(parsePolicy({ ...document, version: '2' })).toMatchObject({ ok: false })
        expect(parsePolicy({ ...document, rules: [] })).toMatchObject({ ok: policy.rules.length === 0 })
      }),
      { numRuns: runs(100) },
    )
  })

  it('a policy read back from JSON decides the same', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, vocabulary)
        const parsed = parsePolicy(JSON.parse(JSON.stringify(policy)))
        if (!parsed.ok) throw new Error('not read back')
        const options = { records: plainRecords(vocabulary), voidRules: 'keep' } as const
        const [request, facts] = [someRequest(choice, vocabulary), someFacts(choice, vocabulary)]
        expect(compile(parsed.policy, options).decide('cv', request, facts)).toEqual(
          compile(policy, options).decide('cv', request, facts),
        )
      }),
      { numRuns: runs(200) },
    )
  })

  it('void permits: refused with each rule, dropped as `lawful` drops them, or kept', () => {
    let [refused, differing] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, vocabulary)
        const records = plainRecords(vocabulary)
        const [request, facts] = [someRequest(choice, vocabulary), someFacts(choice, vocabulary)]
        const law = lawful(policy)
        const decided = (voidRules: 'keep' | 'drop') =>
          compile(policy, { records, voidRules }).decide('cv', request, facts)
        expect(decided('drop')).toEqual(compile(law, { records }).decide('cv', request, facts))
        if (law.rules.length < policy.rules.length) {
          refused++
          expect(() => compile(policy, { records })).toThrow(UsageError)
          if (JSON.stringify(decided('keep')) !== JSON.stringify(decided('drop'))) differing++
        } else expect(compile(policy, { records }).decide('cv', request, facts)).toEqual(decided('keep'))
      }),
      { numRuns: runs(300) },
    )
    expect(refused).toBeGreaterThan(20)
    expect(differing).toBeGreaterThan(2)
  })
})

describe('role equivalence', () => {
  it("INV-08 the platform's own recruiter is an agency: rules name roles, and titles are none", () => {
    const v = vocabulary({
      roles: ['employer', 'agency'],
      purposes: ['recruitment'],
      kinds: ['cv'],
      categories: { name: {} },
      facts: {},
    })
    const rule = {
      on: 'cv',
      categories: '*',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      source: 't',
    } as const
    const policy = v.definePolicy({ name: 'p', version: '1', rules: [v.permit({ ...rule, id: 'a', to: 'agency' })] })
    const guard = compile(policy, { records: plainRecords(v.definition), voidRules: 'keep' })
    const decided = (viewer: object) =>
      guard.decide('cv', { viewer: { id: 'u', assurance: 'low', ...viewer }, purpose: 'recruitment', at: 0 } as never)
    const agency = decided({ role: 'agency', organisation: 'Bemanning' })
    expect(agency).toEqual({ existence: 'full', name: 'full' })
    expect(decided({ role: 'agency', organisation: 'the platform itself' })).toBe(agency)
    expect(decided({ role: 'agency', title: 'head of HR', isPlatform: true })).toBe(agency)
    expect(withhold(decided({ role: 'platform.recruiter', title: 'agency' }))).toBe(true)
  })
})
