import { decide, type Situation, type VocabularyDefinition } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { compileTogether, type Known, SideBySide } from '../../src/enforce'
import { definePolicy } from '../../src/policy'
import { categoriesOf, domainsOf, levelsOf } from '../../src/vocabulary'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { somePolicy } from '../laws/arbitraries/policy'
import { everySituation } from '../laws/arbitraries/situation'

/** Small enough that every situation can be looked at. */
const small: VocabularyDefinition = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { 'identity.name': { forms: ['initials'] } },
  facts: { form: ['anonymous', 'personal'], follows: 'flag', open: 'flag' },
  consents: ['form'],
  notices: ['database'],
  impossible: [{ form: 'personal', open: false }],
}
const asked = ['viewer.role', 'form', 'follows', 'open']

describe('two policies side by side', () => {
  it('find exactly where the first shows more, by looking at every situation', () => {
    const seen = { more: 0, notMore: 0, twoSided: 0 }
    for (let seed = 1; seed <= 150; seed++) {
      const choice = choiceOfSeed(seed)
      const policyOf = (name: string) =>
        definePolicy(small, { name, version: '1', rules: somePolicy(choice, small).rules.slice(0, 6) })
      const [first, second] = [policyOf('a'), policyOf('b')]
      const compiled = compileTogether([first, second])
      const [shown, allowed] = [compiled.get(first), compiled.get(second)]
      if (shown === undefined || allowed === undefined) throw new Error('not compiled')
      const { variables } = shown
      const domains = domainsOf(small)
      const used = new Map(asked.map((fact) => [fact, domains.get(fact) ?? []]))
      // What no part of it varies is as it is.
      const rest: Situation = Object.fromEntries(
        variables.filter(({ fact }) => !asked.includes(fact)).map(({ fact, values }) => [fact, choice.pick(values)]),
      )
      const part = (): Situation => ({
        ...rest,
        ...Object.fromEntries(choice.some(asked, 50).map((fact) => [fact, choice.pick(domains.get(fact) ?? [])])),
      })
      const known = part()
      const believed = choice.chance(30) ? part() : known
      const asKnown = (situation: Situation): Known =>
        variables.map(({ fact, values }) => {
          const at = values.indexOf(situation[fact] as never)
          return at < 0 ? undefined : at + 1
        })
      const [left, right] = [asKnown(known), asKnown(believed)]
      const found = new SideBySide(shown, allowed).exceeding('cv', left, believed === known ? left : right)
      const expected = new Map<string, { seen: number; allowed: number }>()
      const agrees = (situation: Situation, with_: Situation) =>
        asked.every((fact) => with_[fact] === undefined || situation[fact] === with_[fact])
      // A fact that neither side knows is the same on both.
      const shared = asked.filter((fact) => known[fact] === undefined && believed[fact] === undefined)
      const all = [...everySituation(used)]
      for (const one of all.filter((each) => agrees(each, known))) {
        for (const other of all.filter((each) => agrees(each, believed))) {
          if (shared.some((fact) => one[fact] !== other[fact])) continue
          const [is, may] = [decide(first, 'cv', { ...rest, ...one }), decide(second, 'cv', { ...rest, ...other })]
          for (const category of categoriesOf(small)) {
            const levels = levelsOf(small, category)
            const [a, b] = [levels.indexOf(is[category] ?? ''), levels.indexOf(may[category] ?? '')]
            const best = expected.get(category)
            if (a <= b) continue
            if (best === undefined || a > best.seen || (a === best.seen && b < best.allowed))
              expected.set(category, { seen: a, allowed: b })
          }
        }
      }
      const asRanks = found.map(({ category, seen, allowed }) => {
        const levels = levelsOf(small, category)
        return [category, { seen: levels.indexOf(seen), allowed: levels.indexOf(allowed) }]
      })
      expect(Object.fromEntries(asRanks)).toEqual(Object.fromEntries(expected))
      if (believed === known) {
        for (const category of categoriesOf(small)) {
          expect(new SideBySide(shown, allowed).exceedsIn('cv', category, left)).toBe(expected.has(category))
        }
      }
      if (expected.size > 0) seen.more++
      else seen.notMore++
      if (believed !== known) seen.twoSided++
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(15)
  })

  it('find nothing where the two are one policy, and nothing is known', () => {
    const policy = somePolicy(choiceOfSeed(3), small)
    const same = definePolicy(small, { name: 'again', version: '2', rules: policy.rules })
    const compiled = compileTogether([policy, same])
    const [a, b] = [...compiled.values()]
    if (a === undefined || b === undefined) throw new Error('not compiled')
    expect(new SideBySide(a, b).exceeding('cv', [])).toEqual([])
    expect(new SideBySide(a, a).exceeding('cv', [])).toEqual([])
  })
})
