import { highestRank, registers } from './subject-hash'

/** How many distinct subjects filled registers like these; `ranks[k]` is how many of the registers hold the rank k.
 *
 * Otmar Ertl's improved estimator for HyperLogLog ("New cardinality estimation algorithms for HyperLogLog sketches", 2017,
 * algorithm 6): without bias at any size, standard error 1.04 / √4096 = 1.6 %.
 */
export function estimateDistinct(ranks: ArrayLike<number>): number {
  const m = registers
  let z = m * tau(1 - (ranks[highestRank] ?? 0) / m)
  for (let k = highestRank - 1; k >= 1; k--) z = 0.5 * (z + (ranks[k] ?? 0))
  z += m * sigma((ranks[0] ?? 0) / m)
  return (m * m) / (2 * Math.LN2 * z)
}

function sigma(start: number): number {
  if (start === 1) return Number.POSITIVE_INFINITY
  let [x, y, z, before] = [start, 1, start, Number.NaN]
  while (z !== before) {
    x *= x
    before = z
    z += x * y
    y += y
  }
  return z
}

function tau(start: number): number {
  if (start === 0 || start === 1) return 0
  let [x, y, z, before] = [start, 1, 1 - start, Number.NaN]
  while (z !== before) {
    x = Math.sqrt(x)
    before = z
    y *= 0.5
    z -= (1 - x) ** 2 * y
  }
  return z / 3
}
