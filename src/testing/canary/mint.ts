import { coreOf, type Draft, type Shape } from './draft'
import { Draw } from './draw'
import type { Leaf } from './leaves'
import { type Core, window } from './needle'

const mostTries = 400

/** Makes markers of which no two share six characters in a row, either way round, nor any with what the record held. */
export class Mint {
  readonly #taken = new Set<string>()

  constructor(leaves: readonly Leaf[]) {
    for (const { value } of leaves) for (const text of textsOf(value)) this.#take(coreOf(text))
  }

  /** A marker of one shape for one leaf; undefined when the shape makes none of its value. */
  make<T>(path: string, original: T, name: string, shape: Shape<T>): Draft | undefined {
    for (let n = 0; n < mostTries; n++) {
      const made = shape(original, new Draw(`${path} ${name} ${n}`))
      if (made === undefined) return undefined
      if (!made.cores.every((core) => this.#isFree(core))) continue
      for (const core of made.cores) this.#take(core)
      return made
    }
    return undefined
  }

  #isFree(core: Core): boolean {
    return (
      (core.text.length >= window || core.least >= core.text.length) &&
      partsOf(core).every((part) => !this.#taken.has(part))
    )
  }

  #take(core: Core): void {
    for (const part of partsOf(core)) this.#taken.add(part)
  }
}

/** All that gives a core away, both ways round. */
function partsOf({ text, least }: Core): readonly string[] {
  return least >= text.length ? [text, backward(text)] : [...stretches(text), ...stretches(backward(text))]
}

const backward = (text: string) => [...text].reverse().join('')

function stretches(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - window + 1) }, (_, i) => text.slice(i, i + window))
}

function textsOf(value: unknown): readonly string[] {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [] : [value.toISOString(), String(value.getTime())]
  return ['string', 'number', 'bigint'].includes(typeof value) ? [String(value)] : []
}
