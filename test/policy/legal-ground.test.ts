import { type Basis, decide, lawful, type Situation } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { describeCondition, legalGround, type Permit } from '../../src/policy'
import { define, permit, sound } from './board'

const asks: Situation = { 'viewer.role': 'employer', purpose: 'recruitment', 'viewer.individual': true }
const told: Situation = { ...asks, 'cv.form': 'personal', 'relation.follows': false, 'informed.cvDatabase': true }

const skillLevel = (rule: Permit, facts: Situation): string | undefined => decide(define(rule), 'cv', facts)['skill']
const on = (basis: Basis<'share' | 'explicit', 'placement'>): Permit => permit({ ...sound, basis })

const grounds: readonly [string, Permit, string, opens: Situation, closes: Situation][] = [
  [
    '6(1)(a)',
    on({ article: '6(1)(a)', consent: 'share' }),
    'consent.share',
    { 'consent.share': true },
    { 'consent.share': false },
  ],
  [
    '6(1)(b)',
    on({ article: '6(1)(b)', contract: 'placement' }),
    'contract.placement',
    { 'contract.placement': true },
    { 'contract.placement': false },
  ],
  [
    '6(1)(d)',
    on({ article: '6(1)(d)' }),
    'subject.vitalInterest',
    { 'subject.vitalInterest': true },
    { 'subject.vitalInterest': false },
  ],
  [
    '6(1)(e)',
    on({ article: '6(1)(e)', statute: 'Act' }),
    'not subject.objected',
    { 'subject.objected': false },
    { 'subject.objected': true },
  ],
  [
    '6(1)(f)',
    on({ article: '6(1)(f)', interest: 'filling a post', balancingTest: 'LIA' }),
    'not subject.objected',
    { 'subject.objected': false },
    { 'subject.objected': true },
  ],
]

describe('a permit that stands on', () => {
  it.each(grounds)(
    'GDPR %s holds while that basis does, and not while it is unknown',
    (_, rule, words, opens, closes) => {
      expect(describeCondition(legalGround(rule))).toBe(`(${words} and informed.cvDatabase)`)
      expect(skillLevel(rule, { ...told, ...opens })).toBe('full')
      expect(skillLevel(rule, { ...told, ...closes })).toBe('withheld')
      expect(skillLevel(rule, told)).toBe('withheld')
    },
  )

  it('GDPR 6(1)(c) needs its statute and the notice, and no fact beside', () => {
    const rule = on({ article: '6(1)(c)', statute: 'Act' })
    expect(describeCondition(legalGround(rule))).toBe('(always and informed.cvDatabase)')
    expect(skillLevel(rule, told)).toBe('full')
  })

  it.each([
    ['9(2)(a)', { article: '9(2)(a)', consent: 'explicit' }, 'consent.explicit'],
    ['9(2)(b)', { article: '9(2)(b)', statute: 'Act' }, 'always'],
    ['9(2)(c)', { article: '9(2)(c)' }, 'subject.vitalInterest'],
    ['9(2)(d)', { article: '9(2)(d)' }, 'always'],
    ['9(2)(e)', { article: '9(2)(e)' }, 'always'],
    ['9(2)(f)', { article: '9(2)(f)' }, 'always'],
    ['9(2)(g)', { article: '9(2)(g)', statute: 'Act' }, 'always'],
    ['9(2)(h)', { article: '9(2)(h)', statute: 'Act' }, 'always'],
    ['9(2)(i)', { article: '9(2)(i)', statute: 'Act' }, 'always'],
    ['9(2)(j)', { article: '9(2)(j)', statute: 'Act' }, 'always'],
  ] as const)('the exception of GDPR %s needs what it needs beside the basis', (_, special, words) => {
    const rule = on({ article: '6(1)(a)', consent: 'share', special })
    expect(describeCondition(legalGround(rule))).toBe(`((consent.share and ${words}) and informed.cvDatabase)`)
  })
})

describe('the notice', () => {
  it.each(grounds)(
    'closes a permit on %s that it does not tell of, although the basis holds (JI-08)',
    (_, rule, _words, opens) => {
      expect(skillLevel(rule, { ...told, ...opens, 'informed.cvDatabase': false })).toBe('withheld')
      expect(skillLevel(rule, { ...told, ...opens, 'informed.cvDatabase': undefined })).toBe('withheld')
    },
  )

  const yesOrNo = [true, false]
  it.each(yesOrNo.flatMap((consent) => yesOrNo.map((knowledge) => [consent, knowledge] as const)))(
    'opens with consent %s and knowledge %s only when both are there (JI-21)',
    (consent, knowledge) => {
      const facts = { ...told, 'consent.share': consent, 'informed.cvDatabase': knowledge }
      expect(skillLevel(permit(sound), facts)).toBe(consent && knowledge ? 'full' : 'withheld')
    },
  )
})

describe('a permit to the subject', () => {
  const own = permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'recruitment', source: 'GDPR 15' })

  it('needs no basis and no notice, but that the viewer is the subject of this record', () => {
    expect(describeCondition(legalGround(own))).toBe('viewer.isSubject')
    const facts = { 'viewer.role': 'subject', purpose: 'recruitment', 'cv.form': 'personal', 'relation.follows': false }
    expect(skillLevel(own, { ...facts, 'viewer.isSubject': true })).toBe('full')
    expect(skillLevel(own, { ...facts, 'viewer.isSubject': false })).toBe('withheld')
    expect(skillLevel(own, facts)).toBe('withheld')
  })
})

describe('a purpose', () => {
  const opened = { ...told, 'consent.share': true }

  it('that is legitimate is no basis: a permit without one opens nothing once the law is applied (NAV-04)', () => {
    const policy = lawful(define(permit({ ...sound, basis: 'none' })))
    expect(decide(policy, 'cv', opened)['skill']).toBe('withheld')
  })

  it.each(['support', 'similarServices', 'services like recruitment', '*', undefined])(
    'that is %s opens nothing that was opened for recruitment (TERMS-170)',
    (purpose) => {
      expect(skillLevel(permit(sound), { ...opened, purpose })).toBe('withheld')
    },
  )
})

describe('a recipient', () => {
  const opened = { ...told, 'consent.share': true }

  it('of a rule for employers is an agency only where the rule says so (NAV-36)', () => {
    const agency = { ...opened, 'viewer.role': 'agency' }
    expect(skillLevel(permit(sound), agency)).toBe('withheld')
    expect(skillLevel(permit({ ...sound, to: ['employer', 'agency'] }), agency)).toBe('full')
    expect(skillLevel(permit({ ...sound, to: 'agency' }), opened)).toBe('withheld')
  })
})
