import type { Situation } from '../semantics'

/** The known facts of a situation in words, in its own order. */
export function describeSituation(situation: Situation, leaveOut: readonly string[] = []): string {
  const known = Object.entries(situation).filter(([fact, value]) => value !== undefined && !leaveOut.includes(fact))
  return known.length === 0 ? 'nothing is known' : known.map(describeFact).join(', ')
}

function describeFact([fact, value]: readonly [string, string | boolean | undefined]): string {
  if (typeof value === 'boolean') return value ? fact : `not ${fact}`
  return `${fact} is ${value}`
}
