import type { Basis } from '../vocabulary'

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
  /** Milliseconds since 1970-01-01T00:00Z; undefined when the request named no instant. */
  readonly at: number | undefined
  readonly record: { readonly kind: string; readonly id: string | undefined; readonly subject: string | undefined }
  readonly policy: { readonly name: string; readonly version: string; readonly hash: string }
  readonly disclosed: readonly DisclosedCategory[]
  /** What the host must do because of this disclosure, sorted. */
  readonly obligations: readonly string[]
}

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
