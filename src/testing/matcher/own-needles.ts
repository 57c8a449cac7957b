import { readingOf } from '../canary/draft'
import { foldText } from '../canary/fold'
import { type Leaf, leavesOf } from '../canary/leaves'
import type { Core, Needle } from '../canary/needle'

/** Shorter texts and numbers stand everywhere by chance. */
const fewest = 4
/** So many characters of a longer text, one after the other, give it away. */
const enough = 16

/** The values of a record that can be looked for as they are: texts of four letters or more, numbers of four digits or
 * more, dates. They are ordinary words, so they must stand by themselves: what is part of a word is not found, and a
 * field that holds the same as another cannot be told from it. Markers can do both.
 *
 * @throws UsageError `unmarkable-record`
 */
export function ownNeedles(record: unknown): readonly Needle[] {
  return leavesOf(record).flatMap((leaf): Needle[] => {
    const cores = coresOf(leaf)
    return cores.length === 0 ? [] : [{ path: leaf.path, text: String(leaf.value), cores }]
  })
}

function coresOf({ value }: Leaf): readonly Core[] {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return []
    return [
      readingOf(value.toISOString().slice(0, 10), 'plain'),
      readingOf(String(Math.abs(value.getTime())), 'epoch'),
    ].filter(({ text }) => text.length >= fewest)
  }
  if (!['string', 'number', 'bigint'].includes(typeof value)) return []
  const text = foldText(String(value))
  return text.length < fewest ? [] : [{ text, least: Math.min(text.length, enough), ordinary: true }]
}
