import { decide, type Policy, type Situation, vocabulary, voidReasons } from 'need-to-know'
import { type Mutant, mutatePolicy, mutationScore } from 'need-to-know/testing'
import { describe, expect, it } from 'vitest'
import { factsIn, ruleCondition } from '../../src/policy'
import { domainsOf } from '../../src/vocabulary'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { somePolicy } from '../laws/arbitraries/policy'
import { everySituation } from '../laws/arbitraries/situation'
import { someVocabulary } from '../laws/arbitraries/vocabulary'

/** Every situation over the facts that the policies turn on: nothing else can make a difference. */
function situations(...policies: readonly Policy[]): {
  readonly count: number
  readonly each: () => Iterable<Situation>
} {
  const asked = new Set(
    policies.flatMap(({ rules, vocabulary: { impossible = [] } }) => [
      ...rules.flatMap((rule) => factsIn(ruleCondition(rule))),
      ...impossible.flatMap((partial) => Object.keys(partial)),
    ]),
  )
  const domains = new Map(
    policies.flatMap((policy) => [...domainsOf(policy.vocabulary)]).filter(([fact]) => asked.has(fact)),
  )
  const count = [...domains.values()].reduce((product, domain) => product * (domain.length + 1), 1)
  return { count, each: () => everySituation(domains) }
}

/** Whether two policies disclose the same, by asking the meaning in every situation. */
function discloseTheSame(before: Policy, after: Policy): boolean {
  const { kinds } = before.vocabulary
  for (const situation of situations(before, after).each()) {
    for (const kind of kinds) {
      const [old, young] = [decide(before, kind, situation), decide(after, kind, situation)]
      if (Object.keys(old).some((category) => old[category] !== young[category])) return false
    }
  }
  return true
}

const voids = (policy: Policy) => voidReasons(policy).map(({ rule, code }) => `${rule} ${code}`)

async function compareWithBruteForce(
  policy: Policy,
  asked: readonly Mutant[],
): Promise<{ equal: number; other: number }> {
  const ids = new Set(asked.map(({ id }) => id))
  const found: string[] = []
  const options = {
    only: ({ id }: Mutant) => ids.has(id),
    on: ({ mutant, outcome }: { mutant: Mutant; outcome: string }) => outcome === 'equivalent' && found.push(mutant.id),
  }
  await mutationScore(policy, () => true, options).catch((error: { code?: string }) =>
    expect(error.code).toBe('nothing-to-mutate'),
  )
  const expected = asked.filter(
    (mutant) => voids(policy).join() === voids(mutant.policy).join() && discloseTheSame(policy, mutant.policy),
  )
  expect(found).toEqual(expected.map(({ id }) => id))
  return { equal: expected.length, other: asked.length - expected.length }
}

describe('equivalent mutants are those that disclose the same in every situation', () => {
  it('of a small policy in which rules cover one another, every mutant', async () => {
    const { permit, forbid, fact, all, definePolicy } = vocabulary({
      roles: ['employer'],
      purposes: ['recruitment'],
      kinds: ['cv', 'note'],
      categories: { name: { forms: ['initials'] }, skill: {} },
      facts: { presence: ['offline', 'online'], blocked: 'flag' },
      consents: ['share'],
      notices: ['told'],
      impossible: [{ presence: 'offline', blocked: true }],
    })
    const sound = {
      to: 'employer',
      on: 'cv',
      purpose: 'recruitment',
      basis: { article: '6(1)(a)', consent: 'share' },
      notice: 'told',
      source: 'JI-08',
    } as const
    const policy = definePolicy({
      name: 'small',
      version: '1',
      rules: [
        permit({ ...sound, id: 'open', categories: ['existence', 'skill'], when: fact('presence').is('online') }),
        permit({ ...sound, id: 'name', categories: 'name', level: 'initials', when: fact('presence').is('online') }),
        forbid({ id: 'shut', when: all(fact('blocked'), fact('presence').is('online')), source: 'AMB-30' }),
      ],
    })
    const { equal, other } = await compareWithBruteForce(policy, mutatePolicy(policy))
    expect(equal).toBeGreaterThan(5)
    expect(other).toBeGreaterThan(20)
    // Whatever is left, a check that asks every situation catches.
    const asked = (of: Policy) => voids(of).join() === voids(policy).join() && discloseTheSame(policy, of)
    expect(await mutationScore(policy, asked)).toMatchObject({ caught: other, survived: [], score: 1 })
  })

  it('of generated policies, those mutants that turn on few facts', async () => {
    let equal = 0
    let other = 0
    for (let seed = 0; seed < 300; seed++) {
      const choice = choiceOfSeed(seed)
      const policy = somePolicy(choice, someVocabulary(choice))
      if (situations(policy).count > 100) continue
      const few = mutatePolicy(policy).filter(
        (mutant, i) => i % 4 === seed % 4 && situations(policy, mutant.policy).count <= 300,
      )
      const counted = await compareWithBruteForce(policy, few)
      equal += counted.equal
      other += counted.other
    }
    expect(equal).toBeGreaterThan(30)
    expect(other).toBeGreaterThan(30)
  })
})
