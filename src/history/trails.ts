interface Point<S> {
  readonly at: number
  readonly state: S
}

/** The states that the aggregates of one kind went through, by id. */
export class Trails<S> {
  readonly #trails: Map<string, Point<S>[]>
  /** Trails that no copy shares, so that they can be added to in place. */
  readonly #own = new Set<string>()

  constructor(trails?: Trails<S>) {
    this.#trails = new Map(trails === undefined ? [] : trails.#trails)
    if (trails !== undefined) trails.#own.clear()
  }

  /** The state after everything that has happened. */
  latest(id: string): S | undefined {
    return this.#trails.get(id)?.at(-1)?.state
  }

  /** The state at an instant: after everything that had happened by then. */
  at(id: string, instant: number): S | undefined {
    return this.#trails.get(id)?.findLast(({ at }) => at <= instant)?.state
  }

  /** Every state it went through, oldest first. */
  states(id: string): readonly S[] {
    return (this.#trails.get(id) ?? []).map(({ state }) => state)
  }

  /** The instants at which something happened to it. */
  instants(id: string): readonly number[] {
    return (this.#trails.get(id) ?? []).map(({ at }) => at)
  }

  /** The first instant at which something was so of it; infinitely late when it never was. */
  since(id: string, isSo: (state: S) => boolean): number {
    return this.#trails.get(id)?.find(({ state }) => isSo(state))?.at ?? Number.POSITIVE_INFINITY
  }

  ids(): IterableIterator<string> {
    return this.#trails.keys()
  }

  /** Adds the state after one more event. Instants never go back. */
  add(id: string, at: number, state: S): void {
    const trail = this.#trails.get(id)
    if (trail !== undefined && this.#own.has(id)) {
      trail.push({ at, state })
      return
    }
    this.#trails.set(id, [...(trail ?? []), { at, state }])
    this.#own.add(id)
  }
}
