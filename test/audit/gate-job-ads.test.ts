import { compile } from 'need-to-know'
import { defineAllowance, memoryStore, openUsage, usageOf } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { allowanceOf, at, cvOf, gateOver, releasesIn } from './gate-world'

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
