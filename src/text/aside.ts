import type { Folded, Letters, TakenLetter } from './folded'

/** The letters of a text from one on that was taken in, as they are where nothing stands before it: a value may begin
 * with that letter, as `Energi` does in `NovaEnergi` and `Ea Energi` in `Coca Ea Energi`.
 */
export interface Aside extends Letters {
  /** How many of its letters were taken in: what begins with a later one is found without it. */
  readonly size: number
}

/** The letters from each one on that was taken in. `longestIn` gives the length of the longest value that begins with one of
 * some letters and goes on with others; 0 where none does, and nothing is set aside.
 */
export function asidesIn(folded: Folded, longestIn: (own: string, rest: string) => number): readonly Aside[] {
  const { taken } = folded
  const joints = new Set(folded.joints)
  /** By how many letters stand before, the last that was taken in there and begins a word. */
  const lastBegin = new Map(taken.flatMap(({ at, beginsWord }, i) => (beginsWord ? [[at, i] as const] : [])))
  const asides: Aside[] = []
  for (let i = 0; i < taken.length; ) {
    const own = takenTogether(taken, i)
    i += own.length
    const at = own[0]?.at ?? 0
    const letters = own.map(({ letter }) => letter).join('')
    const longest = longestIn(letters, folded.letters.slice(at))
    if (longest === 0) continue
    asides.push(asideOf(folded, own, at, at + longest, joints, (lastBegin.get(at) ?? -1) >= i))
  }
  return asides
}

/** An `e` takes in nothing, so that each letter stands by itself up to the first `a`: that one takes in what follows, as the
 * letter did that took in all of them.
 */
function takenTogether(taken: readonly TakenLetter[], first: number): readonly TakenLetter[] {
  let end = first
  do end++
  while (taken[end]?.at === taken[first]?.at && taken[end - 1]?.letter === 'e')
  return taken.slice(first, end)
}

/** `isJoined`: whether the last of its own letters took in one that begins a word. */
function asideOf(
  folded: Folded,
  own: readonly TakenLetter[],
  at: number,
  end: number,
  joints: ReadonlySet<number>,
  isJoined: boolean,
): Aside {
  const size = own.length
  const letters = own.map(({ letter }) => letter).join('') + folded.letters.slice(at, end)
  return {
    size,
    letters,
    from: [...own.map(({ from }) => from), ...folded.from.slice(at, end)],
    to: [...own.map(({ to }) => to), ...folded.to.slice(at, end)],
    begins: [...own.map(({ beginsWord }) => beginsWord), ...folded.begins.slice(at, end)],
    // Nothing that is found ends with one of its own: it would lie inside of a word, or over no joint.
    ends: [...own.map(() => false), ...folded.ends.slice(at, end)],
    joints: Array.from(letters, (_, i) => i).filter((i) =>
      i < size ? isJoined && i === size - 1 : joints.has(i - size + at),
    ),
  }
}
