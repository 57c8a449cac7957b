import { readFileSync } from 'node:fs'
import { any, compile, not, type Policy, voidReasons } from 'need-to-know'
import { never, noMoreThan, prover, sameAs } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type DisclosureMatchers, matchers, mutationScore, nonInterference, snapshotMatrix } from 'need-to-know/testing'
import { expect, it } from 'vitest'

declare module 'vitest' {
  interface Matchers<T> extends DisclosureMatchers<void> {}
}
expect.extend(matchers)
const { fact } = recruitment.vocabulary
const recruiters = ['employer', 'agency', 'platform.recruiter'] as const
const letIn = any(fact('cv.form').is('personal'), fact('relation.follows'), fact('relation.contactAccepted'))

function keepsItsPromises(policy: Policy<typeof recruitment.vocabulary.definition>) {
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

const guard = compile(profiles.strict, { records: recruitment.records })
it('keeps its promises', () => keepsItsPromises(profiles.strict))
it('tells nothing by what it withholds', () => expect(nonInterference(guard, 'cv').withheld).toBeGreaterThan(0))
it('has promises that catch every mistake', async () => {
  expect((await mutationScore(profiles.strict, keepsItsPromises)).survived).toEqual([])
})
