/** So much of the text on either side of what was undone is kept. */
const reach = 64

/** Undoes what a pattern finds, and gives the places where something was undone with what stands around them, a line each:
 * where it is found by chance, little is left to be read again.
 */
export function undonePlaces(text: string, pattern: RegExp, undo: (found: RegExpMatchArray) => string): string {
  const places: string[] = []
  let place = ''
  let end = -1
  for (const found of text.matchAll(pattern)) {
    if (end >= 0 && found.index > end + reach) {
      places.push(place + text.slice(end, end + reach))
      end = -1
    }
    place = end < 0 ? text.slice(Math.max(0, found.index - reach), found.index) : place + text.slice(end, found.index)
    place += undo(found)
    end = found.index + found[0].length
  }
  if (end >= 0) places.push(place + text.slice(end, end + reach))
  return places.join('\n')
}
