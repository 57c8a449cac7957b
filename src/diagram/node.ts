/**
 * A handle to a function of the variables: an inner node, or a terminal.
 *
 * Handles are plain integers, so that tables of them are flat. In one store, two handles are equal exactly when the
 * functions are (Bryant 1986, theorem 1); between stores they mean nothing.
 */
export type Node = number

/** The greatest value that a terminal can hold. */
export const greatestTerminal: number = 2 ** 30

// INVARIANT (terminals are negative): value v is handle -1 - v, and inner nodes count up from 0. A terminal therefore
// costs no memory, needs no table, and never counts towards the limit.

/** The handle of the terminal `value`. Requires an integer 0 <= value <= 2^30; a RangeError otherwise. */
export function terminal(value: number): Node {
  if (!Number.isInteger(value) || value < 0 || value > greatestTerminal) {
    throw new RangeError('a terminal value must be an integer from 0 to 2^30')
  }
  return -1 - value
}

/** Whether `node` is a terminal. */
export function isTerminal(node: Node): boolean {
  return node < 0
}

/** The value of a terminal. Requires a terminal. */
export function terminalValue(node: Node): number {
  return -1 - node
}
