import type { Operator } from '../diagram'

/** Sets of situations are diagrams over two terminals: 0 outside, 1 inside. */
export const OUTSIDE = 0
export const INSIDE = 1

export const both: Operator = Object.freeze({
  name: 'both',
  apply: (left: number, right: number) => Math.min(left, right),
  commutative: true,
  idempotent: true,
  neutral: INSIDE,
  absorbing: OUTSIDE,
})

export const either: Operator = Object.freeze({
  name: 'either',
  apply: (left: number, right: number) => Math.max(left, right),
  commutative: true,
  idempotent: true,
  neutral: OUTSIDE,
  absorbing: INSIDE,
})

export const butNot: Operator = Object.freeze({
  name: 'but-not',
  apply: (left: number, right: number) => (right === INSIDE ? OUTSIDE : left),
})
