import { quote, UsageError } from '../../vocabulary'
import type { LetterInput } from './letter-input'
import { letterSections } from './letter-sections'
import { letterWords } from './letters'
import { readLetter } from './read-letter'
import { type Language, languages } from './vocabulary-words'

/** A letter to one subject. Plain frozen data. */
export interface Letter {
  readonly kind: 'letter'
  readonly language: Language
  /** The id of whom it is to. It does not stand in the text. */
  readonly to: string
  readonly title: string
  readonly text: string
}

/** Tells one subject what happened, in plain language: GDPR 34(2) and 12(1).
 *
 * It lists what was seen of this very subject, and how (UWV-20), how sure that is (UWV-03), who saw it, what may come of
 * it and what to do (UWV-19), what was done, and whom to ask. It holds nothing but the names and texts it is given and
 * the library's own sentences.
 * @throws UsageError `invalid-letter` with every issue: what is blank, or has a gap left in it; `other-recipient` for a role
 * that did not see this subject; `not-in-order` for a date before anybody was aware; `missing-words` for each
 * category, level or role without words; `unknown-key`; `unknown-language`; `unknown-zone`
 */
export function letter(language: Language, input: LetterInput): Letter {
  if (!languages.includes(language)) {
    throw new UsageError('unknown-language', `there are no letters in ${quote(language)}`)
  }
  const texts = readLetter(input)
  const sentences = letterWords[language]
  const { subject, certainty } = input.to
  const text = `${letterSections(input, texts, sentences).join('\n\n')}\n`
  return Object.freeze({ kind: 'letter', language, to: subject, title: sentences.title[certainty], text })
}
