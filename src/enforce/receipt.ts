import type { Act, Basis, Evidence, Need } from '../vocabulary'

/** The record of one disclosure. Holds who, what kind of data and why: ids and names of rules, never a value.
 *
 * GDPR 5(2); JI-12, TERMS-033. `disclosed` lists what the view holds, no more and no less (law 6).
 */
export interface Receipt {
  readonly kind: 'receipt'
  readonly viewer: {
    readonly id: string | undefined
    readonly role: string | undefined
    readonly organisation: string | undefined
    readonly assurance: string | undefined
  }
  readonly purpose: string | undefined
  /** What the viewer did with it; undefined when the request named an act that there is none of. */
  readonly act: Act | undefined
  readonly need: Need | undefined
  /** Milliseconds since 1970-01-01T00:00Z; undefined when the request named no instant. */
  readonly at: number | undefined
  readonly record: { readonly kind: string; readonly id: string | undefined; readonly subject: string | undefined }
  readonly policy: { readonly name: string; readonly version: string; readonly hash: string }
  readonly disclosed: readonly DisclosedCategory[]
  /** Fact → ids of the consents, and of the versions of notices, that the disclosure stands on; as far as the request gave
   * them. */
  readonly evidence: Evidence | undefined
  /** Why nothing was disclosed; undefined when something was. */
  readonly refusal: Refusal | undefined
  /** What the host must do because of this disclosure, sorted. */
  readonly obligations: readonly string[]
}

export const refusals = [
  'policy',
  'unreadable',
  'unaccountable',
  'disproportionate',
  'wrong-purpose',
  'blocked',
  'allowance-unknown',
] as const

/** Why a request got nothing. A closed set.
 *
 * - `policy`: the rules, or what is not known
 * - `unreadable`: the rules open the record, and nothing of what they open can be read; a closed record stays `policy`
 * - `unaccountable`: it could not have been said later who saw what: no viewer, no id of the record (JI-12, JI-40)
 * - `disproportionate`: it would have passed the allowance (UWV-26)
 * - `wrong-purpose`: so far past the allowance that the purpose declared cannot be it (UWV-25); blocks the account
 * - `blocked`: the account is blocked (UWV-11)
 * - `allowance-unknown`: what has been seen so far, or what it was needed for, could not be found out
 */
export type Refusal = (typeof refusals)[number]

/** One category of which the view holds something. */
export interface DisclosedCategory {
  /** The record kind: that of the record, or of one nested in it. */
  readonly record: string
  readonly category: string
  readonly level: string
  /** The permits it stands on. */
  readonly grounds: readonly DisclosureGround[]
}

export interface DisclosureGround {
  readonly rule: string
  readonly basis: Basis | undefined
  readonly notice: string | undefined
}
