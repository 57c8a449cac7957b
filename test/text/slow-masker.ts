import { spellingsOf } from '../../src/text/spellings'

/** A word of a text: where it stands, and the letters by which it is compared. */
interface Word {
  readonly from: number
  readonly to: number
  readonly letters: string
}
/** What is compared: letters, and before which of them a new word begins. */
interface Letters {
  readonly letters: string
  readonly gaps: readonly number[]
}
interface Sought extends Letters {
  readonly isWord: boolean
  readonly isHigh: boolean
  readonly written: readonly string[]
}

/** The masker as a sentence says it: each run of letters in a text is compared with each spelling of the value, and the
 * words of those that are the same are masked, but for those that lie inside the words of a value that is shown beside it.
 * Which spellings a value has is taken from the library; all else is not.
 */
export function slowlyMasked(value: string, text: string, isName: boolean, shown: readonly string[] = []): string {
  const sought = spellingsOf(value, isName).flatMap(({ text: spelling, isWord, isHigh }) =>
    soughtFor(spelling, isWord).map((each) => ({ ...each, isHigh })),
  )
  const words = wordsOf(text)
  const shields = shown.flatMap((each) => runsOf(shieldsOf(each), text, words))
  const masked = new Set<number>()
  for (const [first, last] of runsOf(sought, text, words)) {
    if (shields.some(([from, to]) => from <= first && last <= to)) continue
    for (let w = first; w <= last; w++) masked.add(w)
  }
  return withWordsMasked(text, words, masked)
}

/** The numbers of the first and the last word wherever a spelling is found. */
function runsOf(sought: readonly Sought[], text: string, words: readonly Word[]): (readonly [number, number])[] {
  return words.flatMap((_, i) =>
    words.map((_word, k) => [i, k] as const).filter(([, k]) => k >= i && isFound(sought, text, words.slice(i, k + 1))),
  )
}

/** Of what is shown, the whole value as words by themselves. */
function shieldsOf(shown: string): readonly Sought[] {
  const whole = spellingsOf(shown, false).filter(({ isWord }) => !isWord)
  return whole.flatMap(({ text }) => soughtFor(text, true, /[\p{L}\p{N}]/u).map((each) => ({ ...each, isHigh: false })))
}

function soughtFor(spelling: string, isWord: boolean, needs = /\p{L}/u): readonly Omit<Sought, 'isHigh'>[] {
  const words = wordsOf(spelling).map(({ letters }) => oneLetterEach(letters))
  const strict = together(words)
  if (strict.letters.length < 2 || !needs.test(strict.letters)) return []
  const inner = (change: (word: string) => string) =>
    words.map((word, i) => (i + 1 < words.length ? change(word) : word))
  const gains = inner((word) => (word.endsWith('s') || word.length < 3 ? word : `${word}s`))
  const loses = inner((word) => (word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word))
  const several = words.length > 1 ? [together(gains), together(loses), collapsed(strict)] : []
  const isGenitive = words.length === 1 && !isWord && strict.letters.length > 5 && strict.letters.endsWith('s')
  const stem = isGenitive ? [{ letters: strict.letters.slice(0, -1), gaps: [], isWord: true, written: [] }] : []
  const written = strict.letters.length === 2 ? [lettersAsWritten(spelling)] : []
  const all = [...[strict, ...several].map((each) => ({ ...each, isWord, written })), ...stem]
  return all.filter(({ letters }) => letters.length > 1)
}

/** Whether some letters that begin in the first word and end in the last are a spelling. */
function isFound(sought: readonly Sought[], text: string, words: readonly Word[]): boolean {
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return false
  const inner = words.slice(1, -1).map(({ letters }) => letters)
  for (let begin = 0; begin < first.letters.length; begin++) {
    for (let end = words.length === 1 ? begin + 1 : 1; end <= last.letters.length; end++) {
      const whole = words.length === 1 ? [first.letters.slice(begin, end)] : undefined
      const parts = whole ?? [first.letters.slice(begin), ...inner, last.letters.slice(0, end)]
      const isIn = begin > 0
      const rest = last.letters.slice(end)
      const strict = together(parts.map(oneLetterEach))
      const joined = collapsed(together(parts))
      // A word that the one before takes in as a whole adds nothing, and stays as it is.
      const isLastTaken = joined.letters === collapsed(together(parts.slice(0, -1))).letters
      const isJoined = joined.letters !== strict.letters && !isLastTaken
      for (const run of isJoined ? [strict, joined] : [strict]) {
        if (sought.some((each) => isRun(each, run, isIn, rest, withoutGenitive(text.slice(first.from, last.to), rest))))
          return true
      }
    }
  }
  return false
}

function withoutGenitive(found: string, rest: string): string {
  return rest === 's' ? found.replace(/s[^\p{L}\p{N}]*$/iu, '') : found
}

function isRun(sought: Sought, run: Letters, isInWord: boolean, rest: string, found: string): boolean {
  if (sought.letters !== run.letters) return false
  const isWhole = !isInWord && (rest === '' || rest === 's')
  if (run.letters.length === 2) {
    const isGenitive = rest === 's' && (found === found.toUpperCase() || /['’‘´`ʼ]$/u.test(found))
    if (sought.isHigh && /^\p{Ll}/u.test(found)) return false
    return !isInWord && sought.written.includes(lettersAsWritten(found)) && (rest === '' || isGenitive)
  }
  return isWhole || (!sought.isWord && run.gaps.every((gap) => sought.gaps.includes(gap)))
}

function together(words: readonly string[]): Letters {
  const gaps: number[] = []
  let letters = ''
  for (const word of words.filter((each) => each !== '')) {
    if (letters !== '') gaps.push(letters.length)
    letters += word
  }
  return { letters, gaps }
}

/** The same written as one word: its `aa`, `ae`, `oe`, `ue` spell one letter each. */
function collapsed({ letters, gaps }: Letters): Letters {
  const lengthTo = (end: number) => oneLetterEach(letters.slice(0, end)).length
  const kept = gaps.filter((gap) => lengthTo(gap + 1) > lengthTo(gap))
  return { letters: oneLetterEach(letters), gaps: kept.map(lengthTo) }
}

function oneLetterEach(letters: string): string {
  return letters.replaceAll(/a[ae]+/g, 'a').replaceAll(/([ou])e+/g, '$1')
}

const sign = String.raw`[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}'${'`'}´ʼ‘’]`
const word = new RegExp(String.raw`[\p{L}\p{N}](?:${sign}|[\p{L}\p{N}])*`, 'gu')

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    letters: plain(found).replaceAll(/[øœ]/g, 'o').replaceAll('æ', 'a').replaceAll('ß', 'ss'),
  }))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function lettersAsWritten(text: string): string {
  return plain(text.normalize('NFC').replaceAll(/å/gi, 'aa'))
}

function withWordsMasked(text: string, words: readonly Word[], masked: ReadonlySet<number>): string {
  let shown = ''
  let end = 0
  words.forEach(({ from, to }, i) => {
    const goesOn = masked.has(i) && masked.has(i - 1)
    if (!goesOn) shown += text.slice(end, from)
    if (!masked.has(i)) shown += text.slice(from, to)
    else if (!goesOn) shown += '***'
    end = to
  })
  return shown + text.slice(end)
}
