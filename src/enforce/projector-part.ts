import type { Projector } from './projection-context'

/** A projector; `filler` when its answer does not show that there is anything, as a constant's. */
export interface Part {
  readonly project: Projector
  readonly filler: boolean
}

/** A part that has its place under a key of an object. */
export interface FieldPart extends Part {
  readonly key: string
}

export function real(project: Projector): Part {
  return { project, filler: false }
}

export function filler(project: Projector): Part {
  return { project, filler: true }
}
