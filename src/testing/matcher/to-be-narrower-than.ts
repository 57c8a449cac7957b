import type { Policy } from '../../policy'
import { diff, type Verdict } from '../../prove'
import { verdictBetween } from '../../prove/diff'
import type { MatcherResult } from './matcher-result'
import { policyIn } from './policy-in'

/** Passes when a policy discloses less than another in some situation, and more in none. */
export function toBeNarrowerThan(received: unknown, other: unknown): MatcherResult {
  return compared(received, other, 'narrower than', ['narrower'])
}

/** Passes when a policy discloses more than another in no situation. */
export function toBeNoWiderThan(received: unknown, other: unknown): MatcherResult {
  return compared(received, other, 'no wider than', ['narrower', 'equal'])
}

function compared(received: unknown, other: unknown, what: string, wanted: readonly Verdict[]): MatcherResult {
  const [policy, before] = [policyIn(received), policyIn(other)]
  const pass = wanted.includes(verdictBetween(before, policy))
  const name = ({ name, version }: Policy) => `policy \`${name}\` ${version}`
  const message = () =>
    `expected ${name(policy)} ${pass ? 'not ' : ''}to be ${what} ${name(before)}, but:\n${String(diff(before, policy))}`
  return { pass, message }
}
