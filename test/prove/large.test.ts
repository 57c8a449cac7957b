import { decide, type Policy, UsageError, vocabulary } from 'need-to-know'
import { matrix, never, prove, prover } from 'need-to-know/prove'
import { describe, expect, it } from 'vitest'
import { is } from '../../src/policy'
import { factOrders } from '../../src/prove/fact-orders'
import { mergeVocabularies } from '../../src/prove/merged-vocabulary'
import { Sight } from '../../src/prove/sight'
import { Space } from '../../src/prove/space'
import { randomPolicy } from '../enforce/random-policy'

describe('3,000 rules over 60 facts that have nothing in common', () => {
  const policy: Policy = randomPolicy(3000, 60, false).policy

  it('are proved about exactly, category by category', () => {
    const ready = prover(policy)
    for (const [category, role] of [
      ['c0', 'r0'],
      ['c7', 'r3'],
    ] as const) {
      const claim = never(role).sees(category)
      const proof = ready.prove(claim)
      if (proof.holds || proof.vacuous) throw new Error('the claim fails')
      const { on, situation, level } = proof.counterexample
      expect(decide(policy, on, situation)[category]).toBe(level)
      expect(level).not.toBe('withheld')
      // Leave out any one fact that it names, and less is known: it is as small as it can be made by leaving out.
      for (const fact of Object.keys(situation).filter((name) => name !== 'act')) {
        const { [fact]: _, ...less } = situation
        expect(decide(policy, on, less)[category]).toBe('withheld')
      }
      const excepted = ready.prove(claim.unless(is('f0', true)))
      expect(excepted.situations).toBe((proof.situations / 3n) * 2n)
    }
  })

  it('are refused by name where a table of all of them would grow too large, with each order that was tried', () => {
    try {
      matrix(policy, { nodeLimit: 20_000 })
      throw new Error('it fits')
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      expect(error.code).toBe('diagram-too-large')
      expect(error.message).toMatch(/^the answer about `large` passes 20000 nodes with the facts in the order /)
      const [first = '', ...others] = error.message.split('in the order ').slice(1)
      expect(others.length).toBeGreaterThan(0)
      const names = (order: string) =>
        order
          .replace('; and ', '')
          .split(', ')
          .map((name) => name.trim())
      for (const order of others) expect(names(order).sort()).toEqual(names(first).sort())
    }
  })
})

describe('the order of the facts', () => {
  const count = 12
  const pairs = Array.from({ length: count }, (_, i) => [`a${i}`, `b${i}`] as const)
  const facts = [...pairs.map(([a]) => a), ...pairs.map(([, b]) => b)]
  const words = vocabulary({
    roles: ['employer'],
    purposes: ['recruitment'],
    kinds: ['cv'],
    categories: { skill: {} },
    facts: Object.fromEntries(facts.map((fact) => [fact, 'flag' as const])),
  })
  // Each fact is asked once, all that belong together stand far apart.
  const rules = pairs.map(([a, b]) =>
    words.permit({
      id: `when-${a}`,
      to: 'employer',
      on: 'cv',
      categories: '*',
      purpose: 'recruitment',
      when: words.all(is(a, true), is(b, true)),
      basis: { article: '6(1)(c)', statute: 'Act 1' },
      notice: 'none',
      source: 'test',
    }),
  )
  const policy: Policy = words.definePolicy({ name: 'pairs', version: '1', rules })
  const vocabularies = mergeVocabularies([policy])
  const sizeIn = (order: readonly string[]) => {
    const space = new Space(vocabularies, order, 1_000_000)
    return space.diagrams.size(new Sight(space, policy).reaches('cv', 'skill', 1, space.everywhere))
  }

  it('is tried by use, by company and by sifting, and the last two pay where the first is bad', () => {
    const orders = [...factOrders(vocabularies, [policy], 1_000_000)]
    expect(orders.map((order) => [...order].sort())).toEqual(orders.map(() => [...vocabularies.domains.keys()].sort()))
    expect(orders).toHaveLength(3)
    const [byUse = 0, byCompany = Infinity, bySifting = Infinity] = orders.map(sizeIn)
    expect(byUse).toBeGreaterThan(4000)
    expect(byCompany).toBeLessThan(60)
    expect(bySifting).toBeLessThanOrEqual(byCompany)
  })

  it('sifts what fits, where all of it does not', () => {
    const orders = [...factOrders(vocabularies, [policy], 3000)]
    expect(orders).toHaveLength(3)
    expect(sizeIn(orders[2] ?? [])).toBeLessThan(60)
  })

  it('lets a claim be proved that the first order has no room for', () => {
    const proof = prove(policy, never('employer').sees('skill'), { nodeLimit: 3000 })
    expect(proof).toMatchObject({ holds: false, counterexample: { situation: { a0: true, b0: true } } })
    expect(proof.situations).toBe(prove(policy, never('employer').sees('skill')).situations)
    expect(() => prove(policy, never('employer').sees('skill'), { nodeLimit: 30 })).toThrow(/passes 30 nodes/)
  })

  it('is tried anew when the answers before have filled the store', () => {
    const ready = prover(policy, { nodeLimit: 1200 })
    const alone = (fact: string) => prove(policy, never('employer').sees('skill').unless(is(fact, true)))
    for (const fact of facts) {
      expect(ready.prove(never('employer').sees('skill').unless(is(fact, true)))).toEqual(alone(fact))
    }
  })
})
