import { decide, type Policy, type Situation } from 'need-to-know'
import { diff, type MatrixRow, matrix, type Places } from 'need-to-know/prove'
import { describe, expect, it } from 'vitest'
import { withRules } from '../../src/policy'
import { holdsIn } from '../../src/prove/cases'
import { unknownRole } from '../../src/prove/places'
import { asCondition, judge } from '../../src/semantics'
import { categoriesOf, domainsOf, levelsOf } from '../../src/vocabulary'
import { type Choice, choiceOfSeed } from '../laws/arbitraries/choice'
import { isFresh } from '../laws/arbitraries/depth'
import { someForbid, somePermit } from '../laws/arbitraries/rule'
import { everySituation } from '../laws/arbitraries/situation'
import { askedFacts, situationsOver, small, smallPolicy, timesTheRest } from './small-policies'

const mostSituations = 1200n

const isAbout = ({ roles, on, categories }: Places, role: unknown, kind: string, category: string) =>
  (roles === '*' || roles.includes(String(role ?? unknownRole))) && on.includes(kind) && categories.includes(category)

function isAllowed(policy: Policy, situation: Situation): boolean {
  const truthOf = judge(policy, situation)
  return !(policy.vocabulary.impossible ?? []).some((partial) => truthOf(asCondition(partial)) === 1)
}

function* situationsOf(policies: readonly Policy[], asked: readonly string[]): Generator<Situation> {
  const domains = new Map(policies.flatMap(({ vocabulary }) => [...domainsOf(vocabulary)]))
  const over = new Map(asked.map((fact) => [fact, domains.get(fact) ?? []]))
  for (const situation of everySituation(over)) {
    if (policies.some((policy) => isAllowed(policy, situation))) yield situation
  }
}

/** The same policy with one rule added, dropped or exchanged. */
function someChange(choice: Choice, policy: Policy): Policy {
  const make = () =>
    choice.chance(50) ? somePermit(choice, policy.vocabulary, 'new') : someForbid(choice, policy.vocabulary, 'new')
  const [, ...rest] = policy.rules
  return withRules(policy, choice.pick([() => [...policy.rules, make()], () => rest, () => [...rest, make()]])())
}

describe('diff', () => {
  it('counts and describes exactly what changes in which situation', () => {
    const verdicts = new Map<string, number>()
    let [places, cases] = [0, 0]
    for (let seed = 1; seed <= (isFresh ? 140 : 60); seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = seed % 4 === 0 ? [{ form: 'personal', follows: false }] : []
      const before = smallPolicy(choice, { ...small, impossible }, 3)
      const after = someChange(choice, before)
      const asked = askedFacts([before, after])
      if (situationsOver(asked, domainsOf(before.vocabulary)) > mostSituations) continue
      const found = diff(before, after, { mostCases: 200 })
      verdicts.set(found.verdict, (verdicts.get(found.verdict) ?? 0) + 1)
      expect(found.regions.every(({ complete }) => complete)).toBe(true)
      const domains = domainsOf(before.vocabulary)
      let [all, wider, narrower] = [0n, 0n, 0n]
      for (const situation of situationsOf([before, after], asked)) {
        let [more, less] = [false, false]
        for (const kind of before.vocabulary.kinds) {
          const [old, young] = [before, after].map((policy) => decide(policy, kind, situation))
          for (const category of categoriesOf(before.vocabulary)) {
            const levels = levelsOf(before.vocabulary, category)
            const [from, to] = [old?.[category] ?? '', young?.[category] ?? '']
            const role = situation['viewer.role']
            const said = found.regions.filter(
              (region) => isAbout(region, role, kind, category) && holdsIn(region.cases, situation, domains),
            )
            const expected = from === to ? [] : [[from, to]]
            if (said.length !== expected.length || said.some((region) => region.from !== from || region.to !== to)) {
              expect([seed, situation, kind, category, said]).toEqual([seed, situation, kind, category, expected])
            }
            places += said.length
            more ||= levels.indexOf(to) > levels.indexOf(from)
            less ||= levels.indexOf(to) < levels.indexOf(from)
          }
        }
        all++
        if (more) wider++
        if (less) narrower++
      }
      const grown = (number: bigint) => timesTheRest(number, asked, before.vocabulary)
      expect([seed, found.situations, found.wider, found.narrower]).toEqual([
        seed,
        ...[all, wider, narrower].map(grown),
      ])
      expect(found.verdict).toBe(
        wider > 0n ? (narrower > 0n ? 'mixed' : 'wider') : narrower > 0n ? 'narrower' : 'equal',
      )
      for (const region of found.regions) {
        cases += region.cases.length
        expect(region.situations).toBe(grown(sizeOf(region, asked, before, after)))
        expect(region.rules.length).toBeGreaterThan(0)
      }
    }
    expect([...verdicts.keys()].sort()).toEqual(['equal', 'mixed', 'narrower', 'wider'])
    expect(Math.min(...verdicts.values())).toBeGreaterThan(isFresh ? 3 : 1)
    expect([places > (isFresh ? 500 : 300), cases > 30]).toEqual([true, true])
  })
})

function sizeOf(
  region: ReturnType<typeof diff>['regions'][number],
  asked: readonly string[],
  before: Policy,
  after: Policy,
): bigint {
  const domains = domainsOf(before.vocabulary)
  let number = 0n
  for (const situation of situationsOf([before, after], asked)) {
    const [on = ''] = region.on
    const [category = ''] = region.categories
    if (!isAbout(region, situation['viewer.role'], on, category)) continue
    if (holdsIn(region.cases, situation, domains)) number++
  }
  return number
}

describe('matrix', () => {
  it('says of every situation the level that the policy means', () => {
    let seen = 0
    for (let seed = 1; seed <= 100; seed++) {
      const choice = choiceOfSeed(seed)
      const impossible = seed % 4 === 0 ? [{ form: 'personal', follows: false }] : []
      const policy = smallPolicy(choice, { ...small, impossible })
      const asked = askedFacts([policy])
      if (situationsOver(asked, domainsOf(policy.vocabulary)) > mostSituations) continue
      const { rows } = matrix(policy, { mostCases: 200 })
      for (const situation of situationsOf([policy], asked)) {
        for (const kind of policy.vocabulary.kinds) {
          const levels = decide(policy, kind, situation)
          const said = (category: string) => levelIn(rows, policy, kind, category, situation)
          for (const category of categoriesOf(policy.vocabulary)) {
            const read = category === 'existence' || said('existence') === 'full' ? said(category) : 'withheld'
            if (read !== levels[category])
              expect([seed, situation, kind, category, read]).toEqual([
                seed,
                situation,
                kind,
                category,
                levels[category],
              ])
            if (read !== 'withheld') seen++
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(1500)
  })
})

function levelIn(
  rows: readonly MatrixRow[],
  policy: Policy,
  kind: string,
  category: string,
  situation: Situation,
): string {
  const row = rows.filter((each) => isAbout(each, situation['viewer.role'], kind, category))
  expect(row.length).toBeLessThan(2)
  const domains = domainsOf(policy.vocabulary)
  return row[0]?.levels.find(({ cases }) => holdsIn(cases, situation, domains))?.level ?? 'withheld'
}
