import type { Span } from './span'
import { SpellingFinder } from './spelling-finder'
import { spellingsOf } from './spellings'

/** The values that are shown in full beside a text, and are not cut up in it: a word masked inside of one of them could be
 * read beside the mask, and would tell what is withheld.
 *
 * A value is found where the text repeats the whole of it, as words by themselves; in the spellings that a withheld value is
 * found in.
 */
export class Shield {
  readonly #words = new SpellingFinder(true)

  /** Adds a value that is shown in full. */
  add(value: string): void {
    for (const spelling of spellingsOf(value, false))
      if (!spelling.isWord) this.#words.expect({ ...spelling, isWord: true })
  }

  /** Where a text repeats one of the values. */
  find(text: string): readonly Span[] {
    return this.#words.find(text)
  }
}
