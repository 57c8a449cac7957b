import type { Value } from '../vocabulary'

/** One assignment of values to facts, flat; what is absent or outside its fact's domain is unknown. */
export type Situation = Readonly<Record<string, Value | undefined>>

/** The value of a fact in a situation when it is one the fact can have; undefined is unknown. */
export function knownValue(situation: Situation, fact: string, domain: readonly Value[] = []): Value | undefined {
  const value = supplied(situation, fact)
  return value !== undefined && domain.includes(value) ? value : undefined
}

function supplied(situation: Situation, fact: string): Value | undefined {
  try {
    // Object.hasOwn: what a polluted prototype says is not a fact.
    return Object.hasOwn(situation, fact) ? situation[fact] : undefined
  } catch {
    // A fact that cannot be read is not known.
    return undefined
  }
}
