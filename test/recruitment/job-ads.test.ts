import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import type { Facts } from './cv-cells'
import { decideBoth, flags, records } from './decide-both'
import { as, employer, followedUp, sharer } from './nav-cells'

const { legacy, february2021 } = profiles.nav
const { definition } = recruitment.vocabulary
const decideOld = decideBoth(legacy)
const decideNew = decideBoth(february2021)
const guard = compile(february2021, { records })

describe('the job ads', () => {
  const everybody = definition.roles
  const active: Facts = { 'vacancy.active': true }
  const reading = ['recruitment', 'ownAffairs', 'assistJobSeeker', 'support', 'legalDuty']

  it('NAV-03 NAV-27 the closing leaves every decision on an ad as it was, whatever is known of a CV', () => {
    for (const role of definition.roles) {
      for (const purpose of definition.purposes) {
        const person = [{}, followedUp, sharer, { 'subject.restricted': true, 'address.graded': true }] as const
        for (const facts of person) {
          for (const vacancy of flags) {
            const all = { ...facts, ...active, 'vacancy.active': vacancy }
            const request = { ...as(role), purpose }
            expect(decideNew('jobAd', request, all)).toEqual(decideOld('jobAd', request, all))
            const isShown = vacancy === true && reading.includes(purpose)
            expect(decideNew('jobAd', request, all)['jobAd']).toBe(isShown ? 'full' : 'withheld')
          }
        }
      }
    }
  })

  it('NAV-27 the rule on ads is the same in both, and no other rule speaks of them', () => {
    const speaking = (policy: typeof legacy) =>
      policy.rules.filter(({ on, categories }) => on === '*' || on.includes('jobAd') || categories.includes('jobAd'))
    expect(speaking(legacy).map(({ id }) => id)).toEqual(['job-ad-published'])
    expect(speaking(february2021)).toEqual(speaking(legacy))
  })

  it('NAV-03 NAV-28 everybody sees the same ad, the subject of a CV that is closed among them, without login or standing; one that is not active nobody', () => {
    const ad = { id: 'ad-1', organisation: 'org-1', title: 'Dispatcher', text: 'Come and plan.', place: 'Sønderkøb' }
    for (const role of everybody) {
      const request = { viewer: { role, assurance: 'none' }, purpose: 'ownAffairs', at: 0 } as const
      expect(guard.view('jobAd', ad, request, { ...active, 'account.active': false })).toEqual(ad)
      for (const vacancy of [false, undefined]) {
        expect(guard.view('jobAd', ad, request, { ...active, 'vacancy.active': vacancy })).toBeNull()
      }
    }
  })

  it('classifies every field of an ad as the ad itself, and knows whose it is', () => {
    expect(new Set(Object.values(recruitment.records.jobAd.classify))).toEqual(new Set(['jobAd']))
    const own = recruitment.records.jobAd.facts?.['vacancy.own']
    const ad = { id: 'ad-1', organisation: 'org-viewer', title: 'Dispatcher', text: 'Come and plan.' }
    expect(own?.(ad, employer)).toBe(true)
    expect(own?.({ ...ad, organisation: 'org-other' }, employer)).toBe(false)
  })
})
