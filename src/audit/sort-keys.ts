/** A copy with the keys in order and without those that are undefined, all the way down: it is canonical as it stands, and
 * reads the same from a store as it was given to it.
 */
export function sortKeys<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sortKeys) as T
  const members = value as Readonly<Record<string, unknown>>
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member !== undefined) sorted[key] = sortKeys(member)
  }
  return sorted as T
}
