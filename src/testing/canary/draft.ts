import type { Draw } from './draw'
import { foldText } from './fold'
import { lossyReadings } from './lossy-readings'
import { type Core, window } from './needle'

/** A marker that may stand for a value, and what gives it away. */
export interface Draft {
  readonly value: unknown
  readonly text: string
  readonly cores: readonly Core[]
}

/** One way to make a marker out of a value that is there; undefined when it makes none of such a value. */
export type Shape<T = unknown> = (original: T, draw: Draw) => Draft | undefined

export const coreOf = (text: string): Core => ({ text: foldText(text), least: window, ordinary: false })

/** Another reading of the same value: only the whole of it counts. */
export function readingOf(text: string, form: string): Core {
  const folded = foldText(text)
  return { text: folded, least: folded.length, ordinary: false, form }
}

export function draft(value: string, ...parts: readonly string[]): Draft {
  const texts = parts.length === 0 ? [value] : parts
  return { value, text: value, cores: [...texts.map(coreOf), ...texts.flatMap(lossyReadings)] }
}
