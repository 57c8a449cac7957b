import { type Policy, parsePolicy } from 'need-to-know'
import { profiles } from 'need-to-know/recruitment'
import { type Mutant, mutatePolicy } from 'need-to-know/testing'
import { describe, expect, it } from 'vitest'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { somePolicy } from '../laws/arbitraries/policy'
import { someVocabulary } from '../laws/arbitraries/vocabulary'

const { strict, jobindex, nav, werknl } = profiles
const all: readonly (readonly [Policy, readonly Mutant[]])[] = [
  strict,
  jobindex.legacy2009,
  jobindex.february2019,
  jobindex.terms2018,
  nav.legacy,
  nav.february2021,
  werknl.practice2011,
  werknl.rules2011,
  werknl.eherkenning,
].map((policy) => [policy, mutatePolicy(policy)])

const generated = Array.from({ length: 40 }, (_, seed) => {
  const choice = choiceOfSeed(seed)
  const policy = somePolicy(choice, someVocabulary(choice))
  return [policy, mutatePolicy(policy)] as const
})

/** The ids of the rules that only one of two policies has in these words. */
function rulesApart(before: Policy, after: Policy): readonly string[] {
  const [old, young] = [textsOf(before), textsOf(after)]
  const apart = [...old, ...young].filter(([text]) => !(old.has(text) && young.has(text)))
  return [...new Set(apart.map(([, id]) => id))]
}

function textsOf({ rules }: Policy): ReadonlyMap<string, string> {
  return new Map(rules.map((rule) => [JSON.stringify(rule), rule.id]))
}

function tally(mutants: readonly Mutant[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { operator } of mutants) counts[operator] = (counts[operator] ?? 0) + 1
  return counts
}

describe.each(all.map(([policy, mutants]) => [policy.name, policy, mutants] as const))(
  'of %s',
  (_, policy, mutants) => {
    it('every mutant differs from the original and from every other', () => {
      expect(new Set([policy.hash, ...mutants.map((mutant) => mutant.policy.hash)]).size).toBe(mutants.length + 1)
      expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
      expect(mutants.length).toBeGreaterThan(60)
    })

    it('every mutant says in one sentence what it does to its rule', () => {
      for (const { description, rule, id, operator } of mutants) {
        expect(description).toMatch(/^Rule `[^\n]+\.$/)
        expect(description).toContain(`\`${rule}\``)
        expect(id).toMatch(new RegExp(`^${rule}/${operator}/\\d+$`))
      }
    })
  },
)

describe('of generated policies', () => {
  it('every mutant can be read as a policy, has another content, and is frozen', () => {
    for (const [policy, mutants] of generated) {
      for (const mutant of mutants) {
        expect(mutant.policy.hash).not.toBe(policy.hash)
        expect(Object.isFrozen(mutant)).toBe(true)
      }
      const [some] = mutants.slice(mutants.length / 2)
      expect(parsePolicy(JSON.parse(JSON.stringify(some?.policy)))).toMatchObject({ ok: true })
    }
  })

  it('every mutant differs in one rule, and it is the one it names', () => {
    for (const [policy, mutants] of [...generated, ...all.slice(1, 3)]) {
      for (const mutant of mutants) {
        expect(rulesApart(policy, mutant.policy)).toEqual([mutant.rule])
        const { rules: _, hash: __, ...rest } = mutant.policy
        expect(rest).toEqual({ kind: 'policy', ...withoutRules(policy) })
      }
    }
  })

  it('every operator makes some', () => {
    expect(Object.keys(tally(generated.flatMap(([, mutants]) => mutants)))).toHaveLength(18)
  })
})

function withoutRules({ name, version, controller, vocabulary }: Policy) {
  return { name, version, controller, vocabulary }
}

it('the mutants of a policy are the same every time, in the order of its rules', () => {
  const [, mutants] = all[0] ?? []
  expect(mutatePolicy(strict)).toEqual(mutants)
  const places = mutants?.map(({ rule }) => strict.rules.findIndex(({ id }) => id === rule)) ?? []
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(Object.isFrozen(mutants)).toBe(true)
})

it('the strict profile has so many mutants of each operator', () => {
  expect(tally(all[0]?.[1] ?? [])).toMatchInlineSnapshot(`
    {
      "change-basis": 29,
      "change-categories": 142,
      "change-kind": 115,
      "change-notice": 33,
      "change-purpose": 46,
      "change-role": 203,
      "drop-alternative": 12,
      "drop-basis": 26,
      "drop-condition": 37,
      "drop-conjunct": 73,
      "drop-notice": 20,
      "drop-rule": 39,
      "flip-fact": 88,
      "loosen-comparison": 41,
      "narrow-level": 40,
      "swap-effect": 39,
      "tighten-comparison": 89,
      "widen-level": 22,
    }
  `)
})
