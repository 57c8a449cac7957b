import type { Shape } from './shape'

/** The options of a union, and those of the unions inside it. One told apart by tags of its own stays whole, unless all are. */
export function unionOptions(union: readonly Shape[], isTagged: boolean): readonly Shape[] {
  const isOpen = (shape: Shape) => shape.kind === 'union' && (isTagged || shape.on === undefined)
  const met = new Set(union)
  // The set grows while it is read: a union that is met inside itself adds nothing.
  for (const shape of met) {
    if (shape.kind === 'again') met.add(shape.get())
    else if (shape.kind === 'union' && isOpen(shape)) for (const option of shape.options) met.add(option)
  }
  return [...met].filter((shape) => shape.kind !== 'again' && !isOpen(shape))
}
