import { textRuns } from './bytes-to-text'

/** An alphabet in which bytes are written as characters of so many bits. */
export interface Packing {
  readonly name: string
  /** Stretches of text that may be written in it. */
  readonly token: RegExp
  /** Bits of one character. */
  readonly bits: number
  /** The bits that a character of the stretch stands for. */
  readonly valueOf: (unit: number) => number
}

const between = (unit: number, low: number, high: number) => unit >= low && unit <= high

export const base64: Packing = {
  name: 'base64',
  token: /[A-Za-z0-9+/_-]{6,}/g,
  bits: 6,
  valueOf: (unit) => {
    if (between(unit, 65, 90)) return unit - 65
    if (between(unit, 97, 122)) return unit - 71
    if (between(unit, 48, 57)) return unit + 4
    return unit === 43 || unit === 45 ? 62 : 63
  },
}

export const base32: Packing = {
  name: 'base32',
  token: /[A-Z2-7]{16,}|[a-z2-7]{16,}/g,
  bits: 5,
  valueOf: (unit) => (between(unit, 65, 90) ? unit - 65 : between(unit, 97, 122) ? unit - 97 : unit - 24),
}

const hexDigit = (unit: number) =>
  between(unit, 48, 57) ? unit - 48 : between(unit, 97, 102) ? unit - 87 : between(unit, 65, 70) ? unit - 55 : -1

export const hex: Packing = { name: 'hex', token: /[0-9A-Fa-f]{8,}/g, bits: 4, valueOf: hexDigit }

/** Pairs of hexadecimal digits with something between them: `7a:c3:a9`, `0x7a, 0xc3`. */
export const spacedHex: Packing = {
  name: 'hex',
  token: /(?:(?:0x)?[0-9A-Fa-f]{2}[\s:,-]{1,3}){3,}(?:0x)?[0-9A-Fa-f]{2}/g,
  bits: 4,
  valueOf: hexDigit,
}

/** What any stretch of a text could stand for in a packing, from wherever it may have begun; a line for each text found. */
export function unpack(text: string, { token, bits, valueOf }: Packing, shortest: number): string {
  const runs: string[] = []
  const emit = (run: string) => runs.push(run)
  const offsets = bits === 6 ? 4 : bits === 5 ? 8 : 2
  let bytes = new Uint8Array(1024)
  let values = new Uint8Array(1024)
  for (const { 0: found } of text.matchAll(token)) {
    const digits = bits === 4 ? found.replaceAll(/0x|[^0-9A-Fa-f]/g, '') : found
    if (digits.length > bytes.length) {
      bytes = new Uint8Array(digits.length)
      values = new Uint8Array(digits.length)
    }
    for (let i = 0; i < digits.length; i++) values[i] = valueOf(digits.charCodeAt(i))
    for (let offset = 0; offset < offsets; offset++) {
      const length = decode(values, offset, digits.length, bits, bytes)
      textRuns(bytes, length, shortest, emit)
    }
  }
  return runs.join('\n')
}

function decode(values: Uint8Array, from: number, to: number, bits: number, into: Uint8Array): number {
  let length = 0
  let held = 0
  let pending = 0
  for (let i = from; i < to; i++) {
    pending = ((pending << bits) | (values[i] ?? 0)) & 0xffff
    held += bits
    if (held < 8) continue
    held -= 8
    into[length++] = (pending >> held) & 0xff
  }
  return length
}

/** Base64 of mails is broken into lines: here they are one again. */
export function joinLines(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  return text.replaceAll(/\r?\n[ \t]*/g, (found, at: number) =>
    /^[A-Za-z0-9+/]{32}$/.test(text.slice(Math.max(0, at - 32), at)) ? '' : found,
  )
}
