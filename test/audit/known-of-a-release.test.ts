import type { Policy } from 'need-to-know'
import { type BreachScope, type BreachScopeInput, breachScope } from 'need-to-know/audit'
import { exact, type History, subjectOnly } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { coach, happens, historyOf } from '../history/story'
import { breachOf, faultyWith, historyFor, looked, own, policyOf } from './breach-world'

const { permit, fact, definePolicy } = own
const faulty = faultyWith('pay', 'offline', 'void')
const shown = { existence: 'full', 'qualification.role': 'full' }
const affected = ({ affected }: BreachScope) =>
  affected.subjects.map(({ subject, certainty }) => `${subject} ${certainty}`).sort()
const scope = (...input: Parameters<typeof breachOf>) => breachScope(breachOf(...input))
const statute = { basis: { article: '6(1)(e)', statute: 'Act 1' }, purpose: 'recruitment', source: 't' } as const
const opened = { on: 'cv', categories: ['existence', 'qualification'] } as const
const toEmployers = { ...statute, ...opened, id: 'cv', to: 'employer', notice: 'terms.cvDatabase' } as const
const toCounsellors = { ...statute, ...opened, id: 'cv', to: 'counsellor', notice: 'nav.counsellor' } as const
const ofIda = { kind: 'cv', id: 'cv-1', subject: 'ida' } as const
const named = { name: 'board', version: '3' } as const

describe('the account of a release', () => {
  it('INV-11 is asked about: what an account that was blocked took was not lawful', () => {
    const open = definePolicy({ ...named, rules: [permit(toEmployers)] }) as Policy
    const active = definePolicy({
      ...{ ...named, version: '4' },
      rules: [permit({ ...toEmployers, when: fact('account.active').is(true) })],
    }) as Policy
    const history = historyOf([
      happens('organisationRegistered'),
      happens('noticeShown'),
      happens('cvCreated'),
      happens('accountBlocked', { account: 'blocked-1' }),
    ])
    const by = (id: string | undefined) => {
      const viewer = { id, role: 'employer', organisation: 'nordlys', assurance: 'low' } as const
      const entry = { ...looked({ of: 'ida', saw: shown, ...policyOf(open) }), viewer, record: ofIda }
      return affected(scope(open, [history], [entry], { against: active }))
    }
    expect(by('account-1')).toEqual([])
    expect(by('blocked-1')).toEqual(['ida confirmed'])
    expect(by(undefined)).toEqual(['ida possible'])
  })

  const anyCase = definePolicy({ ...named, rules: [permit(toCounsellors)] }) as Policy
  const ownCase = definePolicy({
    ...{ ...named, version: '4' },
    rules: [permit({ ...toCounsellors, when: fact('case.own').is(true) })],
  }) as Policy
  const history = historyOf([
    happens('noticeShown', { act: 'registered' }),
    happens('registered'),
    happens('cvCreated'),
    happens('caseAssigned'),
  ])

  it('NAV-01 makes a case its own, or that of another', () => {
    const by = (id: string | undefined) => {
      const viewer = { id, role: 'counsellor', organisation: undefined, assurance: 'high' } as const
      const entry = { ...looked({ of: 'ida', saw: shown, ...policyOf(anyCase) }), viewer, record: ofIda }
      return affected(scope(anyCase, [history], [entry], { against: ownCase }))
    }
    expect(by('counsellor-2')).toEqual([])
    expect(by('counsellor-3')).toEqual(['ida confirmed'])
    expect(by(undefined)).toEqual(['ida possible'])
  })

  it('JI-13 is any of the house where nobody says which: whoever has the case could see it', () => {
    const closed = definePolicy({ ...named, version: '5', rules: [] }) as Policy
    const found = scope(ownCase, [history], [], { against: closed })
    expect(found.couldSee.byRecipient['counsellor']?.persons).toEqual(exact(1, 'persons'))
    expect(found.ruledOut).toBe(true)
  })
})

