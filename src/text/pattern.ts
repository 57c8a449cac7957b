import type { Folded } from './folded'

/** A spelling of a value as it is looked for, by its letters. */
export interface Pattern {
  /** Before which of its letters a new word may begin. */
  readonly gaps: ReadonlySet<number>
  /** Found only as a word, or words, by itself. */
  readonly isWord: boolean
  /** Of two letters, as they may be written: `ås` is not `as`. */
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
export function repeats({ gaps, isWord, written }: Pattern, text: string, folded: Folded, at: number, end: number) {
  const { letters, from, to, words } = folded
  const beginsWord = at === 0 || words[at - 1] !== words[at]
  const endsWord = end === letters.length || words[end] !== words[end - 1]
  const isGenitive =
    !endsWord && letters.charAt(end) === 's' && (end + 1 === letters.length || words[end + 1] !== words[end])
  if (end - at === 2) {
    const found = text.slice(from[at], to[end - 1])
    return written.has(asWritten(found)) && beginsWord && (endsWord || (isGenitive && found === found.toUpperCase()))
  }
  if (beginsWord && (endsWord || isGenitive)) return true
  if (isWord) return false
  for (let i = at + 1; i < end; i++) {
    if (words[i] !== words[i - 1] && !gaps.has(i - at)) return false
  }
  return true
}

/** The letters and digits of a text in lower case, where `aa` spells `å`. */
export function asWritten(text: string): string {
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

export function gapsOf({ words }: Folded): ReadonlySet<number> {
  return new Set(words.flatMap((word, i) => (i > 0 && words[i - 1] !== word ? [i] : [])))
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
