import type { Condition } from 'need-to-know'
import { type Counterexample, type Narrowable, prove, type SeesClaim } from 'need-to-know/prove'
import { recruitment } from 'need-to-know/recruitment'
import { expect } from 'vitest'
import type { CategoryPrefixOf, KindOf, RoleOf } from '../../../src/vocabulary'
import { opened, without } from './changed-rules'
import type { Profile } from './every-profile'

const { all } = recruitment.vocabulary

type Definition = typeof recruitment.vocabulary.definition
/** A claim in the words of recruitment. */
export type Claim = SeesClaim<RoleOf<Definition>, CategoryPrefixOf<Definition> | '*', KindOf<Definition>>
export type OpenClaim = Narrowable<Claim>

export function expectHeld(policy: Profile, claim: Claim): void {
  const proof = prove(policy, claim)
  expect(proof.holds, `${policy.name}: ${String(proof)}`).toBe(true)
}

/** The claim fails, in a situation: a vacuous one does not count. */
export function refute(policy: Profile, claim: Claim): Counterexample {
  const proof = prove(policy, claim)
  if (proof.holds || proof.vacuous) throw new Error(`${policy.name}: not refuted: ${String(proof)}`)
  expect(proof.violating).toBeGreaterThan(0n)
  return proof.counterexample
}

/** A never-claim that holds because no permit opens so much, and so fails beside one that opens all. */
export function expectUnopened(policy: Profile, claim: Claim): void {
  expectHeld(policy, claim)
  expect(refute(opened(policy), claim).rules.some((rule) => rule.startsWith('all-of-'))).toBe(true)
}

/** A never-claim that the forbids named keep, whatever a permit opens, and that fails without them. */
export function expectForbidden(policy: Profile, claim: Claim, ...by: readonly string[]): void {
  expectHeld(policy, claim)
  expectHeld(opened(policy), claim)
  const { rules } = refute(opened(without(policy, ...by)), claim)
  expect(rules.some((rule) => rule.startsWith('all-of-'))).toBe(true)
}

/** A never-claim with just the exceptions that are needed: without any of them it fails. */
export function expectOnly(policy: Profile, claim: OpenClaim, exceptions: readonly Condition[]): void {
  const but = (conditions: readonly Condition[]) =>
    conditions.reduce<OpenClaim>((narrowed, exception) => narrowed.unless(exception), claim)
  expectUnopened(policy, but(exceptions))
  for (const left of exceptions) {
    refute(policy, but(exceptions.filter((each) => each !== left)))
  }
}

/** An always-claim with just the conditions that are needed: without any of them it fails. */
export function expectAlways(policy: Profile, claim: OpenClaim, conditions: readonly Condition[]): void {
  expectHeld(policy, claim.when(all(...conditions)))
  for (const left of conditions) {
    const rest = conditions.filter((condition) => condition !== left)
    const proof = prove(policy, claim.when(all(...rest)))
    expect(proof.holds, `${policy.name}: not needed: ${JSON.stringify(left)}`).toBe(false)
  }
}
