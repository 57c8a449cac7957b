import { readFileSync } from 'node:fs'
import { type Basis, decide, lawful, type Policy, type Rule, voidReasons } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { board, define, everyShape, fact, forbid, permit, sound } from './board'

type BoardBasis = Basis<'share' | 'explicit', 'placement'>
const on = (basis: BoardBasis, more: object = {}) => define(permit({ ...sound, ...more, basis }))
const byAuthority = (...rules: Rule[]): Policy =>
  board.definePolicy({ name: 'board', version: '1', controller: 'public-authority', rules })
const interest = { article: '6(1)(f)', interest: 'filling a post' } as const

const reasons = (policy: Policy) => voidReasons(policy).map(({ code, cites }) => ({ code, cites }))

describe('a permit is void', () => {
  const noStatute = { code: 'void-no-statute', cites: ['GDPR 6(3)', 'NAV-15'] }
  const noTest = { code: 'void-no-balancing-test', cites: ['GDPR 6(1)(f)', 'NAV-04'] }
  const special = { code: 'void-special-category', cites: ['GDPR 9(1)', 'TERMS-061'] }

  it.each<[string, Policy, { code: string; cites: readonly string[] }]>([
    ['without a basis (JI-17)', on('none'), { code: 'void-no-basis', cites: ['GDPR 6(1)', 'JI-17', 'NAV-04'] }],
    [
      'on consent that a service depends on (NAV-35)',
      on({ article: '6(1)(a)', consent: 'share', conditionOf: 'unemployment benefit' }),
      { code: 'void-forced-consent', cites: ['GDPR 7(4)', 'NAV-35'] },
    ],
    ['on a public task without a statute (NAV-15)', on({ article: '6(1)(e)' }), noStatute],
    ['on a public task with a blank statute (NAV-15)', on({ article: '6(1)(e)', statute: ' ' }), noStatute],
    ['on a legal obligation without a statute', on({ article: '6(1)(c)' }), noStatute],
    ['on an interest that was never weighed', on(interest), noTest],
    ['on an interest whose weighing is blank', on({ ...interest, balancingTest: '' }), noTest],
    [
      'on an interest of a public authority',
      byAuthority(permit({ ...sound, basis: { ...interest, balancingTest: 'LIA' } })),
      { code: 'void-authority-interest', cites: ['GDPR 6(1)', 'NAV-15'] },
    ],
    [
      'without a notice (JI-16)',
      define(permit({ ...sound, notice: 'none' })),
      { code: 'void-no-notice', cites: ['GDPR 13(1)(e)', 'JI-08', 'JI-16'] },
    ],
    [
      'to everybody (NAV-19)',
      define(permit({ ...sound, to: '*' })),
      { code: 'void-wildcard-recipient', cites: ['GDPR 13(1)(e)', 'GDPR 25(2)', 'NAV-19'] },
    ],
    ['on a special category without an exception', define(permit({ ...sound, categories: 'health' })), special],
    ['on a special category among all', define(permit({ ...sound, categories: '*' })), special],
    [
      'on a special category by a statute that is blank',
      on(
        { article: '6(1)(a)', consent: 'share', special: { article: '9(2)(g)', statute: '' } },
        { categories: 'health' },
      ),
      { code: 'void-no-statute', cites: ['GDPR 9(2)', 'TERMS-061'] },
    ],
  ])('%s', (_, policy, reason) => {
    expect(reasons(policy)).toEqual([reason])
  })

  it('TERMS-061 on a part of a special category, as on the whole of it', () => {
    const { permit: allow, definePolicy } = board.extend({ categories: { 'health.sight': {} } })
    const part = allow({ ...sound, categories: 'health.sight' })
    expect(reasons(definePolicy({ name: 'board', version: '1', rules: [part] }))).toEqual([special])
    const byConsent = {
      article: '6(1)(a)',
      consent: 'share',
      special: { article: '9(2)(a)', consent: 'explicit' },
    } as const
    const excepted = allow({ ...sound, categories: 'health.sight', basis: byConsent })
    expect(reasons(definePolicy({ name: 'board', version: '1', rules: [excepted] }))).toEqual([])
  })

  it.each(['9(2)(b)', '9(2)(g)', '9(2)(h)', '9(2)(i)', '9(2)(j)'] as const)(
    'TERMS-061 on a special category by %s without its statute, and not by one that names it',
    (article) => {
      const by = (special: { article: typeof article; statute: string }) =>
        on({ article: '6(1)(a)', consent: 'share', special }, { categories: 'health' })
      const missing = { code: 'void-no-statute', cites: ['GDPR 9(2)', 'TERMS-061'] }
      expect(reasons(by({ article, statute: '\t' }))).toEqual([missing])
      expect(reasons(by({ article, statute: 'Occupational Health Act, section 4' }))).toEqual([])
    },
  )

  it('NAV-15 on a public task without a statute, and not on one that the statute lays down', () => {
    expect(reasons(on({ article: '6(1)(e)' }))).toEqual([noStatute])
    expect(reasons(on({ article: '6(1)(e)', statute: 'Job Centre Act, section 15' }))).toEqual([])
  })

  it('for lack of notice and for lack of a basis under two codes, each with its own ground (JI-16, JI-17)', () => {
    expect(reasons(define(permit({ ...sound, basis: 'none', notice: 'none' }))).map(({ code }) => code)).toEqual([
      'void-no-basis',
      'void-no-notice',
    ])
  })

  it('on an agreement of confidentiality, which can only be written down as no basis at all (JI-31)', () => {
    const agreement = { article: 'confidentiality agreement', with: 'employer' } as unknown as BoardBasis
    expect(() => on(agreement)).toThrow('/rules/0/basis: this has none of the shapes it may have')
    expect(reasons(on('none'))).toEqual([{ code: 'void-no-basis', cites: ['GDPR 6(1)', 'JI-17', 'NAV-04'] }])
  })

  it('for every reason there is, in rule order, with where it stands', () => {
    const wild = permit({ ...sound, id: 'wild', to: '*', categories: '*', basis: interest, notice: 'none' })
    expect(voidReasons(byAuthority(permit(sound), wild)).map(({ rule, path, code }) => [rule, path, code])).toEqual([
      ['wild', '/rules/1', 'void-authority-interest'],
      ['wild', '/rules/1', 'void-no-balancing-test'],
      ['wild', '/rules/1', 'void-no-notice'],
      ['wild', '/rules/1', 'void-wildcard-recipient'],
      ['wild', '/rules/1', 'void-special-category'],
    ])
  })
})

