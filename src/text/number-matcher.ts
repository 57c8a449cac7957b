import type { Span } from './span'

/** Numbers with fewer digits are years, postcodes and sizes. */
const fewest = 6
/** So many digits from the end are compared: what stands before them is the code of a country or a trunk. */
const compared = 8

/** Finds telephone numbers and other long numbers, however their digits are grouped, with or without the code of a country. */
export class NumberMatcher {
  readonly #cores = new Set<string>()

  /** Adds every long number in a value. */
  add(value: string): void {
    if (!mayHoldNumber(value)) return
    for (const { digits } of numbersIn(value)) {
      const core = digits.replace(/^0+/, '').slice(-compared)
      if (core.length >= fewest) this.#cores.add(core)
    }
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

/** Digits with at most three signs between two of them. */
const grouped = /[+(]{0,2}\p{Nd}(?:[\s\u200b\u2060\ufeff().\-–/·]{0,3}\p{Nd})*/gu

function numbersIn(text: string): readonly (Span & { readonly digits: string })[] {
  return [...text.matchAll(grouped)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    digits: found.normalize('NFKC').replaceAll(/[^0-9]/g, ''),
  }))
}
