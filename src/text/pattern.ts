import type { Folded, Letters } from './folded'

/** A spelling of a value as it is looked for, by its letters. */
export interface Pattern {
  /** Before which of its letters a new word may begin. */
  readonly gaps: ReadonlySet<number>
  /** Found only as a word, or words, by itself. */
  readonly isWord: boolean
  /** Of two letters, as they may be written: `ås` is not `as`. One with a capital is found with a capital alone. */
  readonly written: ReadonlySet<string>
}

/** A pattern for whatever either of two with the same letters finds. */
export function eitherPattern(one: Pattern, other: Pattern): Pattern {
  return {
    gaps: new Set([...one.gaps, ...other.gaps]),
    isWord: one.isWord && other.isWord,
    written: new Set([...one.written, ...other.written]),
  }
}

/** Whether the letters found are the value, and not the end of one word with the beginning of the next. */
export function repeats({ gaps, isWord, written }: Pattern, text: string, found: Letters, at: number, end: number) {
  const { letters, from, to, begins, ends } = found
  const beginsWord = begins[at] === true
  const endsWord = ends[end - 1] === true
  const isGenitive = !endsWord && letters.charAt(end) === 's' && ends[end] === true
  if (end - at === 2) {
    const spelling = text.slice(from[at], to[end - 1])
    const isParted = isGenitive && (spelling === spelling.toUpperCase() || apostropheAtEnd.test(spelling))
    const isWritten =
      written.has(asWritten(spelling)) || (!startsLow.test(spelling) && written.has(highAsWritten(spelling)))
    return isWritten && beginsWord && (endsWord || isParted)
  }
  if (beginsWord && (endsWord || isGenitive)) return true
  if (isWord) return false
  for (let i = at + 1; i < end; i++) if (begins[i] === true && !gaps.has(i - at)) return false
  return true
}

const startsLow = /^\p{Ll}/u
const apostropheAtEnd = /['’‘´`ʼ]$/u

/** How a spelling may be written where it has two letters; `isHigh` where it begins with a capital. */
export function writtenForms(text: string, letters: string, isHigh: boolean): ReadonlySet<string> {
  return new Set(letters.length === 2 ? [isHigh ? highAsWritten(text) : asWritten(text)] : [])
}

/** Marked so that no spelling in lower case has it. */
function highAsWritten(text: string): string {
  return `^${asWritten(text)}`
}

/** The letters and digits of a text in lower case, where `aa` spells `å`. */
function asWritten(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('\u030a', 'a')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Letters with the places where words begin among them. */
export type Words = Pick<Pattern, 'gaps'> & { readonly letters: string }

/** The value with its inner words in the genitive, and with those that are in it without. */
export function genitives(folded: Folded): readonly Words[] {
  const words = wordsIn(folded)
  if (words.length < 2) return []
  const inner = (change: (word: string) => string) =>
    words.map((word, i) => (i < words.length - 1 ? change(word) : word))
  return [
    inner((word) => (word.endsWith('s') || word.length < 3 ? word : `${word}s`)),
    inner((word) => (word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word)),
  ].map(joined)
}

export function gapsOf({ begins }: Letters): ReadonlySet<number> {
  return new Set(begins.flatMap((isBegin, i) => (i > 0 && isBegin ? [i] : [])))
}

function wordsIn({ letters, words }: Folded): readonly string[] {
  const found: string[] = []
  for (let i = 0; i < letters.length; i++) {
    const number = words[i] ?? 0
    found[number] = (found[number] ?? '') + letters.charAt(i)
  }
  return found
}

function joined(words: readonly string[]): Words {
  const gaps = new Set<number>()
  let letters = ''
  for (const word of words) {
    if (letters !== '') gaps.add(letters.length)
    letters += word
  }
  return { letters, gaps }
}