describe('every reason', () => {
  const source = readFileSync(new URL('../../src/policy/void-reasons.ts', import.meta.url), 'utf8')
  const codes = [...new Set([...source.matchAll(/'(void-[a-z-]+)'/g)].map(([, code]) => code))].sort()
  const bySpecial = { article: '9(2)(g)', statute: '' } as const
  const numbered = board.extend({ categories: { number: { nationalNumber: true } } })
  const ofNumber = numbered.permit({ ...sound, id: 'f', categories: 'number' })
  const found = [
    ...voidReasons(numbered.definePolicy({ name: 'board', version: '1', rules: [ofNumber] })),
    ...voidReasons(
      byAuthority(
        permit({ ...sound, id: 'a', to: '*', basis: 'none', notice: 'none', categories: 'health' }),
        permit({ ...sound, id: 'b', basis: { article: '6(1)(a)', consent: 'share', conditionOf: 'benefits' } }),
        permit({ ...sound, id: 'c', basis: { article: '6(1)(e)' } }),
        permit({ ...sound, id: 'd', basis: interest }),
        permit({ ...sound, id: 'e', categories: 'health', basis: { article: '6(1)(d)', special: bySpecial } }),
      ),
    ),
  ]

  it('there is comes out of some policy', () => {
    expect(codes).toContain('void-no-basis')
    expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(codes)
  })

  it.each(found.map(({ code, rule, cites }) => [code, rule, cites] as const))(
    'cites an article of the GDPR and a requirement: %s of rule %s',
    (_, __, cites) => {
      expect(cites.some((cite) => /^GDPR \d+(\(\d\))?(\([a-z]\))?$/.test(cite))).toBe(true)
      expect(cites.some((cite) => /^(JI|NAV|TERMS|TK|UWV)-\d+$/.test(cite))).toBe(true)
      expect(new Set(cites).size).toBe(cites.length)
    },
  )
})

