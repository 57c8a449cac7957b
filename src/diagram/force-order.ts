const MOST_ROUNDS = 200

/**
 * A variable order in which variables that occur together stand close together: a start for diagrams not yet built.
 *
 * FORCE (Aloul, Markov, Sakallah, "FORCE: a fast and easy-to-implement variable-ordering heuristic", GLSVLSI 2003): each
 * variable is put at the mean of its groups' centres of gravity, all over again while the total span of the groups
 * falls, 200 times at most. Variables at the same mean keep the order of their numbers; one without groups keeps its place.
 * @param variables - how many there are
 * @param groups - variables that occur together, for example in one rule
 * @returns the variables in their new order; the order 0, 1, 2, … when no other has a smaller span
 * @throws RangeError for a group that names a variable that is not there
 */
export function forceOrder(variables: number, groups: readonly (readonly number[])[]): readonly number[] {
  if (!Number.isInteger(variables) || variables < 0) throw new RangeError('the number of variables must be 0 or more')
  const sets = groups.map((group) => [...new Set(group)]).filter((group) => group.length > 0)
  const isVariable = (variable: number) => Number.isInteger(variable) && variable >= 0 && variable < variables
  if (!sets.flat().every(isVariable)) throw new RangeError('a group must consist of variables that are there')

  let best = Array.from({ length: variables }, (_, variable) => variable)
  let least = spanOf(best, sets)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = attracted(best, sets)
    const span = spanOf(next, sets)
    if (span >= least) break
    best = next
    least = span
  }
  return Object.freeze(best)
}

/** The variables in the order of their groups' mean centres of gravity. */
function attracted(order: readonly number[], groups: readonly (readonly number[])[]): number[] {
  const places = placesOf(order)
  const centres = order.map((): number[] => [])
  for (const group of groups) {
    const centre = mean(group.map((variable) => places[variable] ?? 0))
    for (const variable of group) centres[variable]?.push(centre)
  }
  const pulls = centres.map((own, variable) => (own.length === 0 ? (places[variable] ?? 0) : mean(own)))
  return [...order].sort((left, right) => (pulls[left] ?? 0) - (pulls[right] ?? 0) || left - right)
}

/** The sum, over the groups, of how far their first and last variables are apart. */
function spanOf(order: readonly number[], groups: readonly (readonly number[])[]): number {
  const places = placesOf(order)
  const spans = groups.map((group) => {
    const taken = group.map((variable) => places[variable] ?? 0)
    return taken.reduce((a, b) => Math.max(a, b)) - taken.reduce((a, b) => Math.min(a, b))
  })
  return spans.reduce((sum, span) => sum + span, 0)
}

/** places[variable] is its place in the order. */
function placesOf(order: readonly number[]): readonly number[] {
  const places: number[] = []
  for (const [place, variable] of order.entries()) places[variable] = place
  return places
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
