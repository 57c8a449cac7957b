import type { Projector } from './projection-context'
import type { FieldPart, Part } from './projector-part'
import type { Source, Visit } from './visit'

/** Projects the parts of an object, in their order. */
export function projectObject(parts: readonly FieldPart[], visit: Visit): Projector {
  return (value, context) => {
    if (!isPlainObject(value)) return undefined
    let view: Record<string, unknown> | undefined
    for (const { key, project } of parts) {
      const shown = visit(value, key, project, context)
      if (shown === undefined) continue
      view ??= {}
      view[key] = shown
    }
    return view && Object.freeze(view)
  }
}

/** As `projectObject`, where some fields show the same whether or not there is a value: they do not count. */
export function projectFilled(parts: readonly FieldPart[], visit: Visit): Projector {
  return (value, context) => {
    if (!isPlainObject(value)) return undefined
    const view: Record<string, unknown> = {}
    let isEmpty = true
    for (const part of parts) {
      const shown = visit(value, part.key, part.project, context)
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
    if (!Array.isArray(value)) return undefined
    const view: unknown[] = []
    const length = lengthOf(value)
    for (let i = 0; i < length; i++) {
      const shown = visit(value as unknown as Source, i, project, context)
      if (shown !== undefined) view.push(shown)
    }
    return view.length === 0 ? undefined : Object.freeze(view)
  }
}

/** `projectList` of texts, read without any check: a loop that calls nothing. A CV is full of such lists. */
export const projectTexts: Projector = (value) => {
  if (!Array.isArray(value)) return undefined
  const view: string[] = []
  const length = lengthOf(value)
  for (let i = 0; i < length; i++) {
    const item: unknown = value[i]
    if (typeof item === 'string') view.push(item)
  }
  return view.length === 0 ? undefined : Object.freeze(view)
}

/** Of a list that says it is longer, nothing is shown: it is full of holes, or a proxy that lies. */
const mostItems = 1_000_000

/** A length that is read once: a proxy can give another each time, or none. */
function lengthOf({ length }: readonly unknown[]): number {
  return length <= mostItems ? length : 0
}

/** Class instances are not records, and what an object inherits is not in it. */
export function isPlainObject(value: unknown): value is Source {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

export function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Of several options that say whether there is a value, one that says so; a constant is the same in all of them. */
export function projectFillers(parts: readonly Part[]): Projector {
  return (value, context) => {
    const shown = parts.map(({ project }) => project(value, context))
    return shown.find((answer) => answer !== false) ?? false
  }
}
