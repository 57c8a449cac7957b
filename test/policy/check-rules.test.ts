import { type Condition, decide, not, type Rule } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { levelFor } from '../../src/policy'
import { board, define, fact, forbid, permit, sound } from './board'
import { issuesOf, usageErrorOf } from './issues-of'

/** A rule as a document might hold it: names that the types would refuse. */
const raw = (more: object): Rule => ({ ...permit(sound), ...more }) as Rule
const rawForbid = (more: object): Rule =>
  ({ ...forbid({ id: 'x', when: fact('restricted'), source: 's' }), ...more }) as Rule

const cases: readonly [sentence: string, rule: Rule, code: string, path: string, message: string][] = [
  ['has no id', raw({ id: '' }), 'bad-name', '/id', 'a rule needs an id'],
  [
    'says nothing of where it comes from',
    raw({ source: [] }),
    'no-source',
    '/source',
    'a rule says where it comes from',
  ],
  ['is to nobody', raw({ to: [] }), 'empty', '/to', 'a rule names at least one role'],
  [
    'is to a role that is not there',
    raw({ to: ['employer', 'boss'] }),
    'unknown-role',
    '/to/1',
    'there is no role `boss`',
  ],
  ['is on no record kind', raw({ on: [] }), 'empty', '/on', 'a rule names at least one record kind'],
  [
    'is on a record kind that is not there',
    raw({ on: ['cvs'] }),
    'unknown-record-kind',
    '/on/0',
    'there is no record kind `cvs`',
  ],
  ['is on no category', raw({ categories: [] }), 'empty', '/categories', 'a rule names at least one category'],
  [
    'is on a category that is not there',
    raw({ categories: ['skill', 'identit'] }),
    'unknown-category',
    '/categories/1',
    'there is no category `identit`',
  ],
  [
    'reaches to a level that its category does not have',
    raw({ categories: ['skill'], level: 'initials' }),
    'unknown-level',
    '/level',
    '`skill` has no level `initials`',
  ],
  [
    'names no level for a category it covers',
    raw({ categories: ['skill', 'health'], level: { skill: 'full' } }),
    'no-level',
    '/level',
    'no level is named for `health`',
  ],
  [
    'names a level for a category it does not cover',
    raw({ categories: ['skill'], level: { skill: 'full', health: 'full' } }),
    'unknown-category',
    '/level/health',
    'there is no category `health`',
  ],
  [
    'caps at a level that is not there',
    rawForbid({ cap: 'half', categories: ['skill'] }),
    'unknown-level',
    '/cap',
    '`skill` has no level `half`',
  ],
  ['has a purpose that is none', raw({ purpose: [] }), 'empty', '/purpose', 'a rule names at least one purpose'],
  [
    'asks for a fact that is not there',
    raw({ when: { kind: 'not', condition: { kind: 'is', fact: 'cv.from', values: [true] } } }),
    'unknown-fact',
    '/when',
    'there is no fact `cv.from`',
  ],
  [
    'compares a fact with what it never is',
    raw({ when: { kind: 'any', conditions: [{ kind: 'is', fact: 'cv.form', values: ['personal', true] }] } }),
    'unknown-value',
    '/when',
    '`cv.form` is never `true`',
  ],
  [
    'compares a fact with nothing',
    raw({ when: { kind: 'is', fact: 'restricted', values: [] } }),
    'empty',
    '/when',
    '`restricted` is compared with nothing',
  ],
  [
    'obliges to what is not there',
    raw({ obligations: ['log', 'sing'] }),
    'unknown-obligation',
    '/obligations/1',
    'there is no obligation `sing`',
  ],
  [
    'is to the subject and to others',
    raw({ to: ['subject', 'employer'] }),
    'mixed-subject',
    '/to',
    'a permit to the subject is to the subject alone',
  ],
  [
    'names a notice that is not there',
    raw({ notice: 'cvDatabasen' }),
    'unknown-notice',
    '/notice',
    'there is no notice `cvDatabasen`',
  ],
  [
    'stands on a consent that is not there',
    raw({ basis: { article: '6(1)(a)', consent: 'sharing' } }),
    'unknown-consent',
    '/basis/consent',
    'there is no consent `sharing`',
  ],
  [
    'excepts a special category by a consent that is not there',
    raw({ basis: { article: '6(1)(d)', special: { article: '9(2)(a)', consent: 'implicit' } } }),
    'unknown-consent',
    '/basis/special/consent',
    'there is no consent `implicit`',
  ],
  [
    'stands on a contract that is not there',
    raw({ basis: { article: '6(1)(b)', contract: 'lease' } }),
    'unknown-contract',
    '/basis/contract',
    'there is no contract `lease`',
  ],
]

