import { isDeepStrictEqual } from 'node:util'
import type { Entry } from './contender'

/** Throws unless both decide alike, and show the same, in each of the cases. What is `undefined` is not shown. */
export function assertEqual(name: string, entry: Entry, floor: Entry, count: number): void {
  for (let i = 0; i < count; i++) {
    if (!isDeepStrictEqual({ ...entry.decide(i) }, { ...floor.decide(i) }))
      throw new Error(`${name} decides case ${i} otherwise`)
    if (!isDeepStrictEqual(shown(entry.disclose(i)), shown(floor.disclose(i))))
      throw new Error(`${name} shows case ${i} otherwise`)
  }
}

function shown(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view))
}
