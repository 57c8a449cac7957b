/** Is this plain data that nobody can change any more? Not beyond a depth of 20: what is made here is not as deep.
 *
 * @param isKnown - whether a part of it was found to be so before
 */
export function isFrozenDeep(value: unknown, isKnown?: (part: object) => boolean, depth = 20): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  if (isKnown?.(value) === true) return true
  if (depth === 0 || !Object.isFrozen(value)) return false
  if (Array.isArray(value)) {
    const items = value as readonly unknown[]
    for (let i = 0; i < items.length; i++) if (!isFrozenDeep(items[i], isKnown, depth - 1)) return false
    return true
  }
  const members = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(members)) {
    const member = members[key]
    if (typeof member !== 'string' && !isFrozenDeep(member, isKnown, depth - 1)) return false
  }
  return true
}
