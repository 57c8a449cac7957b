import type { Basis } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { all, any, changed, define, fact, forbid, mutantsBy, not, permit, ruleOf, shut, sound } from './mutation-board'

const follows = { kind: 'is', fact: 'follows', values: [true] }
const blocked = { kind: 'is', fact: 'blocked', values: [true] }
const online = { kind: 'is', fact: 'presence', values: ['online'] }
const every = (...conditions: unknown[]) => ({ kind: 'all', conditions })
const some = (...conditions: unknown[]) => ({ kind: 'any', conditions })

const when = (condition: Parameters<typeof not>[0]) => define(permit({ ...sound, when: condition }))
const sentences = (...[operator, policy]: Parameters<typeof mutantsBy>) =>
  mutantsBy(operator, policy).map(({ id, description }) => `${id}: ${description}`)

describe('drop-rule', () => {
  it('takes the rule away and leaves the others', () => {
    const policy = define(permit(sound), forbid(shut))
    expect(mutantsBy('drop-rule', policy).map((mutant) => mutant.policy.rules.map(({ id }) => id))).toEqual([['shut']])
    expect(sentences('drop-rule', policy)).toEqual(['open/drop-rule/1: Rule `open` is gone.'])
  })
})

describe('drop-conjunct and drop-alternative', () => {
  const nested = when(all(fact('follows'), any(fact('presence').is('online'), all(fact('blocked'), fact('follows')))))

  it('take away each part of each `all`, at any depth', () => {
    expect(changed('drop-conjunct', 'when', nested)).toEqual([
      every(some(online, every(blocked, follows))),
      every(follows),
      every(follows, some(online, every(follows))),
      every(follows, some(online, every(blocked))),
    ])
    expect(sentences('drop-conjunct', nested)[1]).toBe(
      'open/drop-conjunct/2: Rule `open` no longer asks for `(presence is online or (blocked and follows))`.',
    )
  })

  it('take away each alternative of each `any`', () => {
    expect(changed('drop-alternative', 'when', nested)).toEqual([
      every(follows, some(every(blocked, follows))),
      every(follows, some(online)),
    ])
    expect(sentences('drop-alternative', nested)[1]).toBe(
      'open/drop-alternative/2: Rule `open` no longer counts `(blocked and follows)` as enough.',
    )
  })

  it('reach under a `not`', () => {
    const policy = when(not(all(fact('follows'), fact('blocked'))))
    expect(changed('drop-conjunct', 'when', policy)).toEqual([
      { kind: 'not', condition: every(blocked) },
      { kind: 'not', condition: every(follows) },
    ])
  })

  it('leave out what comes out twice', () => {
    expect(mutantsBy('drop-conjunct', when(all(fact('follows'), fact('follows')))).map(({ id }) => id)).toEqual([
      'open/drop-conjunct/1',
    ])
  })
})

describe('drop-condition', () => {
  it('lets a permit hold always, and a forbid apply always', () => {
    const [open] = mutantsBy('drop-condition', when(fact('follows')))
    expect(open && 'when' in ruleOf(open)).toBe(false)
    expect(open?.description).toBe('Rule `open` holds always.')
    expect(mutantsBy('drop-condition', when(any(fact('follows'))))).toHaveLength(1)
    const [closed] = mutantsBy('drop-condition', define(forbid(shut), permit(sound)))
    expect(closed && ruleOf(closed).when).toEqual(every())
    expect(closed?.description).toBe('Rule `shut` applies always.')
  })

  it('finds nothing where no condition is, or where a conjunct is all of it', () => {
    expect(mutantsBy('drop-condition', define(permit(sound)))).toEqual([])
    expect(mutantsBy('drop-condition', when(all()))).toEqual([])
    expect(mutantsBy('drop-condition', when(all(fact('follows'))))).toEqual([])
    expect(changed('drop-conjunct', 'when', when(all(fact('follows'))))).toEqual([every()])
  })
})

