import type { ProjectionContext, Projector } from './projection-context'
import { unreadable } from './unreadable'

/** A record, or a part of one, whose entries are to be read. */
export type Source = Readonly<Record<PropertyKey, unknown>>

/** How a projector gets at one entry of a source and hands it on. */
export type Visit = (source: Source, key: PropertyKey, project: Projector, context: ProjectionContext) => unknown

const { getOwnPropertyDescriptor } = Object

/** What an object holds itself, as an enumerable data property. No code of the record runs; a proxy's traps may throw. */
export function heldAt(source: object, key: PropertyKey): unknown {
  const entry = getOwnPropertyDescriptor(source, key)
  if (entry === undefined) return undefined
  const isAccessor = entry.get !== undefined || entry.set !== undefined
  return isAccessor || entry.enumerable !== true ? unreadable : entry.value
}

/** Reads as long as no trap of a proxy throws. */
export const visitSwiftly: Visit = (source, key, project, context) => project(heldAt(source, key), context)

/** Loses nothing but the entry that throws. */
export const visitCarefully: Visit = (source, key, project, context) => {
  try {
    return project(heldAt(source, key), context)
  } catch {
    return project(unreadable, context)
  }
}
