const longest = 366 * 24 * 3_600_000

/** Whether a decision ends, and soon enough: what nobody has to decide again is forgotten, and never told (GDPR 23(2)(c)). */
export function endsInTime({ at, until }: { readonly at?: unknown; readonly until?: unknown }): boolean {
  if (typeof at !== 'number' || typeof until !== 'number') return false
  return at < until && until - at <= longest
}
