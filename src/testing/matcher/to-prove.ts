import type { Comparison, Proof, Refuted, SeesClaim, Standpoint } from '../../prove'
import { UsageError } from '../../vocabulary'
import type { MatcherResult } from './matcher-result'
import { proverIn } from './policy-in'

/** Passes when a claim holds of a policy in every situation.
 *
 * @throws UsageError `vacuous-claim` when there is no situation that it speaks of: with `not`, too; `invalid-claim`,
 * `wrong-type`
 */
export function toProve(received: unknown, claim: SeesClaim | Standpoint, comparison?: Comparison): MatcherResult {
  const { policy, prove } = proverIn(received)
  const proof: Proof = comparison === undefined ? prove(claim as SeesClaim) : prove(claim as Standpoint, comparison)
  const name = `policy \`${policy.name}\` ${policy.version}`
  if (proof.holds)
    return { pass: true, message: () => `expected ${name} not to prove the claim, but it ${String(proof)}` }
  if (proof.vacuous) {
    throw new UsageError(
      'vacuous-claim',
      `${name}: there is no situation that the claim speaks of, so it proves nothing`,
    )
  }
  return { pass: false, message: () => `expected ${name} to prove the claim, but it ${describe(proof)}` }
}

function describe(proof: Refuted): string {
  const { rules, situation, than } = proof.counterexample
  const all = [...new Set([...rules, ...(than?.rules ?? [])])]
  return [
    String(proof),
    `  rules: ${all.length === 0 ? 'none' : all.join(', ')}`,
    `  situation: ${JSON.stringify(situation)}`,
    ...(than === undefined ? [] : [`  than: ${JSON.stringify(than.situation)}`]),
  ].join('\n')
}
