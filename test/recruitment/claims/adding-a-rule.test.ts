import type { Forbid, Permit, Policy } from 'need-to-know'
import { diff, noMoreThan, prove } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { verdictBetween } from '../../../src/prove/diff'
import { assuranceLevels } from '../../../src/vocabulary'
import { choiceOfSeed } from '../../laws/arbitraries/choice'
import { someForbid, somePermit } from '../../laws/arbitraries/rule'
import { without, withRule } from './changed-rules'
import { byName, everyProfile, type Profile } from './every-profile'
import { aboutPersons, rolesBut } from './viewers'

const { definition } = recruitment.vocabulary
/** What is permitted to the subject is permitted to nobody else beside. */
const outsideWorld = { ...definition, roles: rolesBut('subject'), kinds: aboutPersons }
const basis = { article: '6(1)(b)', contract: 'cvDatabase' } as const
const restricts = ['equal', 'narrower']
const releases = ['equal', 'wider']

const isPermit = (rule: Permit | Forbid): rule is Permit => rule.kind === 'permit'
const isForbid = (rule: Permit | Forbid): rule is Forbid => rule.kind === 'forbid'

/** Every forbid there is, each once; of those that several profiles have, that of strict. */
const forbids = [
  ...new Map(
    [...everyProfile, profiles.strict].flatMap(({ rules }) => rules.filter(isForbid)).map((rule) => [rule.id, rule]),
  ).values(),
]

describe.each(byName(everyProfile))('what a rule does to %s, in every situation', (_, policy) => {
  it('INV-02 removing a permit never adds anything', () => {
    const verdicts = policy.rules.filter(isPermit).map(({ id }) => verdictBetween(policy, without(policy, id)))
    expect(verdicts.filter((verdict) => !restricts.includes(verdict))).toEqual([])
    expect(verdicts).toContain('narrower')
  })

  it('INV-02 removing a forbid never takes anything away', () => {
    const ids = policy.rules.filter(isForbid).map(({ id }) => id)
    const verdicts = ids.map((id) => verdictBetween(policy, without(policy, id)))
    expect(verdicts.filter((verdict) => !releases.includes(verdict))).toEqual([])
    if (ids.length > 0) expect(verdicts).toContain('wider')
  })

  it('INV-02 adding a forbid of any other profile never adds anything', () => {
    const own = policy.rules.map((rule) => JSON.stringify(rule))
    const others = forbids.filter((rule) => !own.includes(JSON.stringify(rule)))
    const verdicts = others.map((rule) => verdictBetween(policy, withRule(policy, { ...rule, id: `added.${rule.id}` })))
    expect(verdicts.filter((verdict) => !restricts.includes(verdict))).toEqual([])
    expect(others.length).toBeGreaterThan(1)
    // Strict has all of them already, some of them stricter.
    if (policy !== profiles.strict) expect(verdicts).toContain('narrower')
  })

  it('INV-02 adding a generated forbid never adds anything, a generated permit never takes anything away', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 6; seed++) {
      const choice = choiceOfSeed(seed)
      const less = verdictBetween(policy, withRule(policy, someForbid(choice, definition, 'added')))
      const permit: Permit = { ...somePermit(choice, outsideWorld, 'added'), basis, notice: 'terms.cvDatabase' }
      const more = verdictBetween(policy, withRule(policy, permit))
      expect([seed, restricts.includes(less), releases.includes(more)]).toEqual([seed, true, true])
      seen.add(less).add(more)
    }
    expect([...seen]).toEqual(expect.arrayContaining(['narrower', 'wider']))
  })

  it('INV-02 a weaker login never shows more than a stronger one', () => {
    for (const [i, assurance] of assuranceLevels.slice(1).entries()) {
      const weaker = assuranceLevels[i] ?? 'none'
      const proof = prove(policy, { assurance: weaker }, noMoreThan({ assurance }))
      expect(proof.holds, `${weaker} and ${assurance}: ${String(proof)}`).toBe(true)
    }
  })
})

it('INV-02 UWV-31 NAV-10 where a profile asks for a login, a stronger one does show more: the comparison can fail', () => {
  const asking = everyProfile.filter(
    (policy) => !prove(policy, { assurance: 'high' }, noMoreThan({ assurance: 'none' })).holds,
  )
  const { strict, nav, werknl } = profiles
  const expected: readonly Profile[] = [
    strict,
    nav.february2021,
    werknl.rules2011,
    werknl.redesign,
    werknl.eherkenning,
    nav.legacy,
  ]
  expect(asking).toEqual(expected)
})

it('INV-02 a rule that rewards a weak login is found, with the situation', () => {
  const { fact, permit } = recruitment.vocabulary
  const upsideDown = permit({
    id: 'upside-down',
    to: 'employer',
    on: 'cv',
    categories: 'existence',
    purpose: 'recruitment',
    when: fact('viewer.assurance').is('none'),
    basis: { article: '6(1)(b)', contract: 'cvDatabase' },
    notice: 'terms.cvDatabase',
    source: 'test',
  })
  const proof = prove(
    withRule(profiles.werknl.practice2011, upsideDown),
    { assurance: 'none' },
    noMoreThan({ assurance: 'low' }),
  )
  if (proof.holds || proof.vacuous) throw new Error('not found')
  expect(proof.counterexample).toMatchObject({ on: 'cv', category: 'existence', level: 'full', rules: ['upside-down'] })
  expect(proof.counterexample.situation).toMatchObject({ 'viewer.role': 'employer', 'viewer.assurance': 'none' })
})

it('INV-02 diff says the same as its verdict alone, and where: the forbid of a graded address, taken out', () => {
  const policy: Policy = profiles.jobindex.february2019
  const after = without(profiles.jobindex.february2019, 'graded-address')
  const found = diff(policy, after)
  expect([found.verdict, found.narrower, verdictBetween(policy, after)]).toEqual(['wider', 0n, 'wider'])
  expect(found.wider).toBeGreaterThan(0n)
  expect(new Set(found.regions.flatMap(({ rules }) => rules))).toEqual(new Set(['graded-address']))
  expect(new Set(found.regions.flatMap(({ roles }) => roles))).toEqual(new Set(['employer', 'platform.consultant']))
  expect(diff(after, policy)).toMatchObject({ verdict: 'narrower', wider: 0n, narrower: found.wider })
})
