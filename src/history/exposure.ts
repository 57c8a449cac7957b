/** One category that could be seen further than it should. */
export interface ExposedCategory {
  readonly category: string
  readonly seen: string
  readonly allowed: string
}

/** A stretch of time in which a class of viewers could have seen of a record what it should not have.
 *
 * Could see, not did see: what was seen is in the audit log.
 */
export interface Exposure {
  readonly kind: 'exposure'
  readonly subject: string
  readonly record: { readonly kind: string; readonly id: string }
  /** `organisation` is one that the history names; undefined stands for any other. */
  readonly viewer: { readonly role: string; readonly organisation: string | undefined }
  /** First instant, in milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  /** First instant at which it was over; undefined while it goes on. */
  readonly to: number | undefined
  /** The policy that allowed it. */
  readonly policy: { readonly name: string; readonly version: string }
  /** In vocabulary order; never empty. */
  readonly categories: readonly ExposedCategory[]
}
