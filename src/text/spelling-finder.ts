import { asidesIn } from './aside'
import { type Folded, fold, type Letters } from './folded'
import { eitherPattern, gapsOf, genitives, type Pattern, repeats, type Words, writtenForms } from './pattern'
import type { Span } from './span'
import type { Spelling } from './spelling'
import { pairAt, startAt, tripleAt, wordStarts } from './word-starts'

/** Finds values in texts, by the ways in which they may be spelt, and gives the words that they are found in.
 *
 * What a text costs depends on its length and on how many lengths the values have, and not on how many values there are.
 * The spellings of a value are worked out when a text holds the first letters of one of its words, and one of them is
 * compiled when a text holds its own: most never are.
 */
export class SpellingFinder {
  /** Values of which no text has held a first letter yet, by those of each of their words. */
  readonly #values = new Map<number, Spellings[]>()
  /** Spellings that no text has called for yet, by their first letters. */
  readonly #waiting = new Map<number, Spelling[]>()
  readonly #patterns = new Map<string, Pattern>()
  /** How long the patterns are that begin with a pair of letters: most texts hold no such pair. */
  readonly #lengths = new Map<number, Set<number>>()

  /** `areDigitsWords`: whether a spelling without a letter is looked for as well. */
  constructor(readonly areDigitsWords = false) {}

  /** Looks for a value in all its spellings: each begins with one of its words. */
  expectAny(value: string, spellings: Spellings): void {
    const starts = wordStarts(value)
    if (starts === undefined) this.#expectAll(spellings)
    else for (const start of starts) append(this.#values, start, spellings)
  }

  #expectAll(spellings: Spellings): void {
    for (const spelling of spellings()) this.expect(spelling)
  }

  /** Every form of a spelling begins as its first word does: with three letters, or two. A word of one letter begins none. */
  expect(spelling: Spelling): void {
    const { letters, words } = beginning(spelling.text)
    if (letters.length < 2) return
    if (words[1] !== 0) {
      this.#compile(spelling)
      return
    }
    append(this.#waiting, startAt(letters, 0, words[2] === 0), spelling)
  }

  /** Compiles what may begin at this place of a text. */
  #meet(letters: string, at: number): void {
    const starts = [pairAt(letters, at), tripleAt(letters, at)]
    for (const start of starts) {
      const called = this.#values.get(start)
      if (called === undefined) continue
      this.#values.delete(start)
      for (const spellings of called) this.#expectAll(spellings)
    }
    for (const start of starts) {
      const called = this.#waiting.get(start)
      if (called === undefined) continue
      this.#waiting.delete(start)
      for (const spelling of called) this.#compile(spelling)
    }
  }

  #compile({ text, isWord, isHigh }: Spelling): void {
    const folded = fold(text)
    const { letters, words } = folded
    if (!this.areDigitsWords && !/\p{L}/u.test(letters)) return
    const written = writtenForms(text, letters, isHigh)
    this.#addPattern({ letters, gaps: gapsOf(folded) }, isWord, written)
    if (words.at(-1) === 0) {
      const stem = letters.length > 5 && letters.endsWith('s') ? letters.slice(0, -1) : undefined
      if (stem !== undefined && !isWord) this.#addPattern({ letters: stem, gaps: new Set() }, true, new Set())
      return
    }
    for (const inflected of genitives(folded)) this.#addPattern(inflected, isWord, written)
    const joined = fold(text, true)
    if (joined.joints.length > 0) this.#addPattern({ letters: joined.letters, gaps: gapsOf(joined) }, isWord, written)
  }

  #addPattern({ letters, gaps }: Words, isWord: boolean, written: ReadonlySet<string>): void {
    if (letters.length < 2) return
    const pattern = { gaps, isWord, written }
    const known = this.#patterns.get(letters)
    this.#patterns.set(letters, known === undefined ? pattern : eitherPattern(known, pattern))
    const pair = pairAt(letters, 0)
    this.#lengths.set(pair, (this.#lengths.get(pair) ?? new Set()).add(letters.length))
  }

  /** The words of a text in which one of the spellings is found. */
  find(text: string): readonly Span[] {
    if (this.#patterns.size + this.#waiting.size + this.#values.size === 0) return []
    const folded = fold(text)
    const runs = this.#findAll(text, folded)
    const joined = folded.words.at(-1) === 0 ? undefined : fold(text, true)
    // What is found over a joint alone: all else is found where words are parted.
    if (joined !== undefined && joined.joints.length > 0) runs.push(...this.#findAll(text, joined, isOverJoint))
    return runs.length === 0 ? [] : runs.map(wholeWords(folded))
  }

  #findAll(text: string, folded: Folded, isFound: (run: Run, within: Letters) => boolean = () => true): Run[] {
    const runs = this.#findIn(text, folded).filter((run) => isFound(run, folded))
    for (const aside of asidesIn(folded, (own, rest) => this.#longestIn(own, rest))) {
      runs.push(...this.#findIn(text, aside, aside.size).filter((run) => isFound(run, aside)))
    }
    return runs
  }

  #longestIn(own: string, rest: string): number {
    let longest = 0
    for (let at = 0; at < own.length; at++) {
      const begin = own.slice(at)
      const first = begin.slice(0, 3) + rest.slice(0, 2)
      this.#meet(first, 0)
      for (const length of this.#lengths.get(pairAt(first, 0)) ?? []) {
        if (this.#patterns.has(begin.slice(0, length) + rest.slice(0, Math.max(0, length - begin.length))))
          longest = Math.max(longest, length)
      }
    }
    return longest
  }

  /** The values that begin with one of the first letters, so many as are given. */
  #findIn(text: string, found: Letters, first = Number.POSITIVE_INFINITY): Run[] {
    const { letters, from } = found
    const runs: Run[] = []
    for (let at = 0; at < first && at + 1 < letters.length; at++) {
      this.#meet(letters, at)
      for (const length of this.#lengths.get(pairAt(letters, at)) ?? []) {
        const end = at + length
        const pattern = end > letters.length ? undefined : this.#patterns.get(letters.slice(at, end))
        if (pattern === undefined || !repeats(pattern, text, found, at, end)) continue
        runs.push({ at, end, first: from[at] ?? 0, last: from[end - 1] ?? 0 })
      }
    }
    return runs
  }
}

type Spellings = () => readonly Spelling[]

function append<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** Letters that are a value, with the places of the first and the last of them in the text. */
interface Run {
  readonly at: number
  readonly end: number
  readonly first: number
  readonly last: number
}

/** The first letters of a text: of a long one, no more than it takes to know three. */
function beginning(text: string): Folded {
  const begun = fold(text.slice(0, 8))
  return begun.letters.length < 3 ? fold(text) : begun
}

function isOverJoint({ at, end }: Run, { joints }: Letters): boolean {
  return joints.some((joint) => joint >= at && joint + 1 < end)
}

/** Widens letters to the words that they are in. */
function wholeWords({ from, to, words, taken }: Folded): (run: Run) => Span {
  const wordAt = new Map(from.map((place, i) => [place, words[i] ?? 0]))
  for (const { from: place, at } of taken) wordAt.set(place, words[at - 1] ?? 0)
  const begins: number[] = []
  const ends: number[] = []
  words.forEach((word, i) => {
    begins[word] ??= from[i] ?? 0
    ends[word] = to[i] ?? 0
  })
  return ({ first, last }) => ({ from: begins[wordAt.get(first) ?? 0] ?? 0, to: ends[wordAt.get(last) ?? 0] ?? 0 })
}
