import { diff, never, prove } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { withRules } from '../../../src/policy/define-policy'
import { without } from './changed-rules'
import { expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { aboutPersons, isInsider, recruiters, rolesBut } from './viewers'

const { all, any, fact } = recruitment.vocabulary
const { strict } = profiles
const cv = { on: 'cv' } as const
const isObjected = fact('subject.objected')
const isOverridden = fact('objection.overridden')
const house = ['platform.consultant', 'platform.quality', 'counsellor', 'processor', 'statistics'] as const

describe('an objection, under strict', () => {
  it('TERMS-082 GDPR 21(3) stops every approach by anybody, and no decision reopens one', () => {
    const approach = never(rolesBut('subject')).sees('*', { on: aboutPersons }).when(fact('purpose').is('approach'))
    expectForbidden(strict, approach.unless(isObjected.is(false)), 'objected-approach')
    expectHeld(strict, approach.when(all(isObjected, isOverridden)))
  })

  it('TERMS-059 TERMS-082 stops matching: a decision that overrides it reopens that to the house alone', () => {
    const matching = never('*').sees('*', { on: aboutPersons }).when(fact('purpose').is('matchOtherVacancy'))
    const unless = matching.unless(isObjected.is(false)).unless(fact('viewer.role').is('subject'))
    expectForbidden(strict, unless.unless(isOverridden), 'objected-matching', 'objected-search')
    expectForbidden(
      strict,
      never(recruiters).sees('*', cv).when(fact('purpose').is('matchOtherVacancy')).unless(isObjected.is(false)),
      'objected-matching',
    )
    const reopened = all(isObjected, isOverridden)
    expect(refute(strict, matching.when(reopened)).situation['viewer.role']).toBe('platform.consultant')
  })

  it('TERMS-082 stops staff search of the CVs under every purpose, unless a decision overrides it', () => {
    const search = never(house).sees('*', cv).unless(isObjected.is(false))
    expectForbidden(strict, search.unless(isOverridden), 'objected-search', 'objected-matching')
    expect(refute(strict, search.when(fact('purpose').is('recruitment'))).rules).toEqual(['cv-consultant'])
  })

  it('TERMS-082 such a decision opens something to consultants, and to nobody else', () => {
    const without21 = strict.rules.map((rule) =>
      rule.kind === 'permit' && typeof rule.basis === 'object' && 'compellingGrounds' in rule.basis
        ? { ...rule, basis: { ...rule.basis, compellingGrounds: undefined } }
        : rule,
    )
    const { verdict, regions } = diff(strict, withRules(strict, without21 as typeof strict.rules))
    expect(verdict).toBe('narrower')
    expect(new Set(regions.flatMap(({ roles }) => roles))).toEqual(new Set(['platform.consultant']))
  })

  it('TERMS-082 staff search and matching stand on a weighed interest, under the terms of 2018 too, never on the contract', () => {
    for (const policy of [strict, profiles.jobindex.terms2018]) {
      const staff = policy.rules.filter(({ id }) => id === 'cv-consultant' || id === 'cv-other-vacancy')
      const bases = staff.map((rule) => rule.kind === 'permit' && typeof rule.basis === 'object' && rule.basis.article)
      expect(bases).toEqual(['6(1)(f)', '6(1)(f)'])
      const sees = never('platform.consultant').sees('*', cv)
      if (policy !== strict) expectOnly(policy, sees, [isObjected.is(false), isOverridden])
      refute(policy, sees.when(isObjected.is(false)).unless(isOverridden))
      refute(policy, sees.when(all(isObjected, isOverridden)))
    }
  })
})

describe('own cases and own dialogues, under strict', () => {
  it('NAV-20 NAV-34 a counsellor sees the CVs of its own cases, to assist, and nothing else', () => {
    expectOnly(strict, never('counsellor').sees('*'), [fact('case.own')])
    expectUnopened(strict, never('counsellor').sees('*').unless(fact('purpose').is('assistJobSeeker')))
    expectUnopened(strict, never('counsellor').sees(['address', 'identity.photo', 'status']))
  })

  it('JI-06 a consultant sees the dialogues that it holds, or covers for with a reason, and nothing of others', () => {
    const sees = never('platform.consultant').sees('*', { on: ['dialogue', 'message'] })
    expectOnly(strict, sees, [fact('dialogue.own'), fact('dialogue.covering')])
  })

  it('TERMS-093 a dialogue whose profile is gone, or may be, closes to all outside', () => {
    const closed = never('*')
      .sees('*', { on: ['dialogue', 'message'] })
      .unless(isInsider)
    expectForbidden(strict, closed.unless(fact('cv.presence').in(['offline', 'online'])), 'cv-deleted')
  })

  it('NAV-18 NAV-19 a share counts for a vacancy of the organisation that it names, by consent, and shows no address', () => {
    const byShare = all(
      fact('share.named'),
      fact('share.vacancy'),
      fact('consent.share'),
      fact('informed.share.vacancy'),
    )
    const otherWays = any(fact('cv.form').is('personal'), fact('relation.follows'), fact('relation.contactAccepted'))
    expectOnly(strict, never(recruiters).sees('identity.name', cv).unless(otherWays), [byShare])
    expectUnopened(strict, never(recruiters).sees('address', cv).unless(fact('relation.addressSent')))
  })
})

it('JI-18 JI-19 under strict a protected address closes workplaces and schools to all outside, and nothing of what was learnt', () => {
  const unprotected = all(fact('address.protected').is(false), fact('address.graded').is(false))
  const closed = never('*').sees(['workplace', 'qualification.school']).unless(unprotected).unless(isInsider)
  expectForbidden(strict, closed, 'protected-workplaces', 'protected-address', 'graded-address')
  refute(strict, never(recruiters).sees('qualification.education', cv).when(fact('address.protected')))
  // Under the terms of 2018 the table closes places alone.
  refute(profiles.jobindex.terms2018, never(recruiters).sees('workplace.name', cv).when(fact('address.protected')))
  expectHeld(without(strict, 'cv-followed'), closed)
})

it('TERMS-041 an agency sees its own notes as their controller: an objection to the platform leaves them', () => {
  const own = strict.rules.find(({ id }) => id === 'note-own')
  expect(own).toMatchObject({ basis: { article: '6(1)(f)', controller: 'recipient' } })
  const proof = prove(strict, never('agency').sees('note', { on: 'note' }).when(isObjected))
  expect(proof.holds).toBe(false)
})
