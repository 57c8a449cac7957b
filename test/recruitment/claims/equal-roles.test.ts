import { never, noMoreThan, prove, sameAs } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { withRule } from './changed-rules'
import { byName, everyProfile } from './every-profile'
import { expectHeld } from './expect-proof'
import { searchers } from './viewers'

const { any, fact, permit } = recruitment.vocabulary
const { strict, jobindex, nav, werknl } = profiles
const likeAgencies = [strict, jobindex.terms2018, jobindex.february2019, jobindex.legacy2009]

describe('INV-08: roles that are equal see the same, in every situation', () => {
  it.each(byName(likeAgencies))(
    "INV-08 TERMS-042 under %s the platform's own recruiters see what an agency sees, level by level",
    (_, policy) => {
      const proof = prove(policy, { role: 'platform.recruiter' }, sameAs({ role: 'agency' }))
      expect(proof.holds, String(proof)).toBe(true)
    },
  )

  it('INV-08 TERMS-042 one rule for one of them alone is found, with the situation that tells them apart', () => {
    const housePrivilege = permit({
      id: 'house-privilege',
      to: 'platform.recruiter',
      on: 'cv',
      categories: 'identity.name',
      purpose: 'recruitment',
      basis: { article: '6(1)(b)', contract: 'cvDatabase' },
      notice: 'terms.staff',
      source: 'test',
    })
    for (const policy of [strict, jobindex.terms2018]) {
      const unequal = withRule(policy, housePrivilege)
      const proof = prove(unequal, { role: 'platform.recruiter' }, sameAs({ role: 'agency' }))
      if (proof.holds || proof.vacuous) throw new Error('not found')
      const { counterexample } = proof
      expect(counterexample).toMatchObject({ on: 'cv', category: 'identity.name', level: 'full' })
      expect(counterexample.rules).toEqual(['house-privilege'])
      expect(counterexample.than?.level).toBe('withheld')
      expect(counterexample.than?.situation).toEqual({ ...counterexample.situation, 'viewer.role': 'agency' })
    }
  })

  it('INV-08 NAV-36 TK-30 at NAV and werk.nl, which know no such recruiters, they see no more than an agency', () => {
    for (const policy of everyProfile.filter((each) => !likeAgencies.includes(each))) {
      expect(prove(policy, { role: 'platform.recruiter' }, noMoreThan({ role: 'agency' })).holds).toBe(true)
      expectHeld(policy, never('platform.recruiter').sees('*', { on: ['cv', 'note', 'dialogue', 'appliedJob'] }))
    }
  })

  it.each(
    byName([nav.legacy, nav.february2021, werknl.practice2011, werknl.rules2011, werknl.redesign, werknl.eherkenning]),
  )('NAV-36 TK-30 under %s an agency sees what an employer sees', (_, policy) => {
    const [first, second] = searchers
    expect(prove(policy, { role: first }, sameAs({ role: second })).holds).toBe(true)
  })

  it('TERMS-038 TERMS-042 under the terms an agency differs from an employer in its own notes alone, under strict in the dialogues, too', () => {
    const same = sameAs({ role: 'employer' })
    expect(prove(jobindex.terms2018, { role: 'agency' }, same).holds).toBe(false)
    expect(prove(jobindex.terms2018, { role: 'agency' }, same.unless(fact('note.own'))).holds).toBe(true)
    const owns = any(fact('note.own'), fact('vacancy.own'))
    expect(prove(strict, { role: 'agency' }, same.unless(fact('note.own'))).holds).toBe(false)
    expect(prove(strict, { role: 'agency' }, same.unless(owns)).holds).toBe(true)
  })

  it('JI-29 INV-08 there is no fact of a title or department: no policy can turn on one, and none can be claimed', () => {
    const facts = Object.keys(recruitment.vocabulary.definition.facts)
    expect(facts.filter((name) => /title|department|position|rank/i.test(name))).toEqual([])
    expect(() => fact('viewer.title' as 'viewer.role')).toThrow('no fact')
  })
})
