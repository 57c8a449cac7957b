/** A count with its thousands apart: `130,000`. */
export function number(count: number): string {
  return count.toLocaleString('en')
}

/** A day as a date, in UTC: `2011-01-20`. */
export function date(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** `A`, `A and B`, `A, B and C`. */
export function list(names: readonly string[]): string {
  const last = names.at(-1) ?? 'nobody'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