describe('flip-fact', () => {
  it('accepts the other values, and takes a `not` away', () => {
    const policy = when(all(fact('follows'), fact('presence').is('offline'), not(all(fact('blocked')))))
    const offline = { kind: 'is', fact: 'presence', values: ['offline'] }
    const shunned = { kind: 'not', condition: every(blocked) }
    expect(changed('flip-fact', 'when', policy)).toEqual([
      every({ ...follows, values: [false] }, offline, shunned),
      every(follows, { ...offline, values: ['deleted', 'online'] }, shunned),
      every(follows, offline, every(blocked)),
      every(follows, offline, { kind: 'not', condition: every({ ...blocked, values: [false] }) }),
    ])
    expect(sentences('flip-fact', policy)[0]).toBe('open/flip-fact/1: Rule `open` takes `follows` for its contrary.')
  })

  it('flips a comparison under a `not` once: without the `not` it would be the same', () => {
    expect(changed('flip-fact', 'when', when(not(fact('follows'))))).toEqual([
      { kind: 'not', condition: { ...follows, values: [false] } },
    ])
  })

  it('negates a comparison with every value there is', () => {
    const known = { kind: 'is', fact: 'presence', values: ['deleted', 'offline', 'online'] }
    const policy = when(fact('presence').in(['deleted', 'offline', 'online']))
    expect(changed('flip-fact', 'when', policy)).toEqual([{ kind: 'not', condition: known }])
  })
})

describe('loosen-comparison and tighten-comparison', () => {
  it('add the neighbours of an ordered enumeration, and drop its ends', () => {
    const low = when(fact('presence').is('deleted'))
    const middle = when(fact('presence').is('offline'))
    expect(changed('loosen-comparison', 'when', low)).toEqual([{ ...online, values: ['deleted', 'offline'] }])
    expect(changed('loosen-comparison', 'when', middle)).toEqual([
      { ...online, values: ['deleted', 'offline'] },
      { ...online, values: ['offline', 'online'] },
    ])
    expect(changed('tighten-comparison', 'when', middle)).toEqual([])
    const assured = when(fact('viewer.assurance').atLeast('low'))
    expect(changed('tighten-comparison', 'when', assured)).toEqual([
      { kind: 'is', fact: 'viewer.assurance', values: ['substantial', 'high'] },
      { kind: 'is', fact: 'viewer.assurance', values: ['low', 'substantial'] },
    ])
    expect(sentences('tighten-comparison', assured)[0]).toBe(
      'open/tighten-comparison/1: Rule `open` no longer accepts `low` as `viewer.assurance`.',
    )
    expect(sentences('loosen-comparison', assured)).toEqual([
      'open/loosen-comparison/1: Rule `open` also accepts `none` as `viewer.assurance`.',
    ])
  })

  it('add the next role or purpose, which have no order, and drop each', () => {
    const policy = when(fact('viewer.role').in(['employer', 'agency', 'visitor']))
    expect(changed('loosen-comparison', 'when', policy)).toEqual([
      { kind: 'is', fact: 'viewer.role', values: ['employer', 'agency', 'visitor', 'subject'] },
    ])
    expect(changed('tighten-comparison', 'when', policy)).toEqual(
      [
        ['agency', 'visitor'],
        ['employer', 'visitor'],
        ['employer', 'agency'],
      ].map((values) => ({ kind: 'is', fact: 'viewer.role', values })),
    )
  })

  it('leave flags to `flip-fact`', () => {
    expect(mutantsBy('loosen-comparison', when(fact('follows')))).toEqual([])
  })
})

