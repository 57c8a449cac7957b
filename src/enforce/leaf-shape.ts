import type { LeafAsk } from './leaf-ask'

/** What a leaf accepts: primitive types by name, or the listed literals alone, and of those what its schema asks for. */
export interface LeafShape {
  readonly kind: 'leaf'
  readonly types: readonly LeafType[]
  readonly literals: readonly Primitive[]
  readonly nullable: boolean
  /** A format, a bound, a pattern, a refinement; undefined where the type is all that is asked. */
  readonly ask: LeafAsk | undefined
}
export type LeafType = 'string' | 'number' | 'boolean' | 'bigint' | 'date'
export type Primitive = string | number | bigint | boolean
