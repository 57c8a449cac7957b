import {
  all,
  any,
  type Condition,
  decide,
  not,
  type Policy,
  type Rule,
  type Situation,
  type Vocabulary,
  vocabulary,
} from 'need-to-know'
import { always, never, noMoreThan, prove, type SeesClaim, type Standpoint, sameAs } from 'need-to-know/prove'
import { describe, expect, it } from 'vitest'
import { factsIn, is } from '../../src/policy'
import { asCondition, judge } from '../../src/semantics'
import { categoriesOf, covers, domainsOf, existence, levelsOf } from '../../src/vocabulary'
import { type Choice, choiceOfSeed } from '../laws/arbitraries/choice'
import { someCondition } from '../laws/arbitraries/condition'
import { everySituation } from '../laws/arbitraries/situation'
import { askedFacts, situationsOver, small, smallPolicy, timesTheRest } from './small-policies'

const mostSituations = 2000n

interface Count {
  readonly situations: bigint
  readonly violating: bigint
  /** The fewest facts in which a violating situation differs from where the search begins. */
  readonly fewest: number
}

/** Looks at every situation: what `prove` must say. `fails` is asked of each situation that the claim speaks of. */
function bruteForce(
  policy: Policy,
  asked: readonly string[],
  speaks: (situation: Situation) => boolean,
  fails: (situation: Situation) => boolean,
  from: Situation,
  every = situationsOf(policy, asked),
): Count {
  let [situations, violating, fewest] = [0n, 0n, Infinity]
  for (const situation of every) {
    const truthOf = judge(policy, situation)
    if ((policy.vocabulary.impossible ?? []).some((partial) => truthOf(asCondition(partial)) === 1)) continue
    if (!speaks(situation)) continue
    situations++
    if (!fails(situation)) continue
    violating++
    fewest = Math.min(fewest, asked.filter((fact) => situation[fact] !== from[fact]).length)
  }
  return { situations, violating, fewest }
}

function situationsOf(policy: Policy, asked: readonly string[]): readonly Situation[] {
  const domains = domainsOf(policy.vocabulary)
  return [...everySituation(new Map(asked.map((fact) => [fact, domains.get(fact) ?? []])))]
}

/** `decide`, remembering what it said of each situation. */
function remembering(policy: Policy): typeof decide {
  const said = new WeakMap<Situation, ReturnType<typeof decide>>()
  return (_, kind, situation) => {
    const levels = said.get(situation) ?? decide(policy, kind, situation)
    said.set(situation, levels)
    return levels
  }
}

const isTrue = (policy: Policy, situation: Situation, condition: Condition) => judge(policy, situation)(condition) === 1

function failsAt(policy: Policy, claim: SeesClaim, situation: Situation, levelsAt = decide): boolean {
  const kinds = claim.on === '*' ? policy.vocabulary.kinds : claim.on
  const categories = categoriesOf(policy.vocabulary).filter((category) =>
    claim.categories.some((name) => covers(name, category)),
  )
  const sees = (kind: string, category: string) => {
    const levels = levelsOf(policy.vocabulary, category)
    const strictly = claim.kind === 'never' ? 1 : levels.length - 1
    const least =
      claim.atLeast === undefined ? 1 : levels.includes(claim.atLeast) ? levels.indexOf(claim.atLeast) : strictly
    return levels.indexOf(levelsAt(policy, kind, situation)[category] ?? '') >= least
  }
  const seen = kinds.flatMap((kind) => categories.map((category) => sees(kind, category)))
  return claim.kind === 'never' ? seen.includes(true) : seen.includes(false)
}

function someClaim(choice: Choice, policy: Policy): SeesClaim {
  const domains = new Map([...domainsOf(policy.vocabulary)].filter(([fact]) => askedFacts([policy]).includes(fact)))
  const word = choice.chance(50) ? never : always
  const to = choice.pick(['*', 'employer', ['employer', 'agency'], 'subject'] as const)
  const category = choice.pick(['*', existence, 'identity', 'identity.name', 'skill'])
  const level = choice.pick([undefined, 'initials', 'full'])
  const atLeast = category === 'skill' || category === existence ? (level === 'initials' ? 'full' : level) : level
  const options = { ...(choice.chance(60) ? { on: choice.pick(['cv', 'note']) } : {}), ...(atLeast && { atLeast }) }
  const claim = word<string>(to).sees(category, options)
  const when = choice.chance(50) ? claim.when(someCondition(choice, domains, 1)) : claim
  return choice.chance(50) ? when.unless(someCondition(choice, domains, 1)) : when
}

const factOf = (key: string) => (key === 'act' ? key : `viewer.${key}`)