describe('what a release leaves out', () => {
  const entry = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })
  const without = (changes: object, histories: readonly History[] = [historyFor('asta')]) =>
    affected(scope(faulty, histories, [{ ...entry, ...changes } as typeof entry]))

  it('INV-11 is not known: nobody is confirmed for a role, a purpose or a kind that was lost', () => {
    expect(without({})).toEqual([])
    const { role: _, ...viewer } = entry.viewer
    expect(without({ viewer })).toEqual(['asta possible'])
    expect(without({ purpose: undefined })).toEqual(['asta possible'])
    expect(without({ record: { id: 'cv of asta', subject: 'asta' } })).toEqual(['asta possible'])
    expect(without({ record: { kind: 'cv', subject: 'asta' } })).toEqual([])
  })

  it('INV-11 of its subject and its kind, leaves open whose record it was: two kinds may have one id', () => {
    const pay = looked({ of: 'asta', saw: { pay: 'full' }, rule: 'oops-pay', ...policyOf(faulty) })
    const of = (record: object) => affected(scope(faulty, [historyFor('asta')], [{ ...pay, record } as typeof pay]))
    expect(of({ kind: 'cv', id: 'cv of asta' })).toEqual(['asta confirmed'])
    expect(of({ id: 'cv of asta' })).toEqual(['asta possible'])
  })

  it('INV-11 of what was shown, may be as much as its policy shows', () => {
    const [first] = scope(faulty, [], [{ ...entry, disclosed: [{ record: 'cv', level: 'full' } as never] }]).affected
      .subjects
    expect(first?.categories.map(({ category }) => category)).toEqual(expect.arrayContaining(['pay', 'contact.email']))
    expect(first?.categories).not.toContainEqual({ category: 'score', level: 'full' })
  })

  it('INV-11 of its grounds, makes nothing of it less than certain that no rule can have allowed', () => {
    const offline = [historyFor('asta', { presence: 'offline' })]
    const email = looked({ of: 'asta', saw: { 'qualification.role': 'full' }, ...policyOf(faulty) })
    const voidRole = permit({ ...toEmployers, id: 'void', basis: 'none', notice: 'none' })
    const policy = definePolicy({ ...named, rules: [...faulty.rules, voidRole] as never }) as Policy
    const groundless = {
      ...email,
      ...policyOf(policy),
      disclosed: email.disclosed.map(({ grounds: _, ...rest }) => rest),
    }
    const of = (histories: readonly History[]) => affected(scope(policy, histories, [groundless as never]))
    expect(of([])).toEqual(['asta possible'])
    expect(of(offline)).toEqual(['asta confirmed'])
  })
})

describe('the histories of a release', () => {
  const offline = historyFor('asta', { presence: 'offline' })
  /** The same subject, of whom this one knows nothing of the CV. */
  const other = historyOf([happens('addressProtectionAbsent', { subject: 'asta' })], { complete: false })
  const entry = looked({ of: 'asta', saw: shown, rule: 'oops-offline', ...policyOf(faulty) })

  it('INV-11 say the same of a subject in whatever order they come', () => {
    for (const histories of [
      [offline, other],
      [other, offline],
    ]) {
      expect(affected(scope(faulty, histories, [entry]))).toEqual(['asta confirmed'])
    }
  })

  it('INV-11 show of whom a release was lawful, where it names a subject that none of them has', () => {
    const stranger = { ...entry, record: { ...entry.record, subject: 'person-000123' } }
    expect(affected(scope(faulty, [offline], [stranger]))).toEqual(['asta possible', 'person-000123 possible'])
    expect(affected(scope(faulty, [historyFor('asta')], [stranger]))).toEqual(['person-000123 possible'])
  })
})

describe('where others should have been believed', () => {
  it('INV-11 a list of viewers is narrower than all to whom the policy shows anything, and kinds without a history are named', () => {
    const { practice2011 } = profiles.werknl
    const history = historyOf([happens('cvCreated', { at: 10 }), happens('cvFormSet', { at: 20, actor: coach })], {
      authority: profiles.werknl.authorities.practice2011,
    })
    const ask = (more: Partial<BreachScopeInput>) =>
      breachScope({
        ...{
          timeline: breachOf(practice2011 as Policy, [], []).timeline,
          histories: [history],
          against: practice2011 as Policy,
        },
        log: { entries: [], complete: [{ kinds: ['cv', 'dialogue'] }] },
        ...more,
      })
    const viewers = [{ role: 'employer', purpose: 'recruitment', assurance: 'substantial' }] as const
    expect(ask({ viewers }).narrowed).toBe(false)
    const found = ask({ viewers, authority: subjectOnly })
    expect(found.narrowed).toBe(true)
    expect(JSON.stringify(found)).not.toContain('"exact"')
  })
})
