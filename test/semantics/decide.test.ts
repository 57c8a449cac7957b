import fc from 'fast-check'
import { type Condition, decide, type Policy, type Rule, type Situation, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'

const tiny = vocabulary({
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { name: { forms: ['initials'] }, skill: {} },
  facts: { open: 'flag', form: ['anonymous', 'personal'] },
  consents: ['share'],
  notices: ['told'],
  impossible: [{ form: 'anonymous', open: true }],
})
const { permit, forbid, fact, all, any, not } = tiny

const share = {
  to: 'employer',
  on: 'cv',
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'told',
  source: 's',
} as const
const define = (...rules: Rule[]) => tiny.definePolicy({ name: 'tiny', version: '1', rules })

/** Every situation there is for a viewer who recruits, unknowns and all. */
const unknownOrFlag = [undefined, false, true]
const situations: readonly Situation[] = unknownOrFlag.flatMap((open) =>
  [undefined, 'anonymous', 'personal'].flatMap((form) =>
    unknownOrFlag.flatMap((consent) =>
      unknownOrFlag.flatMap((informed) =>
        ['employer', 'subject', undefined].flatMap((role) =>
          unknownOrFlag.map((isSubject) => ({
            'viewer.role': role,
            purpose: 'recruitment',
            'viewer.isSubject': isSubject,
            open,
            form,
            'consent.share': consent,
            'informed.told': informed,
          })),
        ),
      ),
    ),
  ),
)

const opened: Situation = {
  'viewer.role': 'employer',
  purpose: 'recruitment',
  open: true,
  form: 'personal',
  'consent.share': true,
  'informed.told': true,
}

describe('deciding', () => {
  it('discloses nothing by default, not even that the record is there', () => {
    expect(decide(define(), 'cv', opened)).toEqual({ existence: 'withheld', name: 'withheld', skill: 'withheld' })
  })

  it('gives a level to every category, in the order of the vocabulary', () => {
    expect(Object.keys(decide(define(), 'cv', opened))).toEqual(['existence', 'name', 'skill'])
  })

  it('withholds everything of a record kind that is not there', () => {
    const policy = define(permit({ ...share, id: 'p', categories: '*' }))
    expect(decide(policy, 'letter', opened)).toEqual({ existence: 'withheld', name: 'withheld', skill: 'withheld' })
  })

  it('takes the highest permit that holds', () => {
    const low = permit({
      ...share,
      id: 'low',
      categories: ['existence', 'name'],
      level: { existence: 'full', name: 'initials' },
    })
    const high = permit({ ...share, id: 'high', categories: 'name', when: fact('open') })
    expect(decide(define(low, high), 'cv', opened)['name']).toBe('full')
    expect(decide(define(low, high), 'cv', { ...opened, open: false })['name']).toBe('initials')
    expect(decide(define(low, high), 'cv', { ...opened, open: undefined })['name']).toBe('initials')
  })

  it('takes the lowest cap that applies, and a cap opens nothing', () => {
    const everything = permit({ ...share, id: 'p', categories: '*' })
    const some = forbid({ id: 'some', categories: 'name', cap: 'initials', when: all(), source: 's' })
    const more = forbid({ id: 'more', categories: 'name', when: fact('open'), source: 's' })
    expect(decide(define(everything, some), 'cv', opened)['name']).toBe('initials')
    expect(decide(define(everything, some, more), 'cv', opened)['name']).toBe('withheld')
    expect(decide(define(everything, some, more), 'cv', { ...opened, open: false })['name']).toBe('initials')
    expect(decide(define(some), 'cv', opened)['name']).toBe('withheld')
  })

  it('keeps a forbid that is unknown, and loses a permit that is', () => {
    const everything = permit({ ...share, id: 'p', categories: '*' })
    const secret = forbid({ id: 'f', categories: 'skill', when: fact('open').is(false), source: 's' })
    expect(decide(define(everything, secret), 'cv', { ...opened, open: undefined })['skill']).toBe('withheld')
    expect(decide(define(everything, secret), 'cv', opened)['skill']).toBe('full')
    expect(decide(define(everything), 'cv', { ...opened, 'consent.share': undefined })['skill']).toBe('withheld')
  })

  it.each(['purpose', 'viewer.role'])('opens nothing when the %s is unknown', (unknown) => {
    const policy = define(
      permit({ ...share, id: 'p', categories: '*' }),
      permit({ ...share, id: 'q', categories: '*', to: '*' }),
    )
    const { [unknown]: _, ...rest } = opened
    expect(decide(policy, 'cv', rest)['skill']).toBe(unknown === 'purpose' ? 'withheld' : 'full')
    expect(decide(define(permit({ ...share, id: 'p', categories: '*' })), 'cv', rest)['skill']).toBe('withheld')
  })
})

describe('existence', () => {
  const fields = permit({ ...share, id: 'fields', categories: ['name', 'skill'] })

  it('withheld, withholds every field', () => {
    expect(decide(define(fields), 'cv', opened)).toEqual({ existence: 'withheld', name: 'withheld', skill: 'withheld' })
  })

  it('counted, lets the record be counted and no field be seen', () => {
    const counted = permit({ ...share, id: 'there', categories: 'existence', level: 'count' })
    expect(decide(define(fields, counted), 'cv', opened)).toEqual({
      existence: 'count',
      name: 'withheld',
      skill: 'withheld',
    })
  })

  it('full, leaves the fields to their own rules', () => {
    const there = permit({ ...share, id: 'there', categories: 'existence' })
    expect(decide(define(there), 'cv', opened)).toEqual({ existence: 'full', name: 'withheld', skill: 'withheld' })
    expect(decide(define(there, fields), 'cv', opened)).toEqual({ existence: 'full', name: 'full', skill: 'full' })
  })
})

describe('a situation that the vocabulary calls impossible', () => {
  const policy = define(permit({ ...share, id: 'p', categories: '*' }))
  const all = { existence: 'full', name: 'full', skill: 'full' }
  const nothing = { existence: 'withheld', name: 'withheld', skill: 'withheld' }

  it.each<[string, Situation, object]>([
    ['discloses nothing', { open: true, form: 'anonymous' }, nothing],
    ['that it may be, for all that is known, discloses nothing', { open: true, form: undefined }, nothing],
    ['that it may be, since nothing is known, discloses nothing', { open: undefined, form: undefined }, nothing],
    ['that it cannot be, since one fact says otherwise, is decided', { open: false, form: undefined }, all],
    ['that it cannot be, since the other does, is decided', { open: undefined, form: 'personal' }, all],
  ])('%s', (_, facts, levels) => {
    expect(decide(policy, 'cv', { ...opened, ...facts })).toEqual(levels)
  })
})

/** The meaning once more, by hand, over three words. Knows `tiny` only, and shares no code with the library. */
type Answer = 'yes' | 'no' | 'perhaps'

function answer(condition: Condition, situation: Situation): Answer {
  if (condition.kind === 'is') {
    const value = situation[condition.fact]
    if (value === undefined) return 'perhaps'
    return condition.values.some((each) => each === value) ? 'yes' : 'no'
  }
  if (condition.kind === 'not') {
    const inner = answer(condition.condition, situation)
    return inner === 'yes' ? 'no' : inner === 'no' ? 'yes' : 'perhaps'
  }
  const parts = condition.conditions.map((part) => answer(part, situation))
  const [stops, passes] = condition.kind === 'all' ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
  if (parts.includes(stops)) return stops
  return parts.every((part) => part === passes) ? passes : 'perhaps'
}

const ladders: Readonly<Record<string, readonly string[]>> = {
  existence: ['withheld', 'count', 'full'],
  name: ['withheld', 'initials', 'full'],
  skill: ['withheld', 'full'],
}

function levelByHand(rules: readonly Rule[], category: string, situation: Situation): string {
  const ladder = ladders[category] ?? []
  let reached = 0
  let ceiling = ladder.length - 1
  for (const rule of rules) {
    if (!rule.categories.includes(category) && !rule.categories.includes('*')) continue
    const table = rule.kind === 'permit' ? rule.level : rule.cap
    const step = ladder.indexOf(typeof table === 'string' ? table : (table[category] ?? ''))
    const isPerson = rule.to === '*' ? 'yes' : answer({ kind: 'is', fact: 'viewer.role', values: rule.to }, situation)
    const when = rule.when === undefined ? 'yes' : answer(rule.when, situation)
    if (rule.kind === 'forbid') {
      if (isPerson !== 'no' && when !== 'no' && step < ceiling) ceiling = step
    } else {
      const forSubject = rule.to !== '*' && rule.to[0] === 'subject'
      const grounded = forSubject
        ? situation['viewer.isSubject'] === true
        : situation['consent.share'] === true && situation['informed.told'] === true
      const asked = typeof situation['purpose'] === 'string' && rule.purpose.includes(situation['purpose'])
      if (isPerson === 'yes' && when === 'yes' && grounded && asked && step > reached) reached = step
    }
  }
  return ladder[Math.min(reached, ceiling)] ?? ''
}

function decideByHand({ rules }: Policy, situation: Situation): Record<string, string> {
  const { open, form } = situation
  const isPossible = open === false || form === 'personal'
  const existence = isPossible ? levelByHand(rules, 'existence', situation) : 'withheld'
  const field = (category: string) => (existence === 'full' ? levelByHand(rules, category, situation) : 'withheld')
  return { existence, name: field('name'), skill: field('skill') }
}

describe('the meaning of a policy', () => {
  const leaf = fc.constantFrom<Condition>(
    fact('open'),
    fact('open').is(false),
    fact('form').is('personal'),
    fact('form').in(['anonymous', 'personal']),
  )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('condition').map((part) => not(part)),
      fc.array(tie('condition'), { maxLength: 3 }).map((parts) => all(...parts)),
      fc.array(tie('condition'), { maxLength: 3 }).map((parts) => any(...parts)),
    ),
  }))
  const target = fc.constantFrom<{
    categories: ('existence' | 'name' | 'skill')[] | '*'
    level: 'full' | 'initials' | 'count' | 'withheld'
  }>(
    { categories: '*', level: 'full' },
    { categories: '*', level: 'withheld' },
    { categories: ['existence', 'skill'], level: 'full' },
    { categories: ['existence'], level: 'count' },
    { categories: ['name'], level: 'initials' },
    { categories: ['name'], level: 'full' },
    { categories: ['skill', 'name'], level: 'withheld' },
  )
  const rule = fc.oneof(
    fc.tuple(target, condition).map(
      ([on, when]) =>
        (id: string) =>
          permit({ ...share, ...on, id, when }),
    ),
    fc.tuple(target, condition).map(
      ([on, when]) =>
        (id: string) =>
          permit({ ...share, ...on, id, when, to: '*' }),
    ),
    target.map(
      (on) => (id: string) => permit({ id, to: 'subject', on: 'cv', purpose: 'recruitment', source: 's', ...on }),
    ),
    fc.tuple(target, condition, fc.boolean()).map(
      ([{ categories, level }, when, wide]) =>
        (id: string) =>
          forbid({ id, categories, cap: level, when, source: 's', ...(wide ? {} : { to: 'employer' }) }),
    ),
  )
  const policy = fc.array(rule, { maxLength: 6 }).map((rules) => define(...rules.map((make, i) => make(`r${i}`))))

  it('is what a hand-written enumeration says, in each of the 729 situations', () => {
    expect(situations).toHaveLength(729)
    fc.assert(
      fc.property(policy, (made) => {
        for (const situation of situations) expect(decide(made, 'cv', situation)).toEqual(decideByHand(made, situation))
      }),
      { numRuns: 60 },
    )
  })

  it('is not the same for all of them', () => {
    const made = define(permit({ ...share, id: 'p', categories: '*', when: fact('open').is(false) }))
    expect(new Set(situations.map((situation) => JSON.stringify(decideByHand(made, situation)))).size).toBe(2)
  })
})
