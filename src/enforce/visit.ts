import type { ProjectionContext, Projector } from './projection-context'

/** A record, or a part of one, whose entries are to be read. */
export type Source = Readonly<Record<PropertyKey, unknown>>

/** How a projector gets at one entry of a source and hands it on. */
export type Visit = (source: Source, key: PropertyKey, project: Projector, context: ProjectionContext) => unknown

/** Reads without any check: right as long as no prototype is polluted and no getter throws. */
export const visitSwiftly: Visit = (source, key, project, context) => project(source[key], context)

/** Reads own entries only, and loses nothing but the entry that throws. */
export const visitCarefully: Visit = (source, key, project, context) => {
  try {
    return Object.hasOwn(source, key) ? project(source[key], context) : project(undefined, context)
  } catch {
    return undefined
  }
}

/** Whether something was assigned to a prototype: enumerating an empty list finds just that. */
export function prototypesArePolluted(): boolean {
  for (const _ in untouched) return true
  return false
}
const untouched: readonly never[] = Object.freeze([])
