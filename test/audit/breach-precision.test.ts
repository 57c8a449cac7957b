import { compile, type Policy, timeline } from 'need-to-know'
import { assessBreach, type BreachScope, breachScope } from 'need-to-know/audit'
import { openHistory } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { incidentWith } from './breach-case'
import { breachOf, faultyWith, historyFor, looked, own, policyOf } from './breach-world'

const faulty = faultyWith('offline')
const shown = { existence: 'full', 'qualification.role': 'full' }
const offline = ['asta', 'bo'].map((name) => historyFor(name, { presence: 'offline' }))
const seen = (of: string) => looked({ of, saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
const unnamed = (of: string) => ({ ...seen(of), record: { kind: 'cv', id: undefined, subject: undefined } })
const isBreach = (scope: BreachScope) => assessBreach({ incident: incidentWith(), scope }).isBreach

describe('a count is exact only while nobody can be missing from it', () => {
  it.each([
    ['no history', []],
    ['a history that knows no subject', [openHistory({ grounds: recruitment.grounds })]],
  ] as const)('INV-11 with %s nothing is known of CVs but what the log tells', (_, histories) => {
    const open = breachScope(breachOf(faulty, histories, [], { log: { entries: [] } }))
    expect(open.fromLog).toContainEqual({ kind: 'cv', complete: false })
    expect(open.affected.persons).toMatchObject({ is: 'atLeast', count: 0 })
    expect(isBreach(open)).toBe('undecided')
    const complete = [{ kinds: own.definition.kinds }]
    const whole = breachScope(breachOf(faulty, histories, [], { log: { entries: [], complete } }))
    expect(whole.affected.persons).toMatchObject({ is: 'exact', count: 0 })
    expect(isBreach(whole)).toBe(false)
  })

  it('INV-11 an entry that names nobody may have been about a person whose history is gone', () => {
    const known = breachScope(breachOf(faulty, offline, [seen('asta'), seen('bo')]))
    expect(known.affected.persons).toMatchObject({ is: 'exact', count: 2 })
    const lost = breachScope(breachOf(faulty, offline.slice(0, 1), [seen('asta'), unnamed('bo')]))
    expect(lost.affected.persons).toMatchObject({ is: 'atLeast', count: 1 })
    expect([lost.records.is, lost.couldSee.persons.is]).toEqual(['atLeast', 'atLeast'])
  })
})

describe('what the host knows of some accounts', () => {
  const stage = faultyWith('pay')
  const could = (facts: unknown) =>
    breachScope(breachOf(stage, [historyFor('asta')], [], { log: { entries: [] }, facts: facts as never })).couldSee

  it('INV-11 says nothing of those that nothing names, where it turns on which account or organisation it is', () => {
    const byOrganisation = ({ viewer }: { viewer: { organisation?: string } }) => ({
      'process.stage': viewer.organisation === 'dock-co' ? 'interview' : 'none',
    })
    const byAccount = ({ viewer }: { viewer: { id?: string } }) => ({
      'process.stage': viewer.id === 'e-7' ? 'interview' : 'none',
    })
    const copied = ({ viewer }: { viewer: object }) => ({
      'process.stage': JSON.stringify({ ...viewer }).includes('dock-co') ? 'interview' : 'none',
    })
    for (const facts of [undefined, byOrganisation, byAccount, copied]) expect(could(facts).persons.count).toBe(1)
    expect(could(() => ({ 'process.stage': 'none' })).persons.count).toBe(0)
    expect(
      could(({ viewer }: { viewer: { role?: string } }) => ({ 'process.stage': viewer.role ? 'none' : 'interview' }))
        .persons.count,
    ).toBe(0)
  })

  it('is refused where it gives no instants at which it changes, without what was thrown', () => {
    const changes = () => {
      throw new Error('Asta Holm')
    }
    for (const broken of [changes, () => 7]) {
      const caught = () => could({ at: () => ({}), changes: broken })
      expect(caught).toThrow(expect.objectContaining({ code: 'invalid-facts' }))
      expect(caught).not.toThrow('Holm')
    }
    // It is asked of subjects that there are, and of no other.
    const asked: string[] = []
    const noting = (subject: string) => {
      asked.push(subject)
      return []
    }
    could({ at: () => ({}), changes: noting })
    expect(new Set(asked)).toEqual(new Set(['asta']))
  })
})

describe('a record that is about no person', () => {
  const guard = compile(profiles.nav.february2021, { records: recruitment.records })
  const ad = { id: 'ad-1', organisation: 'org-1', title: 'Skipper', text: 'A ship to steer.' }
  const visitor = { viewer: { role: 'visitor', id: 'v-1', assurance: 'none' }, purpose: 'recruitment', at: 50 } as const
  const { receipt } = guard.disclose('jobAd', ad as never, visitor, { 'vacancy.active': true })
  const closed = recruitment.vocabulary.definePolicy({ name: 'closed', version: '1', rules: [] })
  const scopeOf = (entry: typeof receipt) =>
    breachScope({
      ...{
        timeline: timeline<Policy>([{ from: 0, value: profiles.nav.february2021 }]),
        histories: [],
        against: closed,
      },
      log: { entries: [entry], complete: [{ kinds: recruitment.vocabulary.definition.kinds }] },
    })

  it('GDPR 4(12) is no breach of personal data, whatever was allowed', () => {
    expect(receipt.disclosed.length).toBeGreaterThan(0)
    const found = scopeOf(receipt)
    expect(found.affected.persons).toMatchObject({ is: 'exact', count: 0 })
    expect(found.fromLog.map(({ kind }) => kind)).not.toContain('jobAd')
    expect(isBreach(found)).toBe(false)
  })

  it('is a release like others where its entry names a subject, or parts of a record that has one', () => {
    expect(isBreach(scopeOf({ ...receipt, record: { ...receipt.record, subject: 'asta' } }))).toBe(true)
    const [first] = receipt.disclosed
    if (first === undefined) throw new Error('nothing was disclosed')
    const nested = { ...receipt, disclosed: [...receipt.disclosed, { ...first, record: 'cv' }] }
    expect(isBreach(scopeOf(nested))).toBe(true)
  })
})
