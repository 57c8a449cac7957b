import { fold } from './folded'

/** What is passed over where letters are compared, and parts the words of a name even so. */
const partsUnseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}‘]/u

/** The first letters of every word of a value, as texts are looked up by them: each of its spellings begins with one of its
 * words. Undefined where words may begin elsewhere, or where a word of one letter says too little: what comes after it may
 * be another in another spelling.
 */
export function wordStarts(value: string): readonly number[] | undefined {
  if (partsUnseen.test(value)) return undefined
  const { letters, words, from, to } = fold(value)
  const starts: number[] = []
  for (let at = 0; at < letters.length; at++) {
    if (at > 0 && words[at] === words[at - 1]) continue
    if (words[at + 1] !== words[at] && !isSlashed(value, from[at] ?? 0, to[at] ?? 0)) return undefined
    starts.push(startAt(letters, at, words[at + 2] === words[at]))
  }
  return starts
}

/** In `A/S` both letters stand in every spelling; a vowel would be taken in by the one before it in some. */
function isSlashed(value: string, from: number, to: number): boolean {
  return (value[to] === '/' && !/^\/\s?[ae]/iu.test(value.slice(to))) || value[from - 1] === '/'
}

/** The first letters of a word: three of a long one, and of a shorter one two, the next word's if it must be. */
export function startAt(letters: string, at: number, isLong: boolean): number {
  return isLong ? tripleAt(letters, at) : pairAt(letters, at)
}

export function pairAt(letters: string, at: number): number {
  return letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1)
}

/** NaN, which is the start of no word, where the letters end before. */
export function tripleAt(letters: string, at: number): number {
  return pairAt(letters, at) * 0x10000 + letters.charCodeAt(at + 2)
}
