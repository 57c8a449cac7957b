import type { Quantity, Unit } from '../../history'

/** Whether a number that is reported covers what is known: it may be rough, and say more; it may not say less (JI-11).
 * What is approximate, or a bound that is passed, may be off by a tenth.
 */
export function coversKnown<U extends Unit>(reported: Quantity<U>, known: Quantity<NoInfer<U>>): boolean {
  return most(reported) >= least(known)
}

/** The most that a reader will take a number for. */
function most({ is, count }: Quantity): number {
  if (is === 'exact') return count
  if (is === 'under' || is === 'justUnder') return count - 1
  return Math.max(Math.floor((count * 11) / 10), is === 'over' ? count + 1 : count)
}

/** The least that a number can stand for. */
function least({ is, count }: Quantity): number {
  if (is === 'exact' || is === 'atLeast') return count
  if (is === 'over') return count + 1
  return is === 'under' ? 0 : Math.ceil((count * 9) / 10)
}