describe('widen-level and narrow-level', () => {
  const categories = ['existence', 'identity', 'skill'] as const

  it('move by one what one name or one entry of the table speaks of', () => {
    const level = { existence: 'full', 'identity.birthDate': 'decade', identity: 'initials', skill: 'full' } as const
    const policy = define(permit({ ...sound, categories, level }))
    const before = { existence: 'full', 'identity.name': 'initials', 'identity.birthDate': 'decade', skill: 'full' }
    expect(changed('widen-level', 'level', policy)).toEqual([
      { ...before, 'identity.name': 'full' },
      { ...before, 'identity.birthDate': 'year' },
    ])
    // Of `skill` nothing would be left: `change-categories` drops it.
    expect(changed('narrow-level', 'level', policy)).toEqual([
      { ...before, existence: 'count' },
      { ...before, 'identity.name': 'withheld' },
      { ...before, 'identity.birthDate': 'withheld' },
    ])
    expect(sentences('widen-level', policy)[1]).toBe(
      'open/widen-level/2: Rule `open` opens `identity.birthDate` at `year`.',
    )
  })

  it('move all that one name covers together, existence apart', () => {
    const policy = define(permit({ ...sound, categories: '*' }))
    const before = {
      existence: 'full',
      'identity.name': 'full',
      'identity.birthDate': 'full',
      skill: 'full',
      health: 'full',
    }
    expect(changed('narrow-level', 'level', policy)).toEqual([
      { ...before, existence: 'count' },
      {
        existence: 'full',
        'identity.name': 'initials',
        'identity.birthDate': 'year',
        skill: 'withheld',
        health: 'withheld',
      },
    ])
    expect(changed('widen-level', 'level', policy)).toEqual([])
  })

  it('move the caps of a forbid', () => {
    const capped = define(forbid({ ...shut, categories: ['identity.birthDate', 'skill'] }), permit(sound))
    expect(changed('widen-level', 'cap', capped)).toEqual([{ 'identity.birthDate': 'decade', skill: 'withheld' }])
    expect(changed('narrow-level', 'cap', capped)).toEqual([])
    const partly = define(forbid({ ...shut, categories: 'identity.birthDate', cap: 'year' }), permit(sound))
    expect(changed('narrow-level', 'cap', partly)).toEqual(['decade'])
    expect(sentences('narrow-level', partly)).toEqual([
      'shut/narrow-level/1: Rule `shut` caps `identity.birthDate` at `decade`.',
    ])
    // At `full` it would cap nothing: `drop-rule` does that.
    expect(changed('widen-level', 'cap', partly)).toEqual([])
  })

  it('shut a category that another name covers too: to drop its name would not', () => {
    const level = { 'identity.name': 'initials', 'identity.birthDate': 'decade' } as const
    const policy = define(permit({ ...sound, categories: ['identity.name', 'identity'], level }))
    expect(changed('narrow-level', 'level', policy)).toEqual([
      { ...level, 'identity.name': 'withheld' },
      { ...level, 'identity.birthDate': 'withheld' },
    ])
  })
})

describe('change-role', () => {
  it('NAV-19 gives a permit to another role, to one more, to everybody', () => {
    expect(changed('change-role', 'to', define(permit(sound)))).toEqual([['agency'], ['employer', 'agency'], '*'])
    expect(sentences('change-role', define(permit(sound)))).toEqual([
      'open/change-role/1: Rule `open` concerns the role `agency` instead of `employer`.',
      'open/change-role/2: Rule `open` also concerns the role `agency`.',
      'open/change-role/3: Rule `open` concerns every role.',
    ])
  })

  it('takes each of several roles away, and never adds the subject to a permit', () => {
    const policy = define(permit({ ...sound, to: ['employer', 'agency', 'visitor'] }))
    expect(changed('change-role', 'to', policy)).toEqual([
      ['agency', 'visitor'],
      ['employer', 'visitor'],
      ['employer', 'agency'],
      '*',
    ])
  })

  it('gives what is the subject’s own to others on the ground of the first sound permit', () => {
    const own = permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'support', source: 'GDPR 15' })
    const policy = define(own, permit({ ...sound, id: 'void', basis: 'none' }), permit({ ...sound, notice: 'mailed' }))
    const ground = { basis: { article: '6(1)(a)', consent: 'share' }, notice: 'mailed' }
    expect(mutantsBy('change-role', policy).map(ruleOf)).toMatchObject([
      { to: ['employer'], ...ground },
      { to: '*', ...ground },
    ])
    expect(mutantsBy('change-role', define(own)).map(ruleOf)).toMatchObject([
      { to: ['employer'], basis: 'none', notice: 'none' },
      { to: '*' },
    ])
  })

  it('lets each role off to which anything is permitted', () => {
    const policy = define(forbid(shut), permit({ ...sound, to: ['employer', 'agency'] }))
    expect(changed('change-role', 'to', policy)).toEqual([
      ['agency', 'visitor', 'subject'],
      ['employer', 'visitor', 'subject'],
    ])
    expect(changed('change-role', 'to', define(forbid({ ...shut, to: 'visitor' }), permit(sound)))).toEqual([
      ['subject'],
      ['visitor', 'subject'],
      '*',
    ])
  })

  it('has nobody to add to a permit to everybody', () => {
    expect(mutantsBy('change-role', define(permit({ ...sound, to: '*' })))).toEqual([])
  })
})

