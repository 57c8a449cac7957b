import { decide, type Policy, type Situation, type VocabularyDefinition } from 'need-to-know'
import { diff } from 'need-to-know/prove'
import { describe, expect, it } from 'vitest'
import { definePolicy } from '../../src/policy'
import { holdsIn } from '../../src/prove/cases'
import { mergeVocabularies } from '../../src/prove/merged-vocabulary'
import { asCondition, judge } from '../../src/semantics'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { everySituation } from '../laws/arbitraries/situation'
import { askedFacts, situationsOver, small, smallPolicy } from './small-policies'

const mostSituations = 800n

/** The same words but for one thing. */
const others: Readonly<Record<string, VocabularyDefinition>> = {
  'a role more': { ...small, roles: ['auditor', 'employer', 'agency'] },
  'a role less': { ...small, roles: ['employer'] },
  'a fact more': { ...small, facts: { ...small.facts, blocked: 'flag' } },
  'a value more': { ...small, facts: { ...small.facts, form: ['anonymous', 'partly', 'personal'] } },
  'the values turned round': { ...small, facts: { ...small.facts, form: ['personal', 'anonymous'] } },
  'a category more': { ...small, categories: { ...small.categories, 'identity.photo': {} } },
  'a category less': { ...small, categories: { skill: {} } },
  'a form more': { ...small, categories: { ...small.categories, skill: { forms: ['count', 'scrubbed'] } } },
  'a form less': { ...small, categories: { 'identity.name': {}, skill: {} } },
  'a kind more': { ...small, kinds: ['note', 'letter', 'cv'] },
  'something impossible': { ...small, impossible: [{ follows: true, form: 'personal' }] },
}

function isAllowed(policy: Policy, situation: Situation): boolean {
  const truthOf = judge(policy, situation)
  return !(policy.vocabulary.impossible ?? []).some((partial) => truthOf(asCondition(partial)) === 1)
}

/** One more of each kind of word that says nothing of what a rule opens. */
const silent: Readonly<Record<string, VocabularyDefinition>> = {
  'a consent more': { ...small, consents: ['form', 'share'] },
  'a contract more': { ...small, contracts: ['placement'] },
  'a notice more': { ...small, notices: ['database', 'terms'] },
  'an obligation more': { ...small, obligations: ['log'] },
  'a purpose more': { ...small, purposes: ['audit', 'recruitment'] },
  'an authority': { ...small, authorities: ['agency'] },
  'an identifying category': { ...small, categories: { ...small.categories, skill: { identifying: true } } },
  'a national number': { ...small, categories: { ...small.categories, skill: { nationalNumber: true } } },
  'a special category': { ...small, categories: { ...small.categories, skill: { special: true } } },
}

/** Opens every category to all but an employer, where the form is known to be another than anonymous. */
const opening = {
  kind: 'permit',
  id: 'open',
  to: '*',
  categories: ['*'],
  level: 'full',
  purpose: ['recruitment'],
  when: {
    kind: 'all',
    conditions: [
      { kind: 'not', condition: { kind: 'is', fact: 'form', values: ['anonymous'] } },
      { kind: 'not', condition: { kind: 'is', fact: 'viewer.role', values: ['employer'] } },
    ],
  },
  basis: 'none',
  notice: 'none',
  obligations: [],
  source: ['test'],
} as const

/** In how many situations one shows more of something, and less of something, than the other: by asking of each. */
function changesBetween(before: Policy, after: Policy): readonly [wider: bigint, narrower: bigint] {
  const words = mergeVocabularies([before, after])
  const asked = [...askedFacts([before, after], ['viewer.role', 'purpose', 'form'])]
  const unasked = [...words.domains.keys()].filter((fact) => !asked.includes(fact))
  let [wider, narrower] = [0n, 0n]
  for (const situation of everySituation(new Map(asked.map((fact) => [fact, words.domains.get(fact) ?? []])))) {
    if (![before, after].some((policy) => isAllowed(policy, situation))) continue
    const changes = words.kinds.flatMap((on) => {
      const [old, young] = [before, after].map((policy) => decide(policy, on, situation))
      return words.categories.map((category) => {
        const levels = words.levels.get(category) ?? []
        const [from, to] = [old, young].map((shown) => levels.indexOf(shown?.[category] ?? 'withheld'))
        return Math.sign((to ?? 0) - (from ?? 0))
      })
    })
    if (changes.includes(1)) wider++
    if (changes.includes(-1)) narrower++
  }
  const rest = situationsOver(unasked, words.domains)
  return [wider * rest, narrower * rest]
}