describe('a permit is not void', () => {
  it.each<[string, Policy]>([
    ['on free consent', define(permit(sound))],
    ['on a contract', on({ article: '6(1)(b)', contract: 'placement' })],
    ['on a legal obligation with its statute', on({ article: '6(1)(c)', statute: 'Act' })],
    ['on a vital interest', on({ article: '6(1)(d)' })],
    ['on a public task with its statute', on({ article: '6(1)(e)', statute: 'Act' })],
    ['on an interest that was weighed, of a company', on({ ...interest, balancingTest: 'LIA' })],
    [
      'to a public authority on a statute',
      byAuthority(permit({ ...sound, basis: { article: '6(1)(e)', statute: 'Act' } })),
    ],
    [
      'on a special category with its exception',
      on(
        { article: '6(1)(a)', consent: 'share', special: { article: '9(2)(a)', consent: 'explicit' } },
        { categories: 'health' },
      ),
    ],
    [
      'to the subject, with neither basis nor notice, for all there is',
      define(permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'support', source: 'GDPR 15' })),
    ],
    ['when it is a forbid', define(forbid({ id: 'x', when: fact('restricted'), source: 's' }))],
  ])('%s', (_, policy) => {
    expect(voidReasons(policy)).toEqual([])
  })
})

describe('the lawful part of a policy', () => {
  it('is the policy itself when nothing in it is void', () => {
    const policy = define(permit(sound))
    expect(lawful(policy)).toBe(policy)
  })

  it('is without the void permits, and keeps every other rule in its place', () => {
    const voided = new Set(voidReasons(everyShape).map(({ rule }) => rule))
    expect([...voided]).toEqual(['wild', 'c-void', 'forced'])
    const left = lawful(everyShape)
    expect(left.rules.map(({ id }) => id)).toEqual(everyShape.rules.map(({ id }) => id).filter((id) => !voided.has(id)))
    expect(left.hash).not.toBe(everyShape.hash)
    expect(voidReasons(left)).toEqual([])
    expect(lawful(left)).toBe(left)
  })

  const everythingHolds = {
    'viewer.role': 'employer',
    purpose: 'recruitment',
    'viewer.individual': true,
    act: 'view',
    'viewer.assurance': 'high',
    'cv.form': 'personal',
    'relation.follows': true,
    restricted: false,
    'consent.share': true,
    'informed.cvDatabase': true,
    'subject.objected': false,
  } as const

  it.each<[string, Rule]>([
    ['no basis', permit({ ...sound, basis: 'none' })],
    ['no notice', permit({ ...sound, notice: 'none' })],
    ['forced consent', permit({ ...sound, basis: { article: '6(1)(a)', consent: 'share', conditionOf: 'benefits' } })],
    ['no statute', permit({ ...sound, basis: { article: '6(1)(e)' } })],
    ['no balancing test', permit({ ...sound, basis: interest })],
    ['everybody for a recipient', permit({ ...sound, to: '*' })],
  ])('opens nothing that terms with %s would open: the law wins over the terms (TERMS-003)', (_, rule) => {
    const terms = define(rule)
    expect(decide(terms, 'cv', everythingHolds)['skill']).toBe('full')
    expect(decide(lawful(terms), 'cv', everythingHolds)['skill']).toBe('withheld')
  })

  it('keeps what the law forbids under what the terms permit (TERMS-003)', () => {
    const law = forbid({ id: 'law', categories: 'skill', when: fact('restricted').is(false), source: 'GDPR 18' })
    expect(decide(define(permit(sound), law), 'cv', everythingHolds)).toMatchObject({
      existence: 'full',
      skill: 'withheld',
    })
  })
})