describe('change-purpose', () => {
  it('TERMS-103 serves another purpose, or one more, or one less', () => {
    expect(changed('change-purpose', 'purpose', define(permit(sound)))).toEqual([
      ['support'],
      ['recruitment', 'support'],
    ])
    expect(changed('change-purpose', 'purpose', define(permit({ ...sound, purpose: ['sales', 'support'] })))).toEqual([
      ['support'],
      ['sales'],
      ['sales', 'support', 'recruitment'],
    ])
    expect(sentences('change-purpose', define(permit(sound)))[0]).toBe(
      'open/change-purpose/1: Rule `open` serves the purpose `support` instead of `recruitment`.',
    )
    expect(mutantsBy('change-purpose', define(forbid(shut)))).toEqual([])
  })
})

describe('change-kind', () => {
  it('drops a record kind, adds one, and leaves one out of a forbid for all', () => {
    expect(changed('change-kind', 'on', define(permit({ ...sound, on: ['cv', 'message'] })))).toEqual([
      ['message'],
      ['cv'],
      ['cv', 'message', 'note'],
    ])
    expect(changed('change-kind', 'on', define(forbid(shut), permit(sound)))).toEqual([['note', 'message']])
    expect(sentences('change-kind', define(forbid(shut), permit(sound)))).toEqual([
      'shut/change-kind/1: Rule `shut` no longer concerns records of kind `cv`.',
    ])
  })
})

describe('change-categories', () => {
  it('drops a name, takes a prefix for what is below it, takes all', () => {
    const policy = define(
      permit({
        ...sound,
        categories: ['existence', 'identity.name'],
        level: { existence: 'full', 'identity.name': 'initials' },
      }),
    )
    expect(mutantsBy('change-categories', policy).map(ruleOf)).toMatchObject([
      { categories: ['identity.name'], level: 'initials' },
      { categories: ['existence'], level: 'full' },
      {
        categories: ['existence', 'identity'],
        level: { existence: 'full', 'identity.name': 'initials', 'identity.birthDate': 'full' },
      },
      {
        categories: ['*'],
        level: {
          existence: 'full',
          'identity.name': 'initials',
          'identity.birthDate': 'full',
          skill: 'full',
          health: 'full',
        },
      },
    ])
    expect(sentences('change-categories', policy)[2]).toBe(
      'open/change-categories/3: Rule `open` concerns all of `identity` where it named parts of it.',
    )
  })

  it('keeps a level that all have, and shuts in a forbid what has it not', () => {
    expect(changed('change-categories', 'level', define(permit(sound)))).toEqual(['full', 'full', 'full'])
    const capped = define(forbid({ ...shut, categories: 'identity.name', cap: 'initials' }), permit(sound))
    expect(changed('change-categories', 'cap', capped)).toEqual([
      { 'identity.name': 'initials', 'identity.birthDate': 'withheld' },
      {
        existence: 'withheld',
        'identity.name': 'initials',
        'identity.birthDate': 'withheld',
        skill: 'withheld',
        health: 'withheld',
      },
    ])
  })

  it('leaves out what covers the same as before', () => {
    const policy = define(permit({ ...sound, categories: ['identity.name', 'identity.birthDate', 'identity'] }))
    expect(mutantsBy('change-categories', policy).map(({ id }) => id)).toEqual(['open/change-categories/1'])
  })
})

describe('swap-effect', () => {
  it('shuts what a permit opened, in the same circumstances', () => {
    const policy = define(permit({ ...sound, categories: 'skill', when: all(fact('follows')) }))
    const [mutant] = mutantsBy('swap-effect', policy)
    expect(mutant && ruleOf(mutant)).toEqual({
      kind: 'forbid',
      id: 'open',
      to: ['employer'],
      on: ['cv'],
      categories: ['skill'],
      cap: 'withheld',
      when: every({ kind: 'is', fact: 'purpose', values: ['recruitment'] }, follows),
      source: ['JI-08'],
    })
    expect(mutant?.description).toBe('Rule `open` forbids what it permitted.')
  })

  it('opens what a forbid shut, on the ground of a sound permit', () => {
    const [mutant] = mutantsBy('swap-effect', define(forbid({ ...shut, categories: 'identity' }), permit(sound)))
    expect(mutant && ruleOf(mutant)).toEqual({
      kind: 'permit',
      id: 'shut',
      to: ['employer', 'agency', 'visitor'],
      on: ['cv', 'note', 'message'],
      categories: ['identity'],
      level: 'full',
      purpose: ['recruitment', 'support', 'sales'],
      when: blocked,
      basis: { article: '6(1)(a)', consent: 'share' },
      notice: 'told',
      obligations: [],
      source: ['AMB-30'],
    })
    const [own] = mutantsBy('swap-effect', define(forbid({ ...shut, to: 'subject', on: 'cv' }), permit(sound)))
    const rule = own && ruleOf(own)
    expect(rule).toMatchObject({ kind: 'permit', to: ['subject'], on: ['cv'] })
    expect(rule && 'basis' in rule).toBe(false)
  })
})

