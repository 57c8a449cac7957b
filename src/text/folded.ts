/** Letters and digits by which two spellings of a value are compared. */
export interface Letters {
  /** Lower case, without marks; `å` and `aa` are `a`, `ø`, `ö` and `oe` are `o`, `æ`, `ä` and `ae` are `a`. */
  readonly letters: string
  /** Where in the text each letter begins, and where it ends. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** Whether a word begins with the letter, and whether one ends with it or with what it took in. */
  readonly begins: readonly boolean[]
  readonly ends: readonly boolean[]
  /** The letters that the end of one word and the beginning of the next spell together: none, unless words are joined. */
  readonly joints: readonly number[]
}

/** A letter that spells one letter together with the one before it, which takes it in: the second of `aa`. */
export interface TakenLetter {
  readonly letter: string
  readonly from: number
  readonly to: number
  readonly beginsWord: boolean
  /** How many letters stand before it; the last of them took it in. */
  readonly at: number
}

/** A text reduced to its letters. */
export interface Folded extends Letters {
  /** The number of the word that each letter is in: what is no letter and no digit parts words. */
  readonly words: readonly number[]
  readonly taken: readonly TakenLetter[]
}

/** Folds a text: case, normal forms, diacritics, spacing, punctuation and characters of no width make no difference to its
 * letters. An apostrophe does not part a word, so that a genitive is one: `Jensen's`.
 *
 * @param isJoined - whether the last letter of a word and the first of the next spell one letter, as they do where the two
 *   are written as one word: `Nova Energi`, `NovaEnergi`
 */
export function fold(text: string, isJoined = false): Folded {
  let letters = ''
  const [from, to, words]: [number[], number[], number[]] = [[], [], []]
  const [begins, ends]: [boolean[], boolean[]] = [[], []]
  const taken: TakenLetter[] = []
  let word = 0
  let isParted = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const point = unit < 0x80 ? unit : (text.codePointAt(i) ?? unit)
    const end = i + (point > 0xffff ? 2 : 1)
    const folded = unit < 0x80 ? foldAscii(unit) : foldPoint(point)
    if (folded === undefined) isParted = true
    else if (folded !== '') {
      if (isParted && letters !== '') {
        word++
        ends[ends.length - 1] = true
      }
      if ((isJoined || !isParted) && folded.length === 1 && isDigraph(letters, folded)) {
        taken.push({ letter: folded, from: i, to: end, beginsWord: isParted, at: letters.length })
        if (!isParted) to[to.length - 1] = end
      } else {
        for (let k = 0; k < folded.length; k++) {
          begins.push(k === 0 && (isParted || letters === ''))
          ends.push(false)
          from.push(i)
          to.push(end)
          words.push(word)
        }
        letters += folded
      }
      isParted = false
    } else if (to.length > 0 && !isParted) to[to.length - 1] = end
    i = end - 1
  }
  if (ends.length > 0) ends[ends.length - 1] = true
  const joints = new Set(taken.filter(({ beginsWord }) => beginsWord).map(({ at }) => at - 1))
  return { letters, from, to, words, begins, ends, joints: [...joints], taken }
}

/** `aa`, `ae`, `oe`, `ue` spell one letter. */
function isDigraph(before: string, letter: string): boolean {
  if (letter !== 'a' && letter !== 'e') return false
  const last = before.charCodeAt(before.length - 1)
  return last === 97 || (letter === 'e' && (last === 111 || last === 117))
}

/** The letter or digit; empty for what is passed over; undefined for what parts words. */
function foldAscii(unit: number): string | undefined {
  if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) return String.fromCharCode(unit)
  if (unit >= 65 && unit <= 90) return String.fromCharCode(unit + 32)
  return unit === 0x27 || unit === 0x60 ? '' : undefined
}

/** Letters that Unicode does not take apart, and the two that a Nordic keyboard writes with another one. */
const apart: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ħ: 'h',
  ŧ: 't',
}

const passedOver = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}´ʼ‘’]/u

function foldPoint(point: number): string | undefined {
  const character = String.fromCodePoint(point)
  if (passedOver.test(character)) return ''
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (plain === '') return undefined
  return Array.from(plain, (letter) => apart[letter] ?? letter).join('')
}
