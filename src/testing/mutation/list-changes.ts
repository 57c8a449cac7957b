/** A list of names instead of another. */
export interface ListChange {
  readonly names: readonly string[]
  readonly gone?: string
  readonly added?: string
}

/** The list without each of its names, if it has several. */
export function oneLess(names: readonly string[]): readonly ListChange[] {
  if (names.length < 2) return []
  return names.map((gone, i) => ({ names: names.toSpliced(i, 1), gone }))
}

/** A single name replaced by the one that comes after it in the vocabulary; among several, one less and one more are it. */
export function oneForAnother(names: readonly string[], known: readonly string[]): readonly ListChange[] {
  const [gone] = names
  const added = nextAfter(gone, known, names)
  return names.length !== 1 || gone === undefined || added === undefined ? [] : [{ names: [added], gone, added }]
}

/** The list with one name more: the one that comes after its last in the vocabulary and is not there yet. */
export function oneMore(names: readonly string[], known: readonly string[]): readonly ListChange[] {
  const added = nextAfter(names.at(-1), known, names)
  return added === undefined ? [] : [{ names: [...names, added], added }]
}

/** The name that comes after another in a list that begins anew at its end, those taken passed over. */
export function nextAfter<T>(name: T | undefined, known: readonly T[], taken: readonly T[]): T | undefined {
  const at = name === undefined ? -1 : known.indexOf(name)
  return [...known.slice(at + 1), ...known.slice(0, at + 1)].find((each) => !taken.includes(each))
}
