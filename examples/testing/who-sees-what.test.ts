import { readFileSync } from 'node:fs'
import { any, compile, not, voidReasons } from 'need-to-know'
import { never, noMoreThan, prover, sameAs } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type DisclosureMatchers, matchers, mutationScore, nonInterference, snapshotMatrix } from 'need-to-know/testing'
import { expect, it } from 'vitest'

declare module 'vitest' {
  interface Matchers<T> extends DisclosureMatchers<void> {}
}
expect.extend(matchers)
const { fact } = recruitment.vocabulary
const guard = compile(profiles.strict, { records: recruitment.records })
const recruiters = ['employer', 'agency', 'platform.recruiter'] as const
const relation = any(fact('relation.follows'), fact('relation.contactAccepted'), fact('share.named'))
const letIn = any(fact('cv.form').is('personal'), relation)

function keepsPromises(policy: typeof profiles.strict) {
  const promised = expect(prover(policy))
  promised.toProve(never(recruiters).sees(['identity', 'contact', 'workplace'], { on: 'cv' }).unless(letIn))
  promised.toProve(
    never(recruiters)
      .sees('address')
      .unless(not(fact('address.protected'))),
  )
  promised.toProve(never(recruiters).sees('dialogue.comment'))
  promised.toProve(never('*').sees('*').unless(fact('viewer.individual')))
  promised.toProve({ assurance: 'low' }, noMoreThan({ assurance: 'substantial' }))
  promised.toProve({ role: 'platform.recruiter' }, sameAs({ role: 'agency' }))
  expect(voidReasons(policy)).toEqual([])
  expect(snapshotMatrix(policy)).toBe(readFileSync(new URL('who-sees-what.txt', import.meta.url), 'utf8'))
}

it('keeps its promises', () => keepsPromises(profiles.strict))
it('tells nothing by what it withholds', () => nonInterference(guard, 'cv'))
it('catches every mistake', async () => {
  expect((await mutationScore(profiles.strict, keepsPromises)).survived).toEqual([])
})
