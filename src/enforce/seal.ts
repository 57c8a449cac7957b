declare const contents: unique symbol

/** An opaque container for a raw record: it prints, inspects, spreads and serialises as `[sealed cv]`.
 *
 * Only a guard of the same copy of the library opens it; to any other it is a record that holds nothing.
 */
export interface Sealed<K extends string = string, T = unknown> {
  /** What spreading and enumerating find. */
  readonly sealed: string
  readonly [contents]?: readonly [kind: K, record: T]
  toString(): string
  toJSON(): string
  [Symbol.toPrimitive](): string
  [Symbol.iterator](): Iterator<string>
}

/** The one way in and the one way out. The class itself is kept here: through it a container could be opened. */
function sealing() {
  class Container {
    readonly sealed: string
    readonly #kind: string
    readonly #record: unknown

    constructor(kind: string, record: unknown) {
      this.sealed = `[sealed ${kind}]`
      this.#kind = kind
      this.#record = record
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

    static open(value: unknown, kind: string): unknown {
      if (typeof value !== 'object' || value === null || !(#record in value)) return value
      return value.#kind === kind ? value.#record : value
    }

    static kindOf(value: unknown): string | undefined {
      return typeof value === 'object' && value !== null && #record in value ? value.#kind : undefined
    }
  }
  Reflect.deleteProperty(Container.prototype, 'constructor')
  Object.freeze(Container.prototype)
  return {
    make: (kind: string, record: unknown) => new Container(kind, record),
    open: Container.open,
    kindOf: Container.kindOf,
  }
}

const containers = sealing()

/** Seals a raw record, so that it cannot be logged, sent or read by mistake on its way to `disclose`. */
export function seal<const K extends string, T>(kind: K, record: T): Sealed<K, T> {
  return containers.make(kind, record)
}

/** The record in a container of this kind; the value itself when it is none. */
export function openSealed(value: unknown, kind: string): unknown {
  return containers.open(value, kind)
}

/** The kind that a container was sealed as; undefined for what is no container. */
export function kindOfSealed(value: unknown): string | undefined {
  return containers.kindOf(value)
}
