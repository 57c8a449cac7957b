import type { DisclosureRequest } from '../../vocabulary'

/** Words that stand in a generated record for what the request will say of the viewer.
 *
 * Facts that live in a record often compare it with the viewer: is this vacancy the viewer's own? Texts drawn blindly
 * would never be equal, and such facts never true.
 */
export const viewerWords = ['\u0000organisation', '\u0000role', '\u0000id'] as const

/** A copy of a generated record in which the viewer's own words stand in their places. */
export function fillIn(record: unknown, { viewer }: Pick<DisclosureRequest, 'viewer'>): unknown {
  const words = new Map<unknown, unknown>([
    [viewerWords[0], viewer.organisation ?? 'Acme'],
    [viewerWords[1], viewer.role],
    [viewerWords[2], viewer.id ?? 'u1'],
  ])
  return fill(record, words)
}

function fill(value: unknown, words: ReadonlyMap<unknown, unknown>): unknown {
  if (typeof value === 'string') return words.get(value) ?? value
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, words))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [fill(key, words), fill(member, words)]))
}
