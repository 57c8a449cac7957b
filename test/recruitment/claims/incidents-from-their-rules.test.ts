import { lawful } from 'need-to-know'
import { type ChangedRegion, diff } from 'need-to-know/prove'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { byName, everyProfile, incidents, soundProfiles } from './every-profile'

const { jobindex, nav, werknl } = profiles

/** The cases of a region, each as fact → values, in an order that does not depend on how they were found. */
function casesOf({ cases }: Pick<ChangedRegion, 'cases'>) {
  const texts = cases.map((tests) =>
    JSON.stringify(
      Object.fromEntries([...tests].sort((a, b) => (a.fact < b.fact ? -1 : 1)).map(({ fact, is }) => [fact, is])),
    ),
  )
  return texts.sort().map((text) => JSON.parse(text) as Record<string, readonly unknown[]>)
}

const told = ({ roles, on, categories, from, to, rules }: ChangedRegion) => ({ roles, on, categories, from, to, rules })

describe('what a policy disclosed unlawfully, from its rules alone', () => {
  it.each(byName(soundProfiles))('INV-02 %s is lawful as it is', (_, policy) => {
    expect(diff(policy, lawful(policy))).toMatchObject({ verdict: 'equal', wider: 0n, narrower: 0n, regions: [] })
  })

  it('JI-03 JI-08 JI-17 JI-32 JI-38 Jobindex: the employer that owned the vacancy saw dialogue and message whole, whoever had said what', () => {
    const found = diff(jobindex.legacy2009, lawful(jobindex.legacy2009))
    expect([found.verdict, found.wider]).toEqual(['narrower', 0n])
    expect(found.regions.map(told)).toEqual([
      {
        roles: ['employer'],
        on: ['dialogue', 'message'],
        categories: [
          'existence',
          'identity.name',
          'contact.email',
          'contact.phone',
          'contact.profile',
          'address',
          'recordId',
          'dialogue.vacancy',
          'dialogue.answer',
          'dialogue.comment',
          'dialogue.message',
        ],
        from: 'full',
        to: 'withheld',
        rules: ['dialogue-employer-2009'],
      },
    ])
    // Neither the answer nor the notice, nor who had logged in, nor a protected address: none of it is asked.
    expect(found.regions.map(casesOf)).toEqual([
      [{ purpose: ['recruitment', 'serviceQuality'], 'vacancy.own': [true] }],
    ])
    expect(found.narrower).toBe(found.regions[0]?.situations)
    // Of twelve roles, ten purposes, a flag, and *unknown* beside each: one, two, one.
    expect(found.narrower).toBe((found.situations * 2n) / (13n * 11n * 3n))
  })

  it('NAV-12 NAV-13 NAV-15 NAV-32 NAV: employers and agencies saw every CV that was there and that nobody had shared', () => {
    const found = diff(nav.legacy, lawful(nav.legacy))
    expect([found.verdict, found.wider]).toEqual(['narrower', 0n])
    const searchers = { roles: ['employer', 'agency'], on: ['cv'], to: 'withheld', rules: ['cv-automatic'] }
    expect(found.regions.map(told)).toEqual([
      {
        ...searchers,
        categories: [
          'existence',
          'identity.name',
          'contact.email',
          'contact.phone',
          'workplace.name',
          'workplace.place',
          'qualification.role',
          'qualification.period',
          'qualification.education',
          'qualification.school',
          'qualification.skill',
          'qualification.language',
          'qualification.text',
        ],
        from: 'full',
      },
      { ...searchers, categories: ['identity.birthDate'], from: 'full' },
      { ...searchers, categories: ['address'], from: 'municipality' },
      { ...searchers, categories: ['recordId'], from: 'pseudonym' },
    ])

    const everywhere = {
      purpose: ['recruitment'],
      'viewer.assurance': ['low', 'substantial', 'high'],
      'viewer.individual': [true],
      'cv.presence': ['online'],
      'subject.objected': [false],
      'account.active': [true],
      'organisation.registered': [true],
      'address.graded': [false],
    }
    // Nobody ever gave a ground for the birth date: it was seen wherever anything was.
    const [cv, birthDate, address, id] = found.regions.map(casesOf)
    expect(birthDate).toEqual([expect.objectContaining(everywhere)])
    expect(Object.keys(birthDate?.[0] ?? {}).sort()).toEqual(Object.keys(everywhere).sort())
    // The rest where neither the choice of the subject nor a share stood: three ways to lack the one, and three the other.
    const no = [false, null]
    const unchosen = [{ 'consent.sharing': no }, { 'informed.nav.sharing': no }, { 'subject.followUp': [true, null] }]
    const unshared = [{ 'consent.share': no }, { 'informed.nav.share': no }, { 'share.named': no }]
    const expected = unchosen.flatMap((first) => unshared.map((second) => ({ ...everywhere, ...first, ...second })))
    for (const cases of [cv, address, id]) {
      expect(cases).toHaveLength(9)
      expect(cases).toEqual(expect.arrayContaining(expected))
    }
    expect(found.regions.every(({ complete }) => complete)).toBe(true)
  })

  it('TK-24 TK-28 TK-13 werk.nl: whoever followed the link saw every CV online, and who it was where the form was personal', () => {
    const found = diff(werknl.practice2011, lawful(werknl.practice2011))
    expect([found.verdict, found.wider]).toEqual(['narrower', 0n])
    const anybody = { roles: ['employer', 'agency', 'visitor'], on: ['cv'], to: 'withheld' }
    const [anonymous, personal, period, id] = found.regions
    expect(found.regions).toHaveLength(4)
    expect(anonymous).toMatchObject({ ...anybody, from: 'full' })
    expect(personal).toMatchObject({ ...anybody, from: 'full', rules: ['cv-open', 'cv-public'] })
    const months = { from: 'month', categories: ['qualification.period'], rules: ['cv-open'] }
    expect(period).toMatchObject({ ...anybody, ...months })
    expect(id).toMatchObject({ ...anybody, from: 'pseudonym', categories: ['recordId'], rules: ['cv-open'] })
    const online = { purpose: ['recruitment', 'sellServices'], 'cv.presence': ['online'] }
    const byForm = { ...online, 'cv.form': ['personal'] }
    expect(found.regions.map(casesOf)).toEqual([[online], [byForm], [online], [online]])
  })

  it('JI-17 NAV-15 what is found reads as a table of who saw what, where, and by which rule', () => {
    const text = String(diff(jobindex.legacy2009, lawful(jobindex.legacy2009)))
    expect(text).toContain('employer')
    expect(text).toContain('vacancy.own')
    expect(text).toContain('dialogue-employer-2009')
  })

  it('JI-17 NAV-15 TK-13 the incidents are those profiles, and no other', () => {
    const unlawful = everyProfile.filter((policy) => diff(policy, lawful(policy)).verdict !== 'equal')
    expect(unlawful).toEqual(incidents)
  })
})
