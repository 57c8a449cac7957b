/** An opaque container for a raw record: it prints, inspects, spreads and serialises as `[sealed cv]`.
 *
 * Only a guard of the same copy of the library opens it; to any other it is a record that holds nothing.
 */
export class Sealed<K extends string = string, T = unknown> {
  /** What spreading and enumerating find. */
  readonly sealed: string
  readonly #kind: K
  readonly #record: T

  constructor(kind: K, record: T) {
    this.sealed = `[sealed ${kind}]`
    this.#kind = kind
    this.#record = record
    // Whoever holds a sealed record must not come by `open` through it.
    Object.defineProperty(this, 'constructor', { value: Object })
    Object.freeze(this)
  }

  toString(): string {
    return this.sealed
  }

  toJSON(): string {
    return this.sealed
  }

  [Symbol.toPrimitive](): string {
    return this.sealed
  }

  *[Symbol.iterator](): Iterator<string> {
    yield this.sealed
  }

  /** What Node's `console.log` and `util.inspect` print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.sealed
  }

  /** The record in a container of this kind; the value itself when it is no container; nothing for another kind. */
  static open(value: unknown, kind: string): unknown {
    if (typeof value !== 'object' || value === null || !(#record in value)) return value
    return value.#kind === kind ? value.#record : undefined
  }
}

/** Seals a raw record, so that it cannot be logged, sent or read by mistake on its way to `disclose`. */
export function seal<const K extends string, T>(kind: K, record: T): Sealed<K, T> {
  return new Sealed(kind, record)
}
