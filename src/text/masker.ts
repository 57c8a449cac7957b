import { mask } from './mask'
import { NumberMatcher } from './number-matcher'
import type { Shield } from './shield'
import { spansOutside, withSpansMasked } from './span'
import { SpellingFinder } from './spelling-finder'
import { spellingsOf } from './spellings'

/** Finds the withheld values of one record in the texts that are shown of it, and puts the mask in their places.
 *
 * A value is found in any case, with or without diacritics, spaces, punctuation, and in the genitive; one of two letters
 * only as a word by itself. The word that it is found in is masked whole: a part of it would tell the rest.
 */
export class Masker {
  readonly #words = new SpellingFinder()
  readonly #numbers = new NumberMatcher()

  /** Adds a withheld value; `isName` for a person's name, of which each part counts. */
  add(value: string, isName: boolean): void {
    this.#numbers.add(value)
    this.#words.expectAny(value, () => spellingsOf(value, isName))
  }

  /** The text with the values that it repeats masked; the text itself where it repeats none.
   *
   * `shield` gives the values that are shown beside it. It is asked for where something is found, and not before.
   */
  mask(text: string, shield?: () => Shield): string {
    const found = [...this.#numbers.find(text), ...this.#words.find(text)]
    if (found.length === 0) return text
    const spans = shield === undefined ? found : spansOutside(text, found, shield().find(text))
    return spans.length === 0 ? text : withSpansMasked(text, spans, mask)
  }
}
