/** JSON with sorted keys and no white space, in the manner of RFC 8785. Requires JSON values without cycles. */
export function canonicalJson(value: unknown): string {
  // What is in order already is written at once, by the fastest writer there is.
  return isSorted(value) ? JSON.stringify(value) : sortedJson(value)
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`)
  return `{${members.join(',')}}`
}

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isSorted)
  let last = ''
  for (const key in value) {
    if (key < last || !isSorted((value as Readonly<Record<string, unknown>>)[key])) return false
    last = key
  }
  return true
}
