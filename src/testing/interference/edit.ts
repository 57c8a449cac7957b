import type { FieldNode } from '../../enforce/field-node'
import type { Scene } from './scene'

/** What an edit puts where there is to be nothing. */
export const ABSENT: unique symbol = Symbol('absent')

/** Where in a record, from its root. */
export type Path = readonly (string | number)[]

/** One change to what is withheld. */
export interface Edit {
  readonly path: Path
  /** The path as a JSON Pointer; a key that is data of the record is `*` in it. */
  readonly pointer: string
  /** What is there by the schema; undefined for a key that the schema does not know. */
  readonly node: FieldNode | undefined
  readonly to: unknown
  /** The nested records that the path goes through, outermost first. */
  readonly within: readonly Within[]
  /** In what scene the changed part stands. */
  readonly scene: Scene
}

export interface Within {
  readonly path: Path
  readonly scene: Scene
}

interface Branch {
  to?: { readonly value: unknown }
  readonly inner: Map<string | number, Branch>
}

/** A copy of a record with changes made; what they leave alone is shared. Of two in one place the outer one stands. */
export function applyEdits(record: unknown, edits: readonly Edit[]): unknown {
  const root: Branch = { inner: new Map() }
  for (const { path, to } of edits) {
    let branch = root
    for (const key of path) {
      const next = branch.inner.get(key) ?? { inner: new Map() }
      branch.inner.set(key, next)
      branch = next
    }
    branch.to = { value: to }
  }
  return rebuild(record, root)
}

/** The part of a record at a path; undefined where there is none. */
export function partAt(record: unknown, path: Path): unknown {
  let part = record
  for (const key of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined
    part = (part as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return part
}

function rebuild(value: unknown, { to, inner }: Branch): unknown {
  if (to !== undefined) return to.value
  if (inner.size === 0) return value
  if (Array.isArray(value)) {
    const items: unknown[] = [...value]
    for (const [key, branch] of inner) items[Number(key)] = rebuild(items[Number(key)], branch)
    return items.filter((item) => item !== ABSENT)
  }
  if (typeof value !== 'object' || value === null) return value
  const members: Record<string, unknown> = { ...value }
  for (const [key, branch] of inner) {
    const member = rebuild(members[key], branch)
    if (member === ABSENT) delete members[key]
    else members[key] = member
  }
  return members
}
