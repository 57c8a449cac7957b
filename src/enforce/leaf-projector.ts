import type { LeafShape, LeafType } from './shape'

/** Gives a value as it is where the leaf accepts it, and nothing otherwise. Dates come out as copies. */
export type Accept = (value: unknown) => unknown

/** Checks a value against a leaf's primitive types or literals. A value of any other kind never gets through. */
export function acceptLeaf(shape: LeafShape): Accept {
  const [only] = shape.types
  const simple = shape.types.length === 1 && shape.literals.length === 0 && !shape.nullable
  return simple && only !== undefined ? acceptors[only] : acceptSeveral(shape)
}

/** Accepts any text. */
export const acceptText: Accept = (value) => (typeof value === 'string' ? value : undefined)

const acceptors: Readonly<Record<LeafType, Accept>> = {
  string: acceptText,
  number: (value) => (Number.isFinite(value) ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  bigint: (value) => (typeof value === 'bigint' ? value : undefined),
  date: copyDate,
}

function acceptSeveral(shape: LeafShape): Accept {
  const accepts = shape.types.map((type) => acceptors[type])
  const literals = new Set<unknown>(shape.nullable ? [...shape.literals, null] : shape.literals)
  return (value) => {
    if (literals.has(value)) return value
    for (const accept of accepts) {
      const accepted = accept(value)
      if (accepted !== undefined) return accepted
    }
    return undefined
  }
}

/** A date shares its time with whoever holds it, so the view gets one of its own. */
function copyDate(value: unknown): Date | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // The method throws for anything that is not a date inside, whatever its prototype says.
  const time = Date.prototype.getTime.call(value)
  return Number.isNaN(time) ? undefined : new Date(time)
}
