/** Which viewer sees what: a role, a record kind, a category. No role: one that the vocabulary does not have. */
export interface Place {
  readonly role: string | undefined
  readonly on: string
  readonly category: string
}

/** All places of these roles, kinds and categories. */
export interface Places {
  /** `*` is every role; one that the vocabulary does not have is `(unknown)`. */
  readonly roles: readonly string[] | '*'
  readonly on: readonly string[]
  readonly categories: readonly string[]
}

export const unknownRole = '(unknown)'

/** The places as few groups of roles that see the same of the same kinds, in the order in which they came.
 * @param roles - every role of the vocabulary
 */
export function gatherPlaces(places: readonly Place[], roles: readonly string[]): readonly Places[] {
  const ofRole = groupBy(places, ({ role = unknownRole }) => role)
  const alike = groupBy([...ofRole], ([, own]) => JSON.stringify(blocksOf(own)))
  return [...alike.values()].flatMap((group) => {
    const named = group.map(([role]) => role)
    const all = named.length > roles.length ? ('*' as const) : Object.freeze(named)
    const [, own = []] = group[0] ?? []
    return blocksOf(own).map((block) => Object.freeze({ roles: all, ...block }))
  })
}

/** Of one role: the kinds of which the same categories are meant. */
function blocksOf(places: readonly Place[]): readonly Omit<Places, 'roles'>[] {
  const ofKind = groupBy(places, ({ on }) => on)
  const alike = groupBy([...ofKind], ([, own]) => JSON.stringify(own.map(({ category }) => category)))
  return [...alike.values()].map((group) => ({
    on: Object.freeze(group.map(([on]) => on)),
    categories: Object.freeze((group[0]?.[1] ?? []).map(({ category }) => category)),
  }))
}

/** Groups in the order of their first members. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
