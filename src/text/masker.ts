import { type Folded, fold } from './folded'
import { mask } from './mask'
import { NumberMatcher } from './number-matcher'
import { type Span, withSpansMasked } from './span'
import { spellingsOf } from './spellings'

/** A spelling as it is looked for. */
interface Pattern {
  readonly letters: string
  /** Before which of its letters a new word begins. */
  readonly gaps: ReadonlySet<number>
  readonly isWord: boolean
  /** Of two letters, as they are written: `ås` is not `as`. */
  readonly written: string | undefined
}

/** Finds the withheld values of one record in the texts that are shown of it, and puts the mask in their places.
 *
 * A value is found in any case, with or without diacritics, spaces, punctuation, and in the genitive; one of two letters
 * only as a word by itself. The word that it is found in is masked whole: a part of it would tell the rest.
 */
export class Masker {
  readonly #patterns = new Map<string, Pattern>()
  /** Which pairs of letters a pattern may begin with, by a hash: most texts hold none of them. */
  readonly #pairs = new Uint32Array(pairRoom / 32)
  readonly #numbers = new NumberMatcher()

  /** Adds a withheld value; `isName` for a person's name, of which each part counts. */
  add(value: string, isName: boolean): void {
    this.#numbers.add(value)
    for (const { text, isWord } of spellingsOf(value, isName)) this.#addSpelling(text, isWord)
  }

  /** The text with the values that it repeats masked; the text itself where it repeats none. */
  mask(text: string): string {
    const folded = fold(text)
    const spans = [...this.#numbers.find(text), ...this.#find(text, folded)]
    return spans.length === 0 ? text : withSpansMasked(text, spans, mask)
  }

  #addSpelling(text: string, isWord: boolean): void {
    const folded = fold(text)
    const { letters, words } = folded
    if (letters.length < 2 || !/\p{L}/u.test(letters)) return
    this.#addPattern(letters, gapsOf(folded), isWord, letters.length === 2 ? asWritten(text) : undefined)
    for (const inflected of genitives(folded)) this.#addPattern(inflected.letters, inflected.gaps, isWord, undefined)
    const stem = words.at(-1) === 0 && letters.length > 5 && letters.endsWith('s') ? letters.slice(0, -1) : undefined
    if (stem !== undefined && !isWord) this.#addPattern(stem, new Set(), true, undefined)
  }

  #addPattern(letters: string, gaps: ReadonlySet<number>, isWord: boolean, written: string | undefined): void {
    const known = this.#patterns.get(letters)
    // What is to be found anywhere is found as a word, too.
    if (known !== undefined && (!known.isWord || isWord)) return
    this.#patterns.set(letters, { letters, gaps, isWord: isWord || letters.length === 2, written })
    const pair = pairAt(letters, 0)
    this.#pairs[pair >>> 5] = (this.#pairs[pair >>> 5] ?? 0) | (1 << (pair & 31))
  }

  #find(text: string, folded: Folded): readonly Span[] {
    if (!this.#mayBegin(folded.letters)) return []
    const spans: Span[] = []
    for (const pattern of this.#patterns.values()) {
      const { letters } = pattern
      for (let at = folded.letters.indexOf(letters); at >= 0; at = folded.letters.indexOf(letters, at + 1)) {
        if (repeats(pattern, text, folded, at)) spans.push(wordsAround(folded, at, at + letters.length))
      }
    }
    return spans
  }

  #mayBegin(letters: string): boolean {
    for (let i = 0; i + 1 < letters.length; i++) {
      const pair = pairAt(letters, i)
      if (((this.#pairs[pair >>> 5] ?? 0) & (1 << (pair & 31))) !== 0) return true
    }
    return false
  }
}

const pairRoom = 1024

function pairAt(letters: string, at: number): number {
  return (letters.charCodeAt(at) * 31 + letters.charCodeAt(at + 1)) % pairRoom
}

function gapsOf({ words }: Folded): ReadonlySet<number> {
  return new Set(words.flatMap((word, i) => (i > 0 && words[i - 1] !== word ? [i] : [])))
}

/** The value with its inner words in the genitive, and with those that are in it without. */
function genitives(folded: Folded): readonly Pick<Pattern, 'letters' | 'gaps'>[] {
  const words = wordsIn(folded)
  if (words.length < 2) return []
  const inner = (change: (word: string) => string) =>
    words.map((word, i) => (i < words.length - 1 ? change(word) : word))
  return [
    inner((word) => (word.endsWith('s') || word.length < 3 ? word : `${word}s`)),
    inner((word) => (word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word)),
  ].map(joined)
}

function wordsIn({ letters, words }: Folded): readonly string[] {
  const found: string[] = []
  for (let i = 0; i < letters.length; i++) {
    const number = words[i] ?? 0
    found[number] = (found[number] ?? '') + letters.charAt(i)
  }
  return found
}

function joined(words: readonly string[]): Pick<Pattern, 'letters' | 'gaps'> {
  const gaps = new Set<number>()
  let letters = ''
  for (const word of words) {
    if (letters !== '') gaps.add(letters.length)
    letters += word
  }
  return { letters, gaps }
}

/** Whether the letters found are the value, and not the end of one word with the beginning of the next. */
function repeats(pattern: Pattern, text: string, folded: Folded, at: number): boolean {
  const { letters, from, to, words } = folded
  const end = at + pattern.letters.length
  const beginsWord = at === 0 || words[at - 1] !== words[at]
  const endsWord = end === letters.length || words[end] !== words[end - 1]
  const isGenitive =
    !endsWord && letters.charAt(end) === 's' && (end + 1 === letters.length || words[end + 1] !== words[end])
  if (pattern.written !== undefined) {
    const found = text.slice(from[at], to[end - 1])
    if (asWritten(found) !== pattern.written) return false
    return beginsWord && (endsWord || (isGenitive && found === found.toUpperCase()))
  }
  if (pattern.isWord) return beginsWord && (endsWord || isGenitive)
  if (beginsWord && (endsWord || isGenitive)) return true
  for (let i = at + 1; i < end; i++) {
    if (words[i] !== words[i - 1] && !pattern.gaps.has(i - at)) return false
  }
  return true
}

/** A text in lower case, where `aa` spells `å`. */
function asWritten(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('å', 'aa')
}

function wordsAround({ from, to, words }: Folded, start: number, end: number): Span {
  let first = start
  let last = end - 1
  while (first > 0 && words[first - 1] === words[first]) first--
  while (last + 1 < words.length && words[last + 1] === words[last]) last++
  return { from: from[first] ?? 0, to: to[last] ?? 0 }
}
