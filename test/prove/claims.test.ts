import { type Condition, lawful, type Policy, UsageError } from 'need-to-know'
import {
  always,
  coverage,
  diff,
  lint,
  matrix,
  never,
  noMoreThan,
  prove,
  prover,
  type SeesClaim,
  sameAs,
} from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { followed, guarded, policy, skills, words } from './words'

const { all, any, fact, not } = words

describe('a claim', () => {
  it('is plain data: a copy by way of JSON says the same', () => {
    const claim = never('employer').sees('identity', { on: 'cv' }).when(fact('follows')).unless(fact('protected'))
    const copy = JSON.parse(JSON.stringify(claim)) as typeof claim
    expect(copy).toEqual({
      kind: 'never',
      to: ['employer'],
      categories: ['identity'],
      on: ['cv'],
      where: all(fact('follows')),
      except: any(fact('protected')),
    })
    expect(prove(policy, copy)).toEqual(prove(policy, claim))
    expect(Object.isFrozen(claim)).toBe(true)
  })

  it('speaks where every `when` is true and no `unless` is; what is not known is not true', () => {
    const opened = never('employer').sees('identity')
    expect(prove(policy, opened.unless(fact('follows'))).holds).toBe(true)
    expect(prove(policy, opened.unless(not(fact('follows')))).holds).toBe(false)
    expect(prove(policy, opened.when(not(fact('follows')))).holds).toBe(true)
    expect(prove(policy, opened.when(fact('follows')).when(fact('protected'))).holds).toBe(true)
    expect(prove(policy, opened.when(fact('protected')).when(fact('follows'))).holds).toBe(true)
    expect(prove(policy, opened.when(fact('protected').is(false)).when(not(fact('follows')))).holds).toBe(true)
    expect(prove(policy, opened.unless(fact('follows')).unless(fact('protected'))).holds).toBe(true)
    expect(prove(policy, opened.unless(fact('protected')).unless(fact('follows'))).holds).toBe(true)
    const told = { 'viewer.role': 'employer', purpose: 'recruitment', follows: true, protected: false } as const
    expect(prove(policy, opened.unless(fact('protected')))).toMatchObject({
      holds: false,
      counterexample: { situation: { ...told, 'informed.database': true }, level: 'full', rules: ['followed'] },
    })
  })

  it('of a level that a category has no name for is read strictly', () => {
    const told = all(fact('informed.database'), fact('purpose').is('recruitment'))
    const seen = (claim: SeesClaim<'employer' | 'agency', 'identity' | 'skill' | 'identity.name', 'cv'>) =>
      prove(policy, claim).holds
    // `identity.photo` has no initials: of it nothing at all may be seen.
    expect(seen(never('employer').sees('identity', { atLeast: 'initials' }))).toBe(false)
    expect(seen(never('agency').sees('identity', { atLeast: 'initials' }))).toBe(true)
    expect(seen(always('employer').sees('skill', { on: 'cv', atLeast: 'scrubbed' }).when(told))).toBe(true)
    expect(seen(always('employer').sees('skill', { on: 'cv', atLeast: 'full' }).when(told))).toBe(false)
    const followedToo = all(told, fact('follows'), fact('protected').is(false))
    expect(seen(always('employer').sees('identity', { on: 'cv', atLeast: 'initials' }).when(followedToo))).toBe(true)
    // `existence` has no `scrubbed`: always all of it, and to be counted is not enough.
    const counted = words.forbid({
      id: 'counted',
      categories: 'existence',
      cap: 'count',
      when: fact('protected'),
      source: 'test',
    })
    const counting = words.definePolicy({ name: 'counting', version: '1', rules: [skills, counted] })
    const both = always('employer').sees(['existence', 'skill'], { on: 'cv', atLeast: 'scrubbed' }).when(told)
    expect(prove(counting, both.when(fact('protected').is(false))).holds).toBe(true)
    expect(prove(counting, both)).toMatchObject({ counterexample: { category: 'existence', level: 'count' } })
  })

  it('of every record kind fails where one of them shows less', () => {
    const told = all(fact('informed.database'), fact('purpose').is('recruitment'))
    expect(prove(policy, always('employer').sees('skill').when(told))).toMatchObject({
      holds: false,
      counterexample: { on: 'note', level: 'withheld', rules: [] },
    })
  })

  it('that speaks of no situation is vacuous, and does not hold', () => {
    const claim = never('employer')
      .sees('identity')
      .when(all(fact('follows'), not(fact('follows'))))
    const proof = prove(policy, claim)
    expect(proof).toEqual({ kind: 'proof', holds: false, vacuous: true, situations: 0n })
    expect(String(proof)).toBe('vacuous: there is no situation that the claim speaks of')
    const { definePolicy } = words.extend({ impossible: [{ follows: true }] })
    const without: Policy = definePolicy({ name: 'example', version: '1', rules: [skills] })
    expect(prove(without, never('employer').sees('identity').when(fact('follows')))).toMatchObject({ vacuous: true })
  })

  it('that names what the policy has no word for is refused, with every name', () => {
    const refused = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        if (error instanceof UsageError) return [error.code, ...error.issues.map(({ code, path }) => `${code} ${path}`)]
      }
      return undefined
    }
    const loose = policy as Policy
    const claim = never(['employer', 'boss']).sees(['identity', 'shoe'], { on: 'letter', atLeast: 'initial' })
    expect(refused(() => prove(loose, claim.when({ kind: 'is', fact: 'hair', values: [true] })))).toEqual([
      'invalid-claim',
      ...['unknown-level /atLeast', 'unknown-category /categories/1', 'unknown-record-kind /on/0'],
      ...['unknown-role /to/1', 'unknown-fact /where'],
    ])
    expect(refused(() => prove(loose, never([]).sees([])))).toEqual(['invalid-claim', 'empty /categories', 'empty /to'])
    expect(refused(() => prove(loose, { role: 'employer' }, sameAs({ purpose: 'audit' })))).toEqual([
      'invalid-claim',
      'uneven-standpoints /as',
    ])
    expect(
      refused(() =>
        prove(loose, { role: 'boss', hat: 'blue' } as object, sameAs({ role: 'employer', hat: 'red' } as object)),
      ),
    ).toEqual(['invalid-claim', 'unknown-standpoint /as', 'unknown-standpoint /of', 'unknown-value /of/role'])
    expect(refused(() => prove(loose, { role: 'employer' } as never))).toEqual(['invalid-claim', 'not-a-claim '])
    expect(refused(() => prove(loose, never('employer').sees('skill', { atLeast: 'withheld' })))).toEqual([
      'invalid-claim',
      'unknown-level /atLeast',
    ])
    const odd = { kind: 'is', fact: 'hair', values: [true] } as const
    expect(refused(() => prove(loose, never('employer').sees('skill').unless(odd)))).toEqual([
      'invalid-claim',
      'unknown-fact /except',
    ])
    expect(refused(() => prove(loose, {}, sameAs({})))).toEqual(['invalid-claim', 'uneven-standpoints /as'])
    expect(refused(() => prove({ ...policy, rules: [] } as Policy, never('employer').sees('skill')))).toEqual([
      'invalid-policy',
      'hash-mismatch /hash',
    ])
    expect(refused(() => never('employer').sees('skill', { atleast: 'full' } as object))).toEqual([
      'unknown-key',
      'unknown-key /atleast',
    ])
  })
})

