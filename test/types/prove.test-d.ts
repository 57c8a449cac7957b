import { compile, type Policy, seal } from 'need-to-know'
import { always, never, noMoreThan, type Proof, prove, prover, sameAs, whoCanSee } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type DisclosureMatchers, nonInterference } from 'need-to-know/testing'
import { describe, expectTypeOf, it } from 'vitest'

const { strict } = profiles
const { fact } = recruitment.vocabulary
const guard = compile(strict, { records: recruitment.records })

describe('a claim', () => {
  it('is checked against the words of the policy', () => {
    expectTypeOf(prove(strict, never('employer').sees('identity'))).toEqualTypeOf<Proof>()
    prove(strict, never(['employer', 'agency']).sees(['identity.name', 'contact'], { on: ['cv', 'dialogue'] }))
    prove(strict, always('*').sees('*').when(fact('viewer.isSubject')).unless(fact('address.graded')))
    // @ts-expect-error [ts2345] - no such role
    prove(strict, never('employers').sees('identity'))
    // @ts-expect-error [ts2345] - no such category
    prove(strict, never('employer').sees('identity.nam'))
    // @ts-expect-error [ts2345] - no such record kind
    prove(strict, never('employer').sees('identity', { on: 'letter' }))
    // @ts-expect-error [ts2345] - one of the roles is none
    prove(strict, never(['employer', 'agencies']).sees('identity'))
  })

  it('of two viewers is checked, too', () => {
    prove(strict, { role: 'agency', purpose: 'recruitment' }, sameAs({ role: 'employer', purpose: 'recruitment' }))
    prover(strict).prove({ role: 'agency' }, noMoreThan({ role: 'employer' }).when(fact('cv.presence').is('online')))
    // @ts-expect-error [ts2769] - no such role
    prove(strict, { role: 'agencies' }, sameAs({ role: 'employer' }))
    // @ts-expect-error [ts2769] - no such role on the other side
    prove(strict, { role: 'agency' }, sameAs({ role: 'employers' }))
  })

  it('of a policy in unknown words takes any names: they are checked when it is decided', () => {
    const loose: Policy = strict
    prove(loose, never('anybody').sees('anything', { on: 'any kind' }))
  })

  it('tells held, vacuous and refuted apart', () => {
    const proof = prove(strict, never('employer').sees('identity'))
    if (proof.holds) expectTypeOf(proof).not.toHaveProperty('counterexample')
    else if (proof.vacuous) expectTypeOf(proof).not.toHaveProperty('violating')
    else expectTypeOf(proof.counterexample.situation).not.toBeAny()
  })
})

describe('who can see', () => {
  it('takes a sealed record of a kind that the guard has', () => {
    whoCanSee(guard, seal('cv', {} as never), { 'cv.form': 'personal' }, 0)
    // @ts-expect-error [ts2345] - no such kind
    whoCanSee(guard, seal('letter', {} as never), {}, 0)
    // @ts-expect-error [ts2353] - no such fact
    whoCanSee(guard, seal('cv', {} as never), { 'cv.colour': 'blue' }, 0)
  })
})

describe('the kit', () => {
  it('knows the kinds of a guard', () => {
    nonInterference(guard, 'dialogue', { request: { purpose: 'recruitment' } })
    // @ts-expect-error [ts2345] - no such kind
    nonInterference(guard, 'letter')
  })

  it('gives its matchers the type that a test runner wants', () => {
    expectTypeOf<DisclosureMatchers<void>['toProve']>().returns.toEqualTypeOf<void>()
    expectTypeOf<DisclosureMatchers<Promise<void>>['toLeakNothing']>().returns.toEqualTypeOf<Promise<void>>()
  })
})
