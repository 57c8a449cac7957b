/**
 * What `combine` does to two terminal values.
 *
 * `apply` must be pure, and give an integer 0 … 2^30. The rest are promises about it that let `combine` stop early; a
 * false promise gives wrong diagrams. Results are remembered by the identity of this object: make it once.
 */
export interface Operator {
  readonly name: string
  readonly apply: (left: number, right: number) => number
  /** apply(a, b) = apply(b, a) */
  readonly commutative?: boolean
  /** apply(a, a) = a */
  readonly idempotent?: boolean
  /** apply(neutral, a) = apply(a, neutral) = a, for every a that occurs */
  readonly neutral?: number
  /** apply(absorbing, a) = apply(a, absorbing) = absorbing, for every a that occurs */
  readonly absorbing?: number
}

/** The greater of two values. 0 is neutral; nothing absorbs, because the greatest value in use is not known here. */
export const maximum: Operator = Object.freeze({
  name: 'maximum',
  apply: (left: number, right: number) => Math.max(left, right),
  commutative: true,
  idempotent: true,
  neutral: 0,
})

/** The smaller of two values. 0 absorbs; 2^30, the greatest terminal, is neutral. */
export const minimum: Operator = Object.freeze({
  name: 'minimum',
  apply: (left: number, right: number) => Math.min(left, right),
  commutative: true,
  idempotent: true,
  neutral: 2 ** 30,
  absorbing: 0,
})
