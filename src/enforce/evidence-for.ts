import { type Basis, type Evidence, promisesIn } from '../vocabulary'
import { attempt } from './attempt'
import { own } from './own'
import type { DisclosedCategory } from './receipt'

/** What of the evidence a disclosure stands on: the ids of consents, and of notices shown, that its grounds turn on, and of
 * decisions on facts of the vocabulary, as one that overrides an objection (TERMS-082).
 *
 * What cannot be read as ids is left out: the receipt then holds less, and the disclosure stays what it is.
 */
export function evidenceFor(
  disclosed: readonly DisclosedCategory[],
  evidence: unknown,
  decided: readonly string[],
): Evidence | undefined {
  if (evidence === undefined || disclosed.length === 0) return undefined
  const facts = new Set([...disclosed.flatMap(({ grounds }) => grounds.flatMap(factsOf)), ...decided])
  const found = [...facts].map((fact) => [fact, idsOf(evidence, fact)] as const).filter(([, ids]) => ids.length > 0)
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

function factsOf({ basis, notice }: DisclosedCategory['grounds'][number]): readonly string[] {
  const scopes = scopesOf(basis).map((scope) => `consent.${scope}`)
  return notice === undefined || notice === 'none' ? scopes : [...scopes, `informed.${notice}`]
}

function scopesOf(basis: Basis | undefined): readonly string[] {
  if (basis === undefined || basis === 'none') return []
  const special = basis.special !== undefined && 'consent' in basis.special ? [basis.special.consent] : []
  return 'consent' in basis ? [basis.consent, ...special] : special
}

function idsOf(evidence: unknown, fact: string): readonly string[] {
  const ids = attempt(() => {
    const found = own(evidence, fact)
    // An accessor may give what the request itself did not hold.
    promisesIn(found, 1)
    return Array.isArray(found) ? Array.from(found as readonly unknown[]).filter((id) => typeof id === 'string') : []
  })
  return ids ?? []
}
