import type { Span } from './span'

/** Numbers with fewer digits are years, postcodes and sizes. */
const fewest = 6
/** So many digits from the end are compared: what stands before them is the code of a country or a trunk. */
const compared = 8

/** Finds telephone numbers and other long numbers, however their digits are grouped, with or without the code of a country. */
export class NumberMatcher {
  readonly #cores = new Set<string>()

  /** Adds every long number in a value. A field may hold two of them, or one with an extension: what signs part is a number,
   * too, where it is long enough.
   */
  add(value: string): void {
    if (!mayHoldNumber(value)) return
    for (const { from, to, digits } of numbersIn(value)) {
      this.#addCore(digits)
      if (digits.length >= 2 * compared) this.#addCore(digits.slice(0, compared))
      if (digits.length <= compared) continue
      for (const sign of parting) for (const part of value.slice(from, to).split(sign)) this.#addCore(digitsOf(part))
    }
  }

  #addCore(digits: string): void {
    const core = digits.replace(/^0+/, '').slice(-compared)
    if (core.length >= fewest) this.#cores.add(core)
  }

  /** Where a text holds one of the numbers. */
  find(text: string): readonly Span[] {
    if (this.#cores.size === 0 || !mayHoldNumber(text)) return []
    return numbersIn(text).filter(({ digits }) => this.#holdsCore(digits))
  }

  #holdsCore(digits: string): boolean {
    for (let at = 0; at + fewest <= digits.length; at++) {
      for (let length = fewest; length <= compared; length++) {
        if (this.#cores.has(digits.slice(at, at + length))) return true
      }
    }
    return false
  }
}

function mayHoldNumber(text: string): boolean {
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if ((unit >= 48 && unit <= 57) || unit >= 0x660) digits++
  }
  return digits >= fewest
}

/** What may stand between two numbers; each splits by itself, for the others may group the digits of one. */
const parting: readonly RegExp[] = [/[/,]/u, /[-–_]/u, /[().·]/u, /\s+/u]

/** Digits with at most three signs between two of them. */
const grouped = /[+(]{0,2}\p{Nd}(?:[\s\u200b\u2060\ufeff().,_\-–/·]{0,3}\p{Nd})*/gu

function numbersIn(text: string): readonly (Span & { readonly digits: string })[] {
  return [...text.matchAll(grouped)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    digits: digitsOf(found),
  }))
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^0-9]/g, '')
}
