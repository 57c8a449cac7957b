import { Lists } from './lists'

interface Point<S> {
  readonly at: number
  readonly state: S
}

/** The states that the aggregates of one kind went through, by id. */
export class Trails<S> {
  readonly #points: Lists<Point<S>>

  constructor(trails?: Trails<S>) {
    this.#points = new Lists(trails === undefined ? undefined : trails.#points)
  }

  /** The state after everything that has happened. */
  latest(id: string): S | undefined {
    return this.#points.of(id).at(-1)?.state
  }

  /** The state at an instant: after everything that had happened by then. */
  at(id: string, instant: number): S | undefined {
    return this.#points.of(id).findLast(({ at }) => at <= instant)?.state
  }

  /** Every state it went through, oldest first. */
  states(id: string): readonly S[] {
    return this.#points.of(id).map(({ state }) => state)
  }

  /** The instants at which something happened to it. */
  instants(id: string): readonly number[] {
    return this.#points.of(id).map(({ at }) => at)
  }

  /** The first instant at which something was so of it; infinitely late when it never was. */
  since(id: string, isSo: (state: S) => boolean): number {
    return this.#points.of(id).find(({ state }) => isSo(state))?.at ?? Number.POSITIVE_INFINITY
  }

  ids(): IterableIterator<string> {
    return this.#points.keys()
  }

  /** Adds the state after one more event. Instants never go back. */
  add(id: string, at: number, state: S): void {
    this.#points.add(id, { at, state })
  }
}
