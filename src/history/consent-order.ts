/** The places in a list of instants where one is earlier than the one before, or is none; empty when oldest stand first. */
export function outOfOrder(instants: readonly number[]): readonly number[] {
  return instants.flatMap((instant, i) => (instant >= (instants[i - 1] ?? instant) ? [] : [i]))
}
