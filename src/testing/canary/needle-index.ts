import type { Folded } from './fold'
import type { Core, Needle } from './needle'

/** A stretch of a folded text that equals a stretch of a core. */
export interface Match {
  readonly needle: Needle
  readonly core: Core
  readonly reversed: boolean
  /** First unit in the folded text. */
  readonly from: number
  readonly length: number
}

interface Place {
  readonly needle: Needle
  readonly core: Core
  readonly reversed: boolean
  /** The core, the way round that it is looked for. */
  readonly text: string
  readonly offset: number
}

const bits = 20
const base = 0x01000193

/** Finds stretches of `width` units or more of any needle in a folded text, in one pass however many needles there are. */
export class NeedleIndex {
  readonly #width: number
  readonly #places = new Map<string, Place[]>()
  /** A bit for the hash of each stretch that is looked for: nearly all of a text is passed over by it. */
  readonly #seen = new Uint8Array(1 << (bits - 3))
  readonly #oldest: number

  constructor(needles: readonly Needle[], width: number) {
    this.#width = width
    this.#oldest = Array.from({ length: width - 1 }).reduce<number>((power) => Math.imul(power, base), 1)
    for (const needle of needles) for (const core of needle.cores) this.#add(needle, core)
  }

  #add(needle: Needle, core: Core): void {
    const backward = [...core.text].reverse().join('')
    // Of what must be there whole, the first stretch tells.
    const last = core.least >= core.text.length ? 0 : core.text.length - this.#width
    for (const text of [core.text, backward]) {
      for (let offset = 0; offset <= last; offset++) {
        const stretch = text.slice(offset, offset + this.#width)
        const hash = this.#hash(stretch)
        this.#seen[hash >>> 3] = (this.#seen[hash >>> 3] ?? 0) | (1 << (hash & 7))
        const places = this.#places.get(stretch) ?? []
        places.push({ needle, core, reversed: text !== core.text, text, offset })
        this.#places.set(stretch, places)
      }
      if (text === backward) return
    }
  }

  #hash(stretch: string): number {
    let rolling = 0
    for (let i = 0; i < stretch.length; i++) rolling = (Math.imul(rolling, base) + stretch.charCodeAt(i)) | 0
    return rolling >>> (32 - bits)
  }

  /** Every longest match, in the order of the text. */
  scan(folded: Folded, found: (match: Match) => void): void {
    const { units, length } = folded
    const ends = new Map<string, number>()
    let rolling = 0
    for (let i = 0; i < length; i++) {
      const leaving = i >= this.#width ? (units[i - this.#width] ?? 0) : 0
      rolling = (Math.imul(rolling - Math.imul(leaving, this.#oldest), base) + (units[i] ?? 0)) | 0
      const hash = rolling >>> (32 - bits)
      if (i + 1 < this.#width || ((this.#seen[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0) continue
      this.#matchAt(folded, i + 1 - this.#width, ends, found)
    }
  }

  #matchAt(folded: Folded, from: number, ends: Map<string, number>, found: (match: Match) => void): void {
    const stretch = String.fromCharCode(...folded.units.subarray(from, from + this.#width))
    for (const place of this.#places.get(stretch) ?? []) {
      const key = `${place.needle.path} ${place.text}`
      if (from < (ends.get(key) ?? 0)) continue
      const match = extend(folded, place, from, this.#width)
      ends.set(key, match.from + match.length)
      if (match.length >= place.core.least) found(match)
    }
  }
}

function extend({ units, length }: Folded, place: Place, from: number, width: number): Match {
  const { needle, core, reversed, text, offset } = place
  let before = 0
  while (before < Math.min(offset, from) && units[from - before - 1] === text.charCodeAt(offset - before - 1)) before++
  let size = width
  while (offset + size < text.length && from + size < length && units[from + size] === text.charCodeAt(offset + size)) {
    size++
  }
  return { needle, core, reversed, from: from - before, length: before + size }
}