describe('what is no claim', () => {
  const code = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return error instanceof UsageError ? error.code : String(error)
    }
    return 'nothing'
  }
  const loose = policy as Policy
  const claim = never('employer').sees('identity')

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'never'],
    ['a comparison alone', sameAs({ role: 'agency' })],
    ['a condition that is a text', claim.when('follows' as never)],
    ['a condition that is null', claim.unless(null as never)],
    ['the term of an enumeration without a test', claim.when(fact('form') as never)],
    ['a condition of a kind that there is none of', claim.when({ kind: 'xor' } as never)],
    ['a comparison with no value', claim.when({ kind: 'is', fact: 'follows', values: [] })],
    ['a role that is no list', { ...claim, to: 'employer' }],
    ['a claim without categories', { ...claim, categories: undefined }],
    ['a claim with a key that nobody reads', { ...claim, atleast: 'full' }],
    ['a role that is null', never(null as never).sees('identity')],
    ['categories that are null', never('employer').sees(null as never)],
    ['a list of kinds that is null', never('employer').sees('identity', { on: null as never })],
  ])('is refused: %s', (_, wrong) => {
    expect(code(() => prove(loose, wrong as never))).toBe('invalid-claim')
  })

  it('is refused: a claim and a comparison at once, a viewer that is none', () => {
    expect(code(() => prove(loose, claim as never, sameAs({ role: 'agency' })))).toBe('invalid-claim')
    expect(code(() => prove(loose, null as never, sameAs({ role: 'agency' })))).toBe('invalid-claim')
  })

  it('is refused without being walked to its end, when its parts are shared a thousandfold', () => {
    let shared: Condition = fact('follows')
    for (let i = 0; i < 40; i++) shared = all(shared, shared)
    expect(code(() => prove(loose, claim.when(shared)))).toBe('invalid-claim')
  })

  it.each<readonly [string, unknown]>([
    ['unknown-key', { nodelimit: 5 }],
    ['wrong-type', null],
    ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1.5, '10'].map(
      (nodeLimit) => ['bad-number', { nodeLimit }] as const,
    ),
  ])('has options that are refused: %s, %o', (expected, options) => {
    const runs = [
      () => prover(loose, options as never),
      () => diff(loose, loose, options as never),
      () => matrix(loose, options as never),
      () => lint(loose, options as never),
      () => coverage(loose, [], options as never),
    ]
    for (const run of runs) expect(code(run)).toBe(expected)
  })

  it('has options and situations that are refused', () => {
    expect(code(() => matrix(loose, { mostCases: 0 }))).toBe('bad-number')
    expect(code(() => coverage(loose, null as never))).toBe('wrong-type')
    expect(code(() => prove(loose, claim, { nodeLimit: 3 }))).toBe('diagram-too-large')
    const { definePolicy } = words.extend({ impossible: [{ follows: true }, { protected: true }] })
    const bound: Policy = definePolicy({ name: 'example', version: '1', rules: [skills] })
    for (const nodeLimit of [1, 2, 3, 4, 5]) {
      expect(code(() => prove(bound, claim, { nodeLimit }))).toBe('diagram-too-large')
    }
  })
})

