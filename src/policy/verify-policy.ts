import { isPromise, UsageError } from '../vocabulary'
import { checkRules } from './check-rules'
import { contentHash } from './content-hash'
import type { Policy } from './policy'

/** Makes sure that a policy is what its hash says: one put together by spreading another would be cited by its name.
 *
 * @throws UsageError `invalid-policy` with every issue, sorted
 */
export function verifyPolicy(policy: Policy): void {
  if (typeof policy !== 'object' || policy === null || isPromise(policy) || policy.kind !== 'policy') {
    const hint = 'what `definePolicy` gives, or the `policy` that `parsePolicy` gives'
    const issues = [{ code: 'not-a-policy', path: '', message: 'this is no policy', hint }]
    throw new UsageError('invalid-policy', 'a policy is expected here', issues)
  }
  const issues = checkRules(policy.vocabulary, policy.rules)
  const changed = issues.length === 0 && contentHash(policy) !== policy.hash
  const mismatch = { code: 'hash-mismatch', path: '/hash', message: 'the hash is not that of the content' }
  const hint = 'define the policy anew from its rules'
  const all = changed ? [{ ...mismatch, hint }] : issues
  if (all.length > 0) throw new UsageError('invalid-policy', `policy \`${policy.name}\` cannot be used`, all)
}
