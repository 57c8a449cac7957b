import { compile } from 'need-to-know'
import { defineAllowance, memoryStore, openUsage, usageOf } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { allowanceOf, at, cvOf, gateOver, logOver, releasesIn } from './gate-world'

const guard = compile(profiles.nav.february2021, {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
})
const adOf = (id: string) => ({ id, organisation: 'org-1', title: 'Dispatcher', text: 'Come and plan.' })
const active = { 'vacancy.active': true } as const
const visitor = { viewer: { role: 'visitor', assurance: 'none' }, purpose: 'recruitment', at } as const

describe('job ads through a gate', () => {
  it('NAV-03 NAV-28 are shown to a visitor without an id, each with its entry, and count in no allowance', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { guard, allowance: allowanceOf(1) } as never)
    for (const id of ['ad-1', 'ad-2', 'ad-3']) {
      const { view, refusal } = await gate.disclose('jobAd', adOf(id), visitor, active)
      expect({ view, refusal }).toEqual({ view: adOf(id), refusal: undefined })
    }
    const entry = { viewer: { role: 'visitor' }, record: { kind: 'jobAd' } }
    expect(await releasesIn(store)).toMatchObject([entry, entry, entry])
  })

  it('NAV-28 take nothing from the allowance of an account, and a blocked account gets none (UWV-11)', async () => {
    const allowance = defineAllowance({}, recruitment.vocabulary)
    expect(allowance.exemptKinds).toEqual(['jobAd'])
    const receipts = ['ad-1', 'ad-2'].map((id) => {
      const viewer = { id: 'person-1', role: 'employer', organisation: 'org-1', assurance: 'high' } as const
      return guard.disclose('jobAd', adOf(id), { ...visitor, viewer }, active).receipt
    })
    const [receipt] = receipts
    const counter = openUsage(allowance)
    for (const each of receipts) counter.count(each)
    expect({ ...usageOf(allowance, receipts), size: 0, upTo: 0 }).toEqual(openUsage(allowance).usage())
    expect(receipt && counter.weigh(receipt, undefined)).toMatchObject({ verdict: 'within', refusal: undefined })
    counter.count({
      kind: 'accountDecision',
      account: 'person-1',
      state: 'blocked',
      at,
      by: 'staff',
      reason: 'r',
    } as never)
    expect(receipt && counter.weigh(receipt, undefined).refusal).toBe('blocked')
  })

  it('NAV-28 are open to that visitor and to whoever has no room left, before any ad is looked up, and while the log stands', async () => {
    const store = memoryStore()
    const gate = gateOver(store, { guard, allowance: allowanceOf(0) } as never)
    const employer = { id: 'person-1', role: 'employer', organisation: 'org-1', assurance: 'high' } as const
    const asEmployer = { ...visitor, viewer: employer }
    for (const from of [visitor, asEmployer, { ...visitor, viewer: { ...employer, organisation: undefined } }]) {
      expect(await gate.standing(from, 'jobAd')).toMatchObject({ is: 'open', status: undefined, alerts: [] })
      expect((await gate.disclose('jobAd', adOf('ad-1'), from, active)).view).toEqual(adOf('ad-1'))
    }
    expect((await gate.standing(visitor)).is).toBe('open')
    expect((await gate.standing(asEmployer, 'cv')).is).toBe('exhausted')
    expect((await gate.standing(asEmployer)).is).toBe('exhausted')
    await logOver(store).append({
      ...{ kind: 'accountDecision', account: 'person-1', decision: 'block', by: 'officer-1', reference: 'c', at },
    } as const)
    expect(await gate.standing(asEmployer, 'jobAd')).toMatchObject({ is: 'blocked', status: 403 })
    expect((await gate.disclose('jobAd', adOf('ad-1'), asEmployer, active)).view).toBeNull()
    expect((await gate.standing(visitor, 'jobAd')).is).toBe('open')
    const head = () => Promise.reject(new Error('down'))
    const down = gateOver({ ...memoryStore(), head }, { guard, allowance: allowanceOf(5) } as never)
    for (const kind of ['jobAd', 'cv', undefined] as const) {
      expect(await down.standing(visitor, kind)).toMatchObject({ is: 'unknown', status: 503 })
    }
  })

  it('NAV-10 close to that visitor when the vacancy does, and CVs are closed to it whatever is known', async () => {
    const gate = gateOver(memoryStore(), { guard } as never)
    const closed = await gate.disclose('jobAd', adOf('ad-1'), visitor, { 'vacancy.active': false })
    expect({ view: closed.view, refusal: closed.refusal }).toEqual({ view: null, refusal: 'policy' })
    const cv = await gate.disclose('cv', cvOf('anna'), visitor, active)
    expect(cv.view).toBeNull()
  })

  it('JI-12 the same visitor, without an id, is shown no record that has a subject', async () => {
    const { id: _, ...viewer } = { ...visitor.viewer, id: 'v' }
    const open = { role: 'employer', organisation: 'org-viewer', assurance: 'substantial' } as const
    const gate = gateOver()
    const { view, refusal } = await gate.disclose(
      'cv',
      cvOf('anna'),
      { ...visitor, viewer: { ...viewer, ...open } },
      {},
    )
    expect(view).toBeNull()
    expect(['policy', 'unaccountable']).toContain(refusal)
  })
})
