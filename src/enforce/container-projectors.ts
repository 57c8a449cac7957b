import { promisesIn } from '../vocabulary'
import type { Projector } from './projection-context'
import type { FieldPart } from './projector-part'
import { recordObject } from './record-object'
import { refuse } from './unreadable'
import { heldAt, type Source, type Visit } from './visit'

/** Projects the parts of an object, in their order. `names` are all that its schema has, shown or not. */
export function projectObject(parts: readonly FieldPart[], names: readonly string[], visit: Visit): Projector {
  const asked = parts.map(({ key }) => key)
  return (value, context) => {
    const source = recordObject(value, asked, names)
    if (source === undefined) return refuse(value, context)
    let view: Record<string, unknown> | undefined
    for (const { key, project } of parts) {
      const shown = visit(source, key, project, context)
      if (shown === undefined) continue
      view ??= {}
      view[key] = shown
    }
    return view && Object.freeze(view)
  }
}

/** As `projectObject`, where some fields show the same whether or not there is a value: they do not count. */
export function projectFilled(parts: readonly FieldPart[], names: readonly string[], visit: Visit): Projector {
  const asked = parts.map(({ key }) => key)
  return (value, context) => {
    const source = recordObject(value, asked, names)
    if (source === undefined) return refuse(value, context)
    const view: Record<string, unknown> = {}
    let isEmpty = true
    for (const part of parts) {
      const shown = visit(source, part.key, part.project, context)
      if (shown === undefined) continue
      view[part.key] = shown
      if (!part.filler || shown === true) isEmpty = false
    }
    return isEmpty ? undefined : Object.freeze(view)
  }
}

/** Projects the items of a list; those of which nothing is shown leave no gap. */
export function projectList(project: Projector, visit: Visit): Projector {
  return (value, context) => {
    const length = lengthOf(value)
    if (length === undefined) return refuse(value, context)
    const view: unknown[] = []
    for (let i = 0; i < length; i++) {
      const shown = visit(value as Source, i, project, context)
      if (shown !== undefined) view.push(shown)
    }
    return view.length === 0 ? undefined : Object.freeze(view)
  }
}

/** `projectList` of texts, read swiftly: a loop that calls little. A CV is full of such lists. */
export const projectTexts: Projector = (value, context) => {
  const length = lengthOf(value)
  if (length === undefined) return refuse(value, context)
  const view: string[] = []
  for (let i = 0; i < length; i++) {
    const item = heldAt(value as Source, i)
    if (typeof item === 'string') view.push(item)
    else refuse(item, context)
  }
  return view.length === 0 ? undefined : Object.freeze(view)
}

/** How long a list is. Its items are not read, but for what a promise among them is rejected with. */
export const projectLength: Projector = (value, context) => {
  const length = lengthOf(value)
  if (length === undefined) return refuse(value, context)
  promisesIn(value, 1)
  return length
}

/** A list that says it is longer is full of holes, or a proxy that lies: it cannot be read. */
const mostItems = 1_000_000

/** The length of a list, read once: a proxy can give another each time, or none. */
export function lengthOf(value: unknown): number | undefined {
  if (!Array.isArray(value)) return undefined
  const { length } = value
  return Number.isSafeInteger(length) && length >= 0 && length <= mostItems ? length : undefined
}