describe('drop-basis and drop-notice', () => {
  it('JI-17 NAV-15 take the basis away, and what the law asks of it', () => {
    const bases = (basis: Basis<'share' | 'contact', 'placement'>) =>
      changed('drop-basis', 'basis', define(permit({ ...sound, basis })))
    expect(bases({ article: '6(1)(a)', consent: 'share' })).toEqual(['none'])
    expect(bases({ article: '6(1)(e)', statute: 'Act 1' })).toEqual(['none', { article: '6(1)(e)' }])
    const interest = { article: '6(1)(f)', interest: 'matching' } as const
    expect(bases({ ...interest, balancingTest: 'LIA-4' })).toEqual(['none', interest])
    const special = { article: '9(2)(a)', consent: 'contact' } as const
    expect(bases({ article: '6(1)(d)', special })).toEqual(['none', { article: '6(1)(d)' }])
    expect(bases('none')).toEqual([])
    expect(sentences('drop-basis', define(permit(sound)))).toEqual([
      'open/drop-basis/1: Rule `open` stands on no basis.',
    ])
  })

  it('JI-08 take the notice away', () => {
    expect(changed('drop-notice', 'notice', define(permit(sound)))).toEqual(['none'])
    expect(mutantsBy('drop-notice', define(permit({ ...sound, notice: 'none' })))).toEqual([])
  })
})

describe('change-basis and change-notice', () => {
  const consent = (scope: string) => ({ article: '6(1)(a)', consent: scope })
  const contract = { article: '6(1)(b)', contract: 'placement' } as const

  it('take the next scope of the vocabulary, and the basis of the next permit that has another', () => {
    const policy = define(
      permit(sound),
      permit({ ...sound, id: 'same' }),
      permit({ ...sound, id: 'void', basis: 'none' }),
      permit({ ...sound, id: 'other', basis: contract }),
    )
    expect(changed('change-basis', 'basis', policy)).toEqual([consent('contact'), contract])
    expect(sentences('change-basis', policy)).toEqual([
      'open/change-basis/1: Rule `open` stands on the consent `contact` instead of `share`.',
      'open/change-basis/2: Rule `open` stands on the basis of rule `other`.',
    ])
    expect(changed('change-basis', 'basis', define(permit({ ...sound, basis: contract })))).toEqual([
      { ...contract, contract: 'base' },
    ])
  })

  it('take another scope for the exception of a special category', () => {
    const special = { article: '9(2)(a)', consent: 'contact' } as const
    const policy = define(permit({ ...sound, basis: { article: '6(1)(d)', special } }))
    expect(changed('change-basis', 'basis', policy)).toEqual([
      { article: '6(1)(d)', special: { ...special, consent: 'share' } },
    ])
  })

  it('JI-28 take the next clause of the vocabulary, and that of the next permit that has another', () => {
    const same = permit({ ...sound, id: 'same' })
    const policy = define(permit(sound), same, permit({ ...sound, id: 'other', notice: 'mailed' }))
    expect(changed('change-notice', 'notice', policy)).toEqual(['clicked', 'mailed'])
    expect(changed('change-notice', 'notice', define(permit(sound)))).toEqual(['clicked'])
    expect(sentences('change-notice', define(permit(sound)))).toEqual([
      'open/change-notice/1: Rule `open` relies on the notice `clicked` instead of `told`.',
    ])
  })

  it('have nothing to take from the subject’s own permit', () => {
    const own = permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'support', source: 'GDPR 15' })
    const policy = define(own, permit(sound))
    for (const operator of ['drop-basis', 'drop-notice', 'change-basis', 'change-notice'] as const) {
      expect(mutantsBy(operator, policy)).toEqual([])
    }
  })
})

it('a condition as deep as conditions may be gives no mutant that is deeper', () => {
  const deepest = Array.from({ length: 99 }).reduce<Parameters<typeof not>[0]>(
    (inner) => all(inner),
    fact('presence').in(['deleted', 'offline', 'online']),
  )
  expect(mutantsBy('flip-fact', when(deepest))).toEqual([])
  expect(mutantsBy('drop-conjunct', when(deepest))).toHaveLength(99)
})