describe('a policy is refused when a rule', () => {
  it.each(cases)('%s', (_, rule, code, path, message) => {
    expect(issuesOf(() => define(rule))).toEqual([{ code, path: `/rules/0${path}`, message }])
  })

  it('names neither basis nor notice, though it is not to the subject', () => {
    const { basis: _, notice: __, ...bare } = permit(sound)
    const error = usageErrorOf(() => define(bare))
    expect(error.issues).toEqual([
      {
        code: 'no-basis',
        path: '/rules/0/basis',
        message: 'a permit names its legal basis',
        hint: '`none` for a rule that had none',
      },
      {
        code: 'no-notice',
        path: '/rules/0/notice',
        message: 'a permit names its notice clause',
        hint: '`none` for a rule that had none',
      },
    ])
  })

  it('has the id of another: the second is named', () => {
    expect(
      issuesOf(() => define(permit(sound), raw({ id: 'other' }), rawForbid({ id: 'open' }), permit(sound))),
    ).toEqual([
      { code: 'duplicate-rule', path: '/rules/2/id', message: 'there are two rules `open`' },
      { code: 'duplicate-rule', path: '/rules/3/id', message: 'there are two rules `open`' },
    ])
  })

  it('has a purpose outside the closed list, such as similar services (TERMS-170)', () => {
    expect(issuesOf(() => define(raw({ purpose: ['recruitment', 'similarServices'] })))).toEqual([
      { code: 'unknown-purpose', path: '/rules/0/purpose/1', message: 'there is no purpose `similarServices`' },
    ])
  })

  it('opens to everybody by listing a star among its roles, kinds or purposes', () => {
    expect(issuesOf(() => define(raw({ to: ['*'], on: ['*'], purpose: ['*'] }))).map(({ code }) => code)).toEqual([
      'unknown-record-kind',
      'unknown-purpose',
      'unknown-role',
    ])
  })

  it('does not have the shape of a rule', () => {
    expect(issuesOf(() => define(raw({ purpose: 'recruitment' }), { kind: 'allow' } as unknown as Rule))).toEqual([
      { code: 'wrong-type', path: '/rules/0/purpose', message: 'this must be of type array' },
      { code: 'wrong-shape', path: '/rules/1/kind', message: 'this has none of the shapes it may have' },
    ])
  })

  it('is no plain data', () => {
    expect(issuesOf(() => define(raw({ when: new Date(0) })))).toEqual([
      { code: 'not-a-policy', path: '/rules', message: 'the rules are a list of plain data' },
    ])
  })
})

describe('the issues of a policy', () => {
  it('come all at once, sorted by path and then by code, a rule that cannot be read keeping its place', () => {
    const found = issuesOf(() =>
      board.definePolicy({
        name: ' ',
        version: '',
        rules: [
          {} as Rule,
          raw({ to: ['boss'], source: [] }),
          ...cases.slice(0, 9).map(([, rule]) => rule),
          raw({ id: 'last', on: [] }),
        ],
      }),
    )
    const places = found.map(({ path, code }) => `${path} ${code}`)
    expect(places.slice(0, 3)).toEqual(['/name empty', '/rules/0/kind wrong-shape', '/rules/1/source no-source'])
    expect(places).toContain('/rules/11/on empty')
    expect(places.at(-1)).toBe('/version empty')
    expect(found.filter(({ code }) => code === 'duplicate-rule')).toHaveLength(8)
  })

  it('say which levels a category has', () => {
    const [issue] = usageErrorOf(() => define(raw({ categories: ['identity.name'], level: 'half' }))).issues
    expect(issue?.hint).toBe('its levels are withheld, initials, full')
  })

  it('stand in the message of the error, under the name of the policy', () => {
    const error = usageErrorOf(() => define(raw({ source: [] })))
    expect(error).toMatchObject({ code: 'invalid-policy' })
    expect(error.message).toBe('policy `board` cannot be used; /rules/0/source: a rule says where it comes from')
  })
})

