/** The name that is at most two edits away, the nearest first; undefined where there is none. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = 3
  for (const each of known) {
    // A name that differs in length by three is three edits away.
    const edits = Math.abs(each.length - name.length) > 2 ? 3 : editsBetween(name, each)
    if (edits < least) [nearest, least] = [each, edits]
  }
  return nearest
}

/** Letters put in, left out or put in place of others (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