describe('an answer', () => {
  it('becomes JSON whole, and so does every part of it', () => {
    const found = diff(policy, words.definePolicy({ name: 'example', version: '2', rules: [skills, followed] }))
    const json = JSON.parse(JSON.stringify(found))
    expect(json).toMatchObject({ verdict: 'wider', regions: [{ on: ['cv'], situations: String(found.wider) }] })
    expect(JSON.parse(JSON.stringify(found.regions))).toEqual(json.regions)
    for (const result of [matrix(policy), lint(policy), coverage(policy, [])]) {
      expect(JSON.parse(JSON.stringify(result))).toEqual({ ...result })
      expect(Object.isFrozen(result)).toBe(true)
    }
    expect(String(found)).toBe(
      `example 1 → example 2: wider
more is seen in 29,160 of 5,904,900 situations

+ employer, cv: identity (withheld → full)
    purpose is recruitment and informed.database and follows and (protected is true or unknown)
    by guarded`,
    )
  })

  it('prints for a terminal', () => {
    expect(String(prove(policy, never('agency').sees('identity')))).toBe('holds in all 1,180,980 situations')
    expect(String(prove(policy, never('employer').sees('identity').unless(fact('protected'))))).toBe(
      [
        'fails in 14,580 of 787,320 situations',
        '  employer sees identity.name of a cv (full) by followed, where purpose is recruitment, act is view,',
        '    follows, not protected, informed.database',
      ].join('\n'),
    )
    expect(String(prove(policy, { role: 'employer' }, sameAs({ role: 'agency' })))).toBe(
      [
        'fails in 43,740 of 1,180,980 situations',
        '  employer sees skill of a cv (full) by followed, and agency (scrubbed) by skills, where purpose is',
        '    recruitment, act is view, follows, informed.database',
      ].join('\n'),
    )
  })

  it('becomes JSON: numbers of situations as decimal texts', () => {
    const proof = prove(policy, never('employer').sees('identity'))
    const json = JSON.parse(JSON.stringify(proof))
    expect(json).toMatchObject({ kind: 'proof', holds: false, vacuous: false, violating: '14580' })
    expect(json.counterexample).toEqual(proof.holds || proof.vacuous ? undefined : proof.counterexample)
    expect(Object.keys(proof)).not.toContain('toJSON')
  })

  it('is the same whatever the order of the rules', () => {
    const turned = words.definePolicy({ name: 'example', version: '1', rules: [guarded, followed, skills] })
    const claim = never('employer').sees('identity').unless(fact('protected'))
    expect(String(prove(turned, claim))).toBe(String(prove(policy, claim)))
  })

  it('takes a policy as it is written, void permits included', () => {
    const { legacy2009 } = profiles.jobindex
    const claim = never('employer').sees('dialogue.comment')
    const { fact } = recruitment.vocabulary
    expect(prove(legacy2009, claim).holds).toBe(false)
    expect(prove(lawful(legacy2009), claim).holds).toBe(true)
    expect(prove(legacy2009, claim.unless(fact('vacancy.own'))).holds).toBe(true)
  })

  it('refuses by name what grows too large, with the limit and every order of facts that was tried', () => {
    const claim = never('employer').sees('identity')
    expect(() => prove(profiles.strict, claim, { nodeLimit: 50 })).toThrow(
      /`strict` passes 50 nodes with the facts in the order viewer\.role/,
    )
    expect(prove(policy, { role: 'employer' }, noMoreThan({ role: 'agency' }), { nodeLimit: 5000 }).holds).toBe(false)
  })
})
