/** A text reduced to its letters and digits: lower case, without marks, compatibility forms resolved. */
export interface Folded {
  /** UTF-16 code units of what is left. */
  readonly units: Uint16Array
  /** Where in the text each of them came from. */
  readonly at: Uint32Array
  readonly length: number
}

/** Folds a text. Case, normal forms, diacritics, full-width forms, spaces, punctuation and zero-width characters make no
 * difference to the result; the order of the letters does.
 */
export function fold(text: string): Folded {
  const folded = new Growing(text.length)
  const known = new Map<number, string>()
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit
      if (isAsciiWord(lower)) folded.push(lower, i)
      continue
    }
    const point = text.codePointAt(i) ?? unit
    const letters = known.get(point) ?? foldPoint(point)
    known.set(point, letters)
    for (let k = 0; k < letters.length; k++) folded.push(letters.charCodeAt(k), i)
    if (point > 0xffff) i++
  }
  return folded
}

/** The same of a short text, as a text. */
export function foldText(text: string): string {
  const { units, length } = fold(text)
  return Array.from(units.subarray(0, length), (unit) => String.fromCharCode(unit)).join('')
}

class Growing implements Folded {
  units: Uint16Array
  at: Uint32Array
  length = 0

  constructor(room: number) {
    this.units = new Uint16Array(room)
    this.at = new Uint32Array(room)
  }

  push(unit: number, at: number): void {
    if (this.length === this.units.length) this.grow()
    this.units[this.length] = unit
    this.at[this.length] = at
    this.length++
  }

  private grow(): void {
    const { units, at } = this
    this.units = new Uint16Array(units.length * 2 + 16)
    this.at = new Uint32Array(at.length * 2 + 16)
    this.units.set(units)
    this.at.set(at)
  }
}

const isAsciiWord = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)

/** Letters that Unicode does not take apart. */
const apart: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** The zeros of other scripts; nine digits follow each. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20]

function foldPoint(point: number): string {
  const zero = zeros.find((first) => point >= first && point < first + 10)
  if (zero !== undefined) return String(point - zero)
  const lower = String.fromCodePoint(point).normalize('NFKD').toLowerCase().normalize('NFKD')
  return Array.from(lower.replaceAll(/[^\p{L}\p{N}]/gu, ''), (letter) => apart[letter] ?? letter).join('')
}
