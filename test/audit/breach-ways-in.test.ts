import { compile, type Policy, timeline } from 'need-to-know'
import { assessBreach, type BreachScope, type BreachScopeInput, breachScope, whoSaw } from 'need-to-know/audit'
import { atLeast, exact, exposures } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PolicyComparison } from '../../src/history/policy-comparison'
import { allViewers } from '../../src/history/viewer-class'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { incidentWith } from './breach-case'
import { breachOf, faultyWith, good, historyFor, looked, own, policyOf } from './breach-world'

const faulty = faultyWith('pay', 'score', 'offline', 'staff', 'purpose', 'void')
const scope = (...input: Parameters<typeof breachOf>) => breachScope(breachOf(...input))
const affected = ({ affected }: BreachScope) =>
  affected.subjects.map(({ subject, certainty }) => `${subject} ${certainty}`).sort()
const assess = (found: BreachScope) =>
  assessBreach({ incident: incidentWith(), scope: found, harms: recruitment.harms })
const employer = { role: 'employer', assurance: 'substantial', purpose: 'recruitment' } as const
const shown = { existence: 'full', 'qualification.role': 'full' }

describe('a breach is what was released: the ways in by which one was lost', () => {
  expectNoUnhandledRejection()

  it('INV-11 the history is gone: a release in the log stays affected', () => {
    const release = looked({ of: 'asta', saw: { pay: 'full' }, rule: 'oops-pay', ...policyOf(faulty) })
    expect(affected(scope(faulty, [], [release]))).toEqual(['asta confirmed'])
    expect(affected(scope(faulty, [historyFor('bo')], [release]))).toContain('asta confirmed')
    // What nobody can tell is possible, and the address of a subject that no history knows may be protected.
    const offline = looked({ of: 'cai', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    const [cai] = scope(faulty, [], [offline]).affected.subjects
    expect(cai).toMatchObject({ subject: 'cai', certainty: 'possible', protectedAddress: 'possibly' })
    expect(cai?.records).toEqual([{ kind: 'cv', id: 'cv of cai' }])
    expect(assess(scope(faulty, [], [offline])).isBreach).toBe(true)
  })

  it('INV-11 one purpose of two, or one role: a release outside the list of viewers stays affected', () => {
    const histories = [historyFor('asta'), historyFor('bo')]
    const entries = [
      looked({
        of: 'asta',
        saw: { 'identity.name': 'full' },
        purpose: 'approach',
        rule: 'oops-purpose',
        ...policyOf(faulty),
      }),
      looked({
        of: 'bo',
        saw: { 'contact.email': 'full' },
        role: 'platform.consultant',
        rule: 'oops-staff',
        ...policyOf(faulty),
      }),
    ]
    const found = scope(faulty, histories, entries, { viewers: [employer] })
    expect(affected(found)).toEqual(['asta confirmed', 'bo confirmed'])
    expect(found).toMatchObject({ narrowed: true, notJudged: { count: 0 } })
    expect(found.didSee.byRecipient['platform.consultant']?.persons.count).toBe(1)
  })

  it('INV-11 a fact of the world that was never recorded: what it can have opened could be seen', () => {
    const one = (input: Partial<BreachScopeInput>) =>
      breachScope(breachOf(faultyWith('pay'), [historyFor('asta')], [], { log: { entries: [] }, ...input }))
    expect(affected(one({}))).toEqual(['asta possible'])
    expect(one({}).couldSee.byCategory).toEqual({ pay: exact(1, 'persons') })
    expect(affected(one({ facts: () => ({ 'process.stage': 'none' }) }))).toEqual([])
    expect(affected(one({ facts: () => ({ 'process.stage': 'interview' }) }))).toEqual(['asta possible'])
    // A fact outside its domain, and a host that throws, say nothing.
    expect(affected(one({ facts: () => ({ 'process.stage': 'second round' }) as never }))).toEqual(['asta possible'])
    const throwing = () => {
      throw new Error('Asta Holm')
    }
    expect(affected(one({ facts: throwing }))).toEqual(['asta possible'])
    const rejecting = () => Promise.reject(new Error('Asta Holm'))
    const lazy = () => Object.defineProperty({}, 'process.stage', { enumerable: true, get: rejecting })
    const changing = { at: () => ({}), changes: rejecting }
    const promised = [rejecting, () => ({ 'process.stage': rejecting() }), lazy, changing]
    for (const facts of promised) {
      expect(() => one({ facts: facts as never })).toThrow(expect.objectContaining({ code: 'invalid-facts' }))
    }
  })

  it('INV-11 a fact or a kind of the host, even where the log is complete of it', () => {
    const pay = looked({ of: 'asta', saw: { pay: 'full' }, rule: 'oops-pay', ...policyOf(faulty) })
    const score = looked({
      of: 'bo',
      kind: 'assessment',
      saw: { score: 'full' },
      rule: 'oops-score',
      ...policyOf(faulty),
    })
    const found = scope(faulty, [historyFor('asta'), historyFor('bo')], [pay, score])
    expect(affected(found)).toEqual(['asta confirmed', 'bo confirmed'])
    expect(found.fromLog).toContainEqual({ kind: 'assessment', complete: true })
    expect(found.lawful).toEqual(exact(0, 'cases'))
    expect(Object.keys(found)).not.toContain('outside')
    const partly = breachScope(
      breachOf(faulty, [historyFor('asta')], [], { log: { entries: [score], complete: [{ kinds: ['cv'] }] } }),
    )
    expect(partly.fromLog).toContainEqual({ kind: 'assessment', complete: false })
    expect(partly.affected.persons.is).toBe('atLeast')
  })

  it('a gate with rules of the host: what its receipts say is found', () => {
    const shape = { id: z.string(), s: z.string() }
    const about = { id: (r: { id: string }) => r.id, subject: (r: { s: string }) => r.s }
    const cv = own.record('cv', {
      schema: z.object({ ...shape, pay: z.number(), title: z.string() }),
      ...about,
      classify: { id: 'meta', s: 'meta', pay: 'pay', title: 'qualification.role' },
    })
    const guard = compile(faultyWith('pay', 'offline'), { records: { cv } })
    const facts = {
      ...{ 'contract.cvDatabase': true, 'informed.terms.cvDatabase': true },
      'cv.presence': 'online',
      'process.stage': 'interview',
    } as const
    const viewer = { id: 'e-1', role: 'employer', organisation: 'dock-co', assurance: 'substantial' } as const
    const request = { viewer, purpose: 'recruitment', at: 20 } as const
    const record = { id: 'cv of asta', s: 'asta', pay: 3, title: 't' }
    const { receipt, view } = guard.disclose('cv', record, request, facts)
    expect(view).toEqual({ pay: 3, title: 't' })
    const found = scope(guard.policy as Policy, [historyFor('asta')], [receipt])
    expect(affected(found)).toEqual(['asta confirmed'])
    expect(found.affected.subjects[0]?.categories).toEqual([{ category: 'pay', level: 'full' }])
    expect(whoSaw([receipt], 'asta').accesses).toHaveLength(1)
  })
})

describe('a logged release', () => {
  const histories = [historyFor('asta'), historyFor('bo', { presence: 'offline' })]
  const one = (entry: ReturnType<typeof looked>, more: Partial<BreachScopeInput> = {}) =>
    scope(faulty, histories, [entry], more)

  it('is certainly affected where a rule on its receipt is void, or stands on none', () => {
    const byVoid = looked({ of: 'asta', saw: shown, rule: 'oops-void', ...policyOf(faulty) })
    expect(affected(one(byVoid))).toEqual(['asta confirmed'])
    const [first] = byVoid.disclosed
    if (first === undefined) throw new Error('nothing was disclosed')
    const onNone = {
      ...byVoid,
      disclosed: [{ ...first, grounds: [{ rule: 'x', basis: 'none', notice: 'n' } as const] }],
    }
    expect(affected(one({ ...onNone, ...policyOf(good) }))).toEqual(['asta confirmed'])
    // Beside a rule that stood, a void one makes nothing of it.
    const both = { ...first, grounds: [...first.grounds, { rule: 'cv', basis: undefined, notice: undefined }] }
    expect(affected(one({ ...byVoid, disclosed: [both] }))).toEqual([])
  })

  it('is certainly affected where that much is allowed in no situation, or in none that agrees with what is known', () => {
    const never = looked({ of: 'asta', saw: { pay: 'full' }, rule: 'oops-pay', ...policyOf(faulty) })
    expect(affected(one(never))).toEqual(['asta confirmed'])
    const notHere = looked({ of: 'bo', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    expect(affected(one(notHere))).toEqual(['bo confirmed'])
    expect(affected(scope(faulty, [], [notHere]))).toEqual(['bo possible'])
  })

  it('is lawful where as much is allowed with what is known, and with the consents and notices on the receipt', () => {
    const online = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    expect(one(online)).toMatchObject({ affected: { persons: { count: 0 } }, lawful: { count: 1 } })
    const known = { 'cv.presence': 'online', 'contract.cvDatabase': true } as const
    const without = (evidence: Record<string, readonly string[]> | undefined) =>
      affected(scope(faulty, [], [{ ...online, evidence }], { facts: () => known }))
    expect(without(undefined)).toEqual(['asta possible'])
    expect(without({ 'informed.terms.cvDatabase': ['jobindex.terms@2018-05-24'] })).toEqual([])
    expect(without({ 'informed.terms.cvDatabase': [] })).toEqual(['asta possible'])
    // What a host notes as evidence besides shows nothing; and what a history contradicts is not shown.
    expect(affected(scope(faulty, [historyFor('asta', { told: false })], [online]))).toEqual(['asta confirmed'])
  })

  it('is lawful where its policy nowhere allows more for that role, purpose, kind and category: a good log finds nobody', () => {
    const fine = looked({ of: 'asta', saw: shown, ...policyOf(good) })
    for (const known of [histories, []]) {
      const found = scope(good, known, [fine, { ...fine, record: { kind: 'cv', id: undefined, subject: undefined } }])
      expect(found.affected.persons).toEqual(exact(0, 'persons'))
      expect(found.lawful).toEqual(exact(2, 'cases'))
      expect(assess(found).isBreach).toBe(false)
    }
    // Of other categories the faulty policy shows more; of these, for staff, it does not.
    const staff = { role: 'platform.consultant', rule: 'staff' } as const
    expect(affected(one(looked({ of: 'asta', saw: shown, ...staff, ...policyOf(faulty) })))).toEqual([])
    // No policy shows more than it can: what says so was not made by it.
    expect(affected(one(looked({ of: 'asta', saw: { pay: 'full' }, ...policyOf(good) })))).toEqual(['asta confirmed'])
  })

  it('is possibly affected in every other case, and never left out', () => {
    const unsure = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    const lost = [
      { ...unsure, policy: undefined },
      { ...unsure, at: undefined },
      { ...unsure, disclosed: undefined },
      { ...unsure, disclosed: [{ record: 'cv', category: 'qualification.role', level: undefined }] },
      { ...unsure, disclosed: [{ record: undefined, category: 'qualification.role', level: 'full' }] },
    ]
    for (const entry of lost) expect(affected(scope(faulty, [], [entry as never]))).toEqual(['asta possible'])
    // Without its grounds it may stand on a rule that is void.
    const groundless = { ...unsure, disclosed: unsure.disclosed.map(({ grounds: _, ...rest }) => rest) }
    expect(affected(scope(faulty, [], [groundless as never]))).toEqual(['asta possible'])
  })
})

describe('a release without its grounds', () => {
  it('is not lawful for its policy alone, where a rule of that policy could not stand', () => {
    const policy = faultyWith('void')
    const lawfulAs = (entry: ReturnType<typeof looked>, more: Partial<BreachScopeInput> = {}) =>
      affected(scope(policy, [], [entry], { against: policy as Policy, ...more }))
    const groundless = (entry: ReturnType<typeof looked>, rules?: readonly string[]) =>
      ({
        ...entry,
        disclosed: entry.disclosed.map(({ grounds: [first], ...rest }) =>
          rules === undefined ? rest : { ...rest, grounds: rules.map((rule) => ({ ...first, rule })) },
        ),
      }) as ReturnType<typeof looked>
    const email = looked({ of: 'asta', saw: { 'contact.email': 'full' }, rule: 'cv', ...policyOf(policy) })
    expect(lawfulAs(email)).toEqual([])
    expect(lawfulAs(groundless(email))).toEqual(['asta possible'])
    expect(lawfulAs(groundless(email, ['oops-void']))).toEqual(['asta confirmed'])
    // No rule on these could not stand.
    expect(lawfulAs(groundless(looked({ of: 'asta', saw: shown, ...policyOf(policy) })))).toEqual([])
    // Without its policy either, it may be any that was in force.
    const known = { 'cv.presence': 'online', 'contract.cvDatabase': true, 'informed.terms.cvDatabase': true } as const
    const nameless = { ...email, policy: undefined } as never as ReturnType<typeof looked>
    expect(lawfulAs(nameless, { facts: () => known })).toEqual([])
    expect(lawfulAs(groundless(nameless), { facts: () => known })).toEqual(['asta possible'])
    expect(lawfulAs(groundless(nameless, ['cv', 'oops-void']), { facts: () => known })).toEqual(['asta possible'])
  })
})

describe('viewers', () => {
  it('default to every role, purpose and assurance to which the old policy shows more than was allowed', () => {
    const comparison = new PolicyComparison(timeline<Policy>([{ from: 0, value: faulty }]), good as Policy)
    const classes = [
      { role: 'platform.consultant', purpose: 'recruitment' },
      { role: 'employer', purpose: 'recruitment' },
      { role: 'employer', purpose: 'approach' },
    ]
    const found = allViewers(comparison, comparison.together())
    expect(found).toHaveLength(classes.length)
    expect(found).toEqual(expect.arrayContaining(classes))
    expect(scope(faulty, [historyFor('asta')], []).narrowed).toBe(false)
    const source = { against: good as Policy, viewers: [employer] }
    const listed = [...exposures(timeline<Policy>([{ from: 0, value: faulty }]), [historyFor('asta')], source)]
    expect(new Set(listed.map(({ viewer }) => viewer.role))).toEqual(new Set(['employer']))
  })

  it('of a narrower list say so, and are never exact', () => {
    const of = (viewers: BreachScopeInput['viewers']) =>
      scope(faultyWith('pay'), [historyFor('asta')], [], viewers === undefined ? {} : { viewers })
    expect(of(undefined)).toMatchObject({ narrowed: false, couldSee: { persons: { is: 'exact' } } })
    expect(of([{ role: 'employer', purpose: 'recruitment' }]).narrowed).toBe(false)
    const levels = ['none', 'low', 'substantial', 'high'] as const
    expect(of(levels.map((assurance) => ({ ...employer, assurance }))).narrowed).toBe(false)
    for (const narrow of [
      [employer],
      [{ role: 'employer', purpose: 'approach' }],
      [{ role: 'agency', purpose: 'recruitment' }],
      [{ role: 'employer', purpose: 'recruitment', act: 'download' as const }],
      [{ role: 'employer', purpose: 'recruitment', facts: { 'process.stage': 'none' } }],
    ]) {
      const found = of(narrow)
      expect(found.narrowed).toBe(true)
      expect(JSON.stringify(found)).not.toContain('"exact"')
      expect(assess(found)).toMatchObject({ isBreach: 'undecided', risk: { level: 'high', reasons: ['notJudged'] } })
    }
  })

  it('assume what they are given where nothing is known, and nothing that contradicts what is', () => {
    const of = (facts: { readonly 'process.stage'?: string; readonly 'cv.presence'?: string }) =>
      scope(faultyWith('pay'), [historyFor('asta')], [], {
        viewers: [{ role: 'employer', purpose: 'recruitment', facts }],
      }).couldSee.persons.count
    expect(of({ 'process.stage': 'interview' })).toBe(1)
    expect(of({ 'process.stage': 'none' })).toBe(0)
    expect(of({ 'process.stage': 'interview', 'cv.presence': 'deleted' })).toBe(1)
  })
})

describe('the facts of a host', () => {
  const at = (facts: BreachScopeInput['facts']) =>
    scope(faultyWith('pay'), [historyFor('asta')], [], facts === undefined ? {} : { facts })

  it('are asked of a subject, its record and an instant, and where they change', () => {
    const asked: unknown[] = []
    const stageAt = (about: { readonly at: number; readonly record: unknown }) => {
      asked.push(about.record)
      return { 'process.stage': about.at >= 50 ? 'interview' : 'none' } as const
    }
    expect(at(stageAt).couldSee.persons.count).toBe(0)
    const found = at({ at: stageAt, changes: () => [50] })
    expect(found.couldSee.persons.count).toBe(1)
    expect(asked).toContainEqual({ kind: 'cv', id: 'cv of asta', subject: 'asta' })
    const release = (instant: number) =>
      looked({ of: 'asta', at: instant, saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    const online = (from: number) => ({
      at: ({ at }: { readonly at: number }) => ({ 'cv.presence': at >= from ? 'online' : 'offline' }) as const,
      changes: () => [from],
    })
    const told = { 'informed.terms.cvDatabase': ['n@1'] }
    const seen = (instant: number) =>
      affected(
        scope(faulty, [], [{ ...release(instant), evidence: told }], {
          facts: (about) => ({ ...online(30).at(about), 'contract.cvDatabase': true }),
        }),
      )
    expect(seen(40)).toEqual([])
    expect(seen(20)).toEqual(['asta confirmed'])
  })

  it('that contradict a history are not known', () => {
    const entry = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    const found = scope(faulty, [historyFor('asta')], [entry], { facts: () => ({ 'cv.presence': 'offline' }) })
    expect(affected(found)).toEqual(['asta possible'])
  })

  it('are refused where they are neither a function nor a pair of them', () => {
    const refused = (facts: unknown) => () => at(facts as never)
    expect(refused({ at: 5, changes: () => [] })).toThrow(expect.objectContaining({ code: 'invalid-facts' }))
    expect(refused({ at: () => ({}) })).toThrow(expect.objectContaining({ code: 'invalid-facts' }))
    expect(refused({ at: () => ({}), changes: () => [], kind: 1 })).toThrow(
      expect.objectContaining({ code: 'unknown-key' }),
    )
  })
})

describe('while anything is not judged', () => {
  it('JI-12 no count is exact, the risk says why, and no breach is denied', () => {
    const erased = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
    const entry = { ...erased, record: { kind: 'cv', id: undefined, subject: undefined } }
    const found = scope(faulty, [], [entry])
    expect(found.affected.persons).toEqual(atLeast(0, 'persons'))
    expect(found.notJudged).toEqual(atLeast(1, 'cases'))
    expect(JSON.stringify(found)).not.toContain('"exact"')
    expect(assess(found)).toMatchObject({ isBreach: 'undecided', risk: { level: 'high', reasons: ['notJudged'] } })
    // It was certainly wrong, though nobody can say of whom.
    const certain = { ...entry, disclosed: [{ record: 'cv', category: 'pay', level: 'full', grounds: [] }] }
    const worse = scope(faulty, [], [certain])
    expect(worse.affected).toEqual({ persons: atLeast(1, 'persons'), subjects: [] })
    expect(assess(worse).isBreach).toBe(true)
  })
})
