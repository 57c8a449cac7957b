import type { Quantity } from '../../history'

/** How many persons have to be named before nobody can have been left out (JI-14). Undefined where no number is enough: of
 * "over 500", or of "at least 500", nobody knows how many more there are.
 */
export function enoughNamed({ is, count }: Quantity<'persons'>): number | undefined {
  if (is === 'over' || is === 'atLeast') return undefined
  return is === 'exact' || is === 'about' ? count : Math.max(0, count - 1)
}

/** The fewest that a scope has to name: with fewer, it has been cut short. An upper bound says only that there may be
 * somebody.
 */
export function fewestNamed(persons: Quantity<'persons'>): number {
  // At least one can be known to be affected, and nobody know who.
  if (persons.is === 'atLeast') return persons.count > 1 ? persons.count : 0
  const enough = enoughNamed(persons) ?? persons.count + 1
  return persons.is === 'under' ? Math.min(1, enough) : enough
}