describe('prove', () => {
  it('says of never and always what looking at every situation says, counts and minimal counterexamples included', () => {
    const seen = { held: 0, refuted: 0, vacuous: 0 }
    for (let seed = 1; seed <= 300; seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = seed % 4 === 0 ? [{ form: 'personal', follows: false }] : []
      const policy = smallPolicy(choice, { ...small, impossible })
      const claim = someClaim(choice, policy)
      const asked = askedFacts([policy], [...factsIn(claim.where), ...factsIn(claim.except)])
      if (situationsOver(asked, domainsOf(policy.vocabulary)) > mostSituations) continue
      const from: Situation = {
        'viewer.role': claim.to === '*' ? undefined : claim.to[0],
        ...(asked.includes('act') && { act: 'view' }),
      }
      const expected = bruteForce(
        policy,
        asked,
        (situation) =>
          (claim.to === '*' || claim.to.includes(String(situation['viewer.role']))) &&
          isTrue(policy, situation, claim.where) &&
          !isTrue(policy, situation, claim.except),
        (situation) => failsAt(policy, claim, situation),
        from,
      )
      const proof = prove(policy, claim)
      const grown = (number: bigint) => timesTheRest(number, asked, policy.vocabulary)
      expect([seed, proof.situations]).toEqual([seed, grown(expected.situations)])
      expect([seed, proof.holds]).toEqual([seed, expected.situations > 0n && expected.violating === 0n])
      if (proof.holds) seen.held++
      else if (proof.vacuous) {
        seen.vacuous++
        expect(expected.situations).toBe(0n)
      } else {
        seen.refuted++
        expect([seed, proof.violating]).toEqual([seed, grown(expected.violating)])
        const { situation, on, category, level, rules } = proof.counterexample
        expect([seed, decide(policy, on, situation)[category]]).toEqual([seed, level])
        expect([seed, failsAt(policy, claim, situation)]).toEqual([seed, true])
        const away = asked.filter((fact) => situation[fact] !== from[fact]).length
        expect([seed, away]).toEqual([seed, expected.fewest])
        if (level !== 'withheld') expect(rules.length).toBeGreaterThan(0)
      }
    }
    expect(Math.min(seen.held, seen.refuted, seen.vacuous)).toBeGreaterThan(15)
    expect(seen.held + seen.refuted).toBeGreaterThan(100)
  })

  it('compares two viewers as looking at every situation does', () => {
    const seen = { held: 0, refuted: 0 }
    const pairs: readonly (readonly [Standpoint, Standpoint])[] = [
      [{ role: 'employer' }, { role: 'agency' }],
      [
        { role: 'employer', individual: false },
        { role: 'employer', individual: true },
      ],
      [{ assurance: 'low' }, { assurance: 'high' }],
      [{ act: 'download' }, { act: 'list' }],
      [{ role: 'subject' }, { role: 'employer' }],
    ]
    for (let seed = 1; seed <= 250; seed++) {
      const choice = choiceOfSeed(seed)
      const never = choice.pick([
        { form: 'personal', follows: false },
        { 'viewer.role': 'agency', follows: true },
      ])
      const policy = smallPolicy(choice, { ...small, impossible: seed % 3 === 0 ? [never] : [] }, 3)
      const [here, there] = choice.pick(pairs)
      const same = choice.chance(50)
      const condition = choice.pick([
        is('follows', true),
        all(),
        not(is('viewer.role', 'agency')),
        is('act', 'download'),
      ])
      const fixed = Object.keys(here).map((key) => factOf(key))
      const asked = askedFacts([policy], [...factsIn(condition), ...fixed])
      if (situationsOver(asked, domainsOf(policy.vocabulary)) > mostSituations) continue
      const at = (situation: Situation, of: Standpoint): Situation => ({
        ...situation,
        ...Object.fromEntries(Object.entries(of).map(([key, value]) => [factOf(key), value])),
      })
      const isPossible = (situation: Situation) =>
        !(policy.vocabulary.impossible ?? []).some((partial) => isTrue(policy, situation, asCondition(partial)))
      const differs = (situation: Situation) =>
        policy.vocabulary.kinds.some((kind) => {
          const [mine, yours] = [here, there].map((of) => decide(policy, kind, at(situation, of)))
          return Object.entries(mine ?? {}).some(([category, level]) => {
            const levels = levelsOf(policy.vocabulary, category)
            const [a, b] = [levels.indexOf(level), levels.indexOf(yours?.[category] ?? '')]
            return same ? a !== b : a > b
          })
        })
      // Facts that the two fix are not free: each situation is looked at once, with them unknown.
      const free = asked.filter((fact) => !fixed.includes(fact))
      const expected = bruteForce(
        policy,
        free,
        (situation) =>
          isPossible(at(situation, here)) &&
          isPossible(at(situation, there)) &&
          isTrue(policy, at(situation, here), condition),
        differs,
        free.includes('act') ? { act: 'view' } : {},
      )
      const proof = prove(policy, here, (same ? sameAs(there) : noMoreThan(there)).when(condition))
      const grown = (number: bigint) => timesTheRest(number, asked, policy.vocabulary)
      expect([seed, proof.situations, proof.holds]).toEqual([
        seed,
        grown(expected.situations),
        expected.situations > 0n && expected.violating === 0n,
      ])
      if (proof.holds || proof.vacuous) seen.held++
      else {
        seen.refuted++
        expect([seed, proof.violating]).toEqual([seed, grown(expected.violating)])
        const { situation, on, category, level, than } = proof.counterexample
        expect(decide(policy, on, situation)[category]).toBe(level)
        expect(decide(policy, on, than?.situation ?? {})[category]).toBe(than?.level)
        expect([seed, differs(situation)]).toEqual([seed, true])
        expect(situation).toMatchObject(at({}, here))
        expect(than?.situation).toEqual(at(situation, there))
        expect([seed, free.filter((fact) => situation[fact] !== (fact === 'act' ? 'view' : undefined)).length]).toEqual(
          [seed, expected.fewest],
        )
      }
    }
    expect(Math.min(seen.held, seen.refuted)).toBeGreaterThan(20)
  })

  it('is right about every policy of at most two of eight rules, and each claim of 32', () => {
    let cases = 0
    for (const impossible of [[], [{ follows: true, 'viewer.role': 'employer' }]]) {
      const words = vocabulary({ ...tiny, impossible }) as unknown as Vocabulary<typeof tiny>
      const pool = rulePool(words)
      const pairs = pool.flatMap((left, i) => pool.slice(i).map((right) => [...new Set([left, right])]))
      for (const rules of [[], ...pairs]) {
        const policy: Policy = words.definePolicy({ name: 'tiny', version: '1', rules })
        const asked = ['viewer.role', 'purpose', 'follows', 'informed.database', 'viewer.isSubject']
        const [every, levelsAt] = [situationsOf(policy, asked), remembering(policy)]
        for (const claim of everyTinyClaim()) {
          const expected = bruteForce(
            policy,
            asked,
            (situation) =>
              (claim.to === '*' || claim.to.includes(String(situation['viewer.role']))) &&
              isTrue(policy, situation, claim.where) &&
              !isTrue(policy, situation, claim.except),
            (situation) => failsAt(policy, claim, situation, levelsAt),
            {},
            every,
          )
          const proof = prove(policy, claim)
          const violating = 'violating' in proof ? proof.violating : 0n
          const all = [proof.situations, violating].map((number) => number / timesTheRest(1n, asked, policy.vocabulary))
          expect([...all, proof.holds]).toEqual([
            expected.situations,
            expected.violating,
            expected.situations > 0n && expected.violating === 0n,
          ])
          cases++
        }
      }
    }
    expect(cases).toBe(2 * 37 * 32)
  })
})