describe('conditions inside one another', () => {
  const nested = (depth: number): Condition =>
    Array.from({ length: depth - 1 }).reduce<Condition>((inner) => not(inner), fact('restricted'))

  it('are taken a hundred deep', () => {
    expect(define(permit({ ...sound, when: nested(100) })).rules).toHaveLength(1)
  })

  it.each([101, 10_000])('are refused %i deep, without exhausting the stack', (depth) => {
    expect(usageErrorOf(() => permit({ ...sound, when: nested(depth) })).code).toBe('too-deep')
    expect(usageErrorOf(() => forbid({ id: 'x', when: nested(depth), source: 's' })).code).toBe('too-deep')
  })

  it('are refused in a rule written by hand, too', () => {
    expect(issuesOf(() => define(raw({ when: nested(101) })))).toEqual([
      { code: 'too-deep', path: '/rules/0/when', message: 'conditions stand inside one another more than 100 deep' },
    ])
  })
})

describe('a rule', () => {
  const situation = {
    'viewer.role': 'employer',
    purpose: 'recruitment',
    'consent.share': true,
    'informed.cvDatabase': true,
    'cv.form': 'personal',
  }

  it('on a prefix covers every category below it, and no category that only begins alike', () => {
    const host = board.extend({ categories: { identityCard: {} } })
    const rules = [host.permit({ ...sound, categories: ['existence', 'identity'] })]
    const levels = decide(host.definePolicy({ name: 'n', version: '1', rules }), 'cv', situation)
    expect(levels).toMatchObject({ 'identity.name': 'full', 'identity.birthDate': 'full', identityCard: 'withheld' })
    expect(issuesOf(() => define(raw({ categories: ['identity.'] })))[0]?.code).toBe('unknown-category')
  })

  it('takes the level of the longest prefix in its table', () => {
    const level = { existence: 'full', identity: 'full', 'identity.name': 'initials' } as const
    const levels = decide(define(permit({ ...sound, categories: ['existence', 'identity'], level })), 'cv', situation)
    expect(levels).toMatchObject({ 'identity.name': 'initials', 'identity.birthDate': 'full' })
  })

  it('takes the level of `*` only where no prefix fits, a name of one letter included', () => {
    const host = board.extend({ categories: { k: { forms: ['initials'] } } })
    const tables = [{ '*': 'full', k: 'initials' } as const, { k: 'initials', '*': 'full' } as const]
    for (const table of tables) {
      const rule = host.forbid({ id: 'f', cap: table as never, when: host.fact('viewer.individual'), source: 's' })
      expect([levelFor(rule, 'k'), levelFor(rule, 'identity.name')]).toEqual(['initials', 'full'])
    }
  })

  it('is frozen all the way down, and what its author passed in is neither frozen nor shared', () => {
    const special = { article: '9(2)(a)', consent: 'explicit' } as const
    const level = { skill: 'full' } as const
    const source = ['JI-08']
    const rule = permit({
      ...sound,
      categories: 'skill',
      level,
      source,
      basis: { article: '6(1)(a)', consent: 'share', special },
    })
    expect([special, level, source].map((part) => Object.isFrozen(part))).toEqual([false, false, false])
    source.push('more')
    expect(rule.source).toEqual(['JI-08'])
    expect(Object.isFrozen((rule.basis as { special: object }).special)).toBe(true)
  })

  it('written by hand is copied into the policy: changing it afterwards changes nothing', () => {
    const rule = { ...permit(sound), categories: ['skill'] }
    const policy = define(Object.freeze(rule))
    rule.categories.push('health')
    expect(policy.rules[0]?.categories).toEqual(['skill'])
    expect(Object.isFrozen(policy.rules[0]?.categories)).toBe(true)
  })
})
