import { profiles, recruitment } from 'need-to-know/recruitment'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Policy } from '../../src'
import { never } from '../../src/prove'
import { failsIn } from './prove/claim-meaning'
import { verdictsOf } from './prove/prove-benchmarks'
import { openSmt, type Smt, type SmtAnswer } from './prove/smt'
import { grownWorkload, profileWorkloads } from './prove/workload'

describe('the proofs of the benchmarks', () => {
  let smt: Smt
  beforeAll(async () => {
    smt = await openSmt()
  })
  afterAll(() => smt.close())

  it('come out alike here and in z3, about the profiles: held, failed and vacuous', async () => {
    const verdicts: string[] = []
    for (const workload of profileWorkloads().slice(0, 3)) verdicts.push(...(await verdictsOf(workload, smt)))
    expect(new Set(verdicts)).toEqual(new Set(['holds', 'fails', 'vacuous']))
  })

  it('come out alike about a grown policy of sixty facts', async () => {
    const workload = grownWorkload(100)
    expect(await verdictsOf(workload, smt)).toMatchInlineSnapshot(`
      [
        "holds",
        "holds",
        "holds",
        "fails",
        "fails",
        "holds",
        "vacuous",
      ]
    `)
  })

  it('find a claim about what cannot be vacuous, and what may be impossible to disclose nothing', async () => {
    const vocabulary = recruitment.vocabulary.extend({
      impossible: [{ 'cv.presence': 'deleted', 'cv.form': 'personal' }],
    })
    const policy = vocabulary.definePolicy({
      name: 'impossible',
      version: '1',
      rules: profiles.strict.rules,
    }) as unknown as Policy
    const { fact, all } = vocabulary
    const personal = fact('cv.form').is('personal')
    const gone = fact('cv.presence').is('deleted')
    const claims = [
      { name: 'both', claim: never('subject').sees('*').when(all(personal, gone)) },
      { name: 'one', claim: never('subject').sees('*').when(personal) },
    ]
    expect(await verdictsOf({ name: 'impossible', policy, claims }, smt)).toEqual(['vacuous', 'fails'])
  })
})

describe('the check before the timing', () => {
  const [strict] = profileWorkloads()
  const saying = (answer: SmtAnswer): Smt => ({ policy: () => ({ decide: async () => answer }), close: async () => {} })
  const check = (answer: SmtAnswer) => strict && verdictsOf(strict, saying(answer))

  it('names the claim of which the two say different things', async () => {
    await expect(check({ verdict: 'holds' })).rejects.toThrow(
      'identity unless opened: need-to-know says fails, z3 holds',
    )
  })

  it('names the claim whose counterexample is none', async () => {
    await expect(check({ verdict: 'fails', situation: {} })).rejects.toThrow('a counterexample that is none')
  })
})

describe('a counterexample', () => {
  const policy = profiles.strict as unknown as Policy
  const claim = never('employer').sees('identity')

  it('is one only where the claim speaks and something is seen', () => {
    expect(failsIn(policy, claim, {})).toBe(false)
    expect(failsIn(policy, claim, { 'viewer.role': 'employer' })).toBe(false)
  })
})
