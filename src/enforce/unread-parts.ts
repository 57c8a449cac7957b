import { pointer } from '../vocabulary'

/** The open parts of one record that could not be read, by schema path, for the house. Holds names of the schema alone.
 *
 * The swift reading only notes that there are some; the careful one, which follows, keeps account of where it is.
 */
export class UnreadParts {
  #isFound = false
  #isCareful = false
  readonly #place: string[] = []
  readonly #paths = new Set<string>()

  get isFound(): boolean {
    return this.#isFound
  }

  get isCareful(): boolean {
    return this.#isCareful
  }

  note(): void {
    this.#isFound = true
    if (this.#isCareful) this.#paths.add(pointer(...this.#place))
  }

  enter(step: string): void {
    this.#place.push(step)
  }

  leave(): void {
    this.#place.pop()
  }

  /** From here on the record is read carefully, from its beginning. */
  begin(): void {
    this.#isCareful = true
    this.#isFound = false
    this.#place.length = 0
    this.#paths.clear()
  }

  /** JSON Pointers, `*` for an index and for a key of a dynamic table; sorted. */
  paths(): readonly string[] {
    return Object.freeze([...this.#paths].sort())
  }
}