const tiny = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { skill: {} },
  facts: { follows: 'flag' },
  notices: ['database'],
} as const

function rulePool({ permit, forbid, fact }: Vocabulary<typeof tiny>): readonly Rule[] {
  const parts = { on: 'cv', purpose: 'recruitment', source: 'test' } as const
  const ground = { basis: { article: '6(1)(c)', statute: 'Act' }, notice: 'database' } as const
  const follows = fact('follows')
  return [
    permit({ ...parts, ...ground, id: 'all', to: 'employer', categories: '*' }),
    permit({ ...parts, ...ground, id: 'there', to: 'employer', categories: 'existence' }),
    permit({ ...parts, ...ground, id: 'followed', to: 'employer', categories: '*', when: follows }),
    permit({ ...parts, ...ground, id: 'not-followed', to: 'employer', categories: 'skill', when: not(follows) }),
    permit({ ...parts, id: 'own', to: 'subject', categories: '*' }),
    permit({ ...parts, basis: 'none', notice: 'none', id: 'everybody', to: '*', categories: '*' }),
    forbid({ id: 'skill-closed', categories: 'skill', when: follows, source: 'test' }),
    forbid({ id: 'counted', categories: 'existence', cap: 'count', when: not(follows), source: 'test' }),
  ]
}

function everyTinyClaim(): readonly SeesClaim[] {
  const follows = is('follows', true)
  return [never, always].flatMap((word) =>
    (['*', 'employer'] as const).flatMap((to) =>
      [word<string>(to).sees('skill')].flatMap((claim) => [
        claim,
        claim.when(follows),
        claim.unless(follows),
        claim.when(not(follows)),
        ...[claim.when(follows).unless(follows), claim.when(any(follows, not(follows)))],
        claim.when(is('purpose', 'recruitment')).unless(is('viewer.isSubject', true)),
        claim.unless(all()),
      ]),
    ),
  )
}