describe('diff between policies in different words', () => {
  const policyIn = (words: VocabularyDefinition) =>
    definePolicy(words, { name: 'x', version: '1', rules: [{ ...opening, on: ['cv', 'note'] }] })

  // A diff that looked at the rules alone would call all of them equal.
  it.each([
    ['a role more', 'wider'],
    ['a role less', 'narrower'],
    ['a fact more', 'equal'],
    ['a value more', 'wider'],
    ['the values turned round', 'equal'],
    ['a category more', 'wider'],
    ['a category less', 'narrower'],
    ['a form more', 'equal'],
    ['a form less', 'equal'],
    ['a kind more', 'equal'],
    ['something impossible', 'narrower'],
    ...Object.keys(silent).map((name) => [name, 'equal'] as const),
  ] as const)('of identical rules, with %s, is by what they come to mean: %s', (name, verdict) => {
    const other = { ...others, ...silent }[name] ?? small
    const [before, after] = [policyIn(small), policyIn(other)]
    const [wider, narrower] = changesBetween(before, after)
    const there = diff(before, after)
    const back = diff(after, before)
    expect([there.verdict, there.wider, there.narrower]).toEqual([verdict, wider, narrower])
    expect([back.wider, back.narrower]).toEqual([narrower, wider])
    expect(before.hash === after.hash).toBe(false)
  })

  it.each(Object.entries(others))('with %s says of every situation what the two policies mean', (_, other) => {
    let [compared, changed] = [0, 0]
    for (let seed = 1; seed <= 24; seed++) {
      const choice = choiceOfSeed(seed)
      const pair = [smallPolicy(choice, small, 2), smallPolicy(choice, other, 2)]
      const [before, after] = seed % 2 === 0 ? pair : pair.reverse()
      if (before === undefined || after === undefined) throw new Error('there are two')
      const words = mergeVocabularies([before, after])
      const asked = askedFacts([before, after])
      if (situationsOver(asked, words.domains) > mostSituations) continue
      compared++
      const found = diff(before, after, { mostCases: 200 })
      const rest = situationsOver(
        [...words.domains.keys()].filter((fact) => !asked.includes(fact)),
        words.domains,
      )
      let [all, wider, narrower] = [0n, 0n, 0n]
      for (const situation of everySituation(new Map(asked.map((fact) => [fact, words.domains.get(fact) ?? []])))) {
        if (![before, after].some((policy) => isAllowed(policy, situation))) continue
        all++
        const seen = new Set<boolean>()
        for (const on of words.kinds) {
          const [old, young] = [before, after].map((policy) => decide(policy, on, situation))
          for (const category of words.categories) {
            const [from, to] = [old?.[category] ?? 'withheld', young?.[category] ?? 'withheld']
            const said = found.regions.filter(
              (region) =>
                (region.roles === '*' || region.roles.includes(String(situation['viewer.role'] ?? '(unknown)'))) &&
                region.on.includes(on) &&
                region.categories.includes(category) &&
                holdsIn(region.cases, situation, words.domains),
            )
            const told = said.map((region) => `${region.from} → ${region.to}`).join()
            if (told !== (from === to ? '' : `${from} → ${to}`)) {
              expect([seed, on, category, situation, told]).toEqual([seed, on, category, situation, `${from} → ${to}`])
            }
            const levels = words.levels.get(category) ?? []
            if (from !== to) seen.add(levels.indexOf(to) > levels.indexOf(from))
          }
        }
        if (seen.has(true)) wider++
        if (seen.has(false)) narrower++
      }
      changed += Number(wider + narrower > 0n)
      expect([seed, found.situations, found.wider, found.narrower]).toEqual([
        seed,
        all * rest,
        wider * rest,
        narrower * rest,
      ])
    }
    expect([compared > 2, changed > 1]).toEqual([true, true])
  })

  it('refuses levels of which nobody says which is the lower, and of which two say different things', () => {
    const words = (forms: readonly string[]) => ({ ...small, categories: { skill: { forms } } })
    const policyIn = (forms: readonly string[]) => definePolicy(words(forms), { name: 'x', version: '1', rules: [] })
    const refused = (left: readonly string[], right: readonly string[]) => () => diff(policyIn(left), policyIn(right))
    const code = expect.objectContaining({ code: 'other-vocabulary' })
    expect(refused(['initials'], ['year'])).toThrow(code)
    expect(refused(['initials', 'year'], ['year', 'initials'])).toThrow(code)
    expect(refused(['initials', 'year'], ['year'])).not.toThrow()
    expect(refused(['initials', 'year'], ['initials', 'count', 'year'])).not.toThrow()
  })

  it('writes *at least* of values that both order alike, and of no others', () => {
    const text = (values: readonly string[], asked: readonly string[]) => {
      const words = (form: readonly string[]) => ({ ...small, facts: { ...small.facts, form } })
      const rule = {
        kind: 'permit',
        id: 'open',
        to: ['employer'],
        on: ['cv'],
        categories: ['existence'],
        level: 'full',
        purpose: ['recruitment'],
        when: { kind: 'is', fact: 'form', values: asked },
        basis: 'none',
        notice: 'none',
        obligations: [],
        source: ['test'],
      } as const
      const before = definePolicy(words(['low', 'high']), { name: 'x', version: '1', rules: [] })
      return String(diff(before, definePolicy(words(values), { name: 'x', version: '2', rules: [rule] })))
    }
    expect(text(['low', 'mid', 'high'], ['mid', 'high'])).toContain('form at least mid')
    expect(text(['low', 'mid', 'high'], ['low', 'high'])).not.toContain('at least')
    expect(text(['high', 'mid', 'low'], ['mid', 'low'])).not.toContain('at least')
  })
})
