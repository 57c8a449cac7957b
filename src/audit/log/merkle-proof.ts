import { UsageError } from '../../vocabulary'
import { rootBetween, splitOf } from './merkle-tree'

/** What shows that a leaf is in the tree of a size: the hashes beside its way up, lowest first (RFC 6962 §2.1.1).
 *
 * @throws UsageError `invalid-position` unless 0 <= index < size <= hashes.length
 */
export function inclusionProof(
  hashes: readonly string[],
  index: number,
  size: number = hashes.length,
): readonly string[] {
  requirePosition(Number.isSafeInteger(index) && index >= 0 && index < size && isSize(hashes, size))
  return Object.freeze(pathTo(hashes, index, 0, size))
}

/** What shows that the tree of a size begins with that of a smaller one (RFC 6962 §2.1.2).
 *
 * @throws UsageError `invalid-position` unless 0 <= from <= to <= hashes.length
 */
export function consistencyProof(
  hashes: readonly string[],
  from: number,
  to: number = hashes.length,
): readonly string[] {
  requirePosition(Number.isSafeInteger(from) && from >= 0 && from <= to && isSize(hashes, to))
  return Object.freeze(from === 0 || from === to ? [] : subproof(hashes, from, 0, to, true))
}

function isSize(hashes: readonly string[], size: number): boolean {
  return Number.isSafeInteger(size) && size <= hashes.length
}

function requirePosition(holds: boolean): void {
  if (!holds) throw new UsageError('invalid-position', 'a proof is of entries that are there')
}

function pathTo(hashes: readonly string[], index: number, from: number, to: number): string[] {
  if (to - from === 1) return []
  const middle = from + splitOf(to - from)
  return index < middle
    ? [...pathTo(hashes, index, from, middle), rootBetween(hashes, middle, to)]
    : [...pathTo(hashes, index, middle, to), rootBetween(hashes, from, middle)]
}

/** @param isOld - whether the whole of what lies between is a tree that the older size has as its own root */
function subproof(hashes: readonly string[], size: number, from: number, to: number, isOld: boolean): string[] {
  if (size === to) return isOld ? [] : [rootBetween(hashes, from, to)]
  const middle = from + splitOf(to - from)
  return size <= middle
    ? [...subproof(hashes, size, from, middle, isOld), rootBetween(hashes, middle, to)]
    : [...subproof(hashes, size, middle, to, false), rootBetween(hashes, from, middle)]
}
