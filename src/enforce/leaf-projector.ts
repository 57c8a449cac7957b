import { attempt } from './attempt'
import type { LeafShape, LeafType } from './leaf-shape'
import type { Projector } from './projection-context'
import { refuse } from './unreadable'

/** Gives a value as it is where the leaf accepts it, and nothing otherwise. Dates come out as copies. */
export type Accept = (value: unknown) => unknown

/** Checks a value against a leaf's primitive types or literals, and then against what its schema asks beyond them. */
export function acceptLeaf(shape: LeafShape): Accept {
  const accept = acceptPrimitive(shape)
  const { ask } = shape
  if (ask === undefined) return accept
  return (value) => {
    const accepted = accept(value)
    return accepted !== undefined && ask(accepted) ? accepted : undefined
  }
}

/** A value of any other kind never gets through. */
function acceptPrimitive(shape: LeafShape): Accept {
  const [only] = shape.types
  const simple = shape.types.length === 1 && shape.literals.length === 0 && !shape.nullable
  return simple && only !== undefined ? acceptors[only] : acceptSeveral(shape)
}

/** Reads a leaf: what it does not accept is not shown, and told to be unreadable. */
export function leafReader(accept: Accept): Projector {
  if (accept === acceptText) return readText
  return (value, context) => {
    const accepted = accept(value)
    return accepted === undefined ? refuse(value, context) : accepted
  }
}

/** As `leafReader`, with the withheld values that a text repeats masked. Where those cannot be read, neither can the text. */
export function maskedReader(accept: Accept): Projector {
  const read = leafReader(accept)
  return (value, context) => {
    const text = read(value, context)
    return typeof text === 'string' ? (context.mask(text) ?? refuse(text, context)) : text
  }
}

/** As `leafReader`, of what is shown in full and is left whole in the texts that repeat it. */
export function shieldReader(accept: Accept): Projector {
  const read = leafReader(accept)
  return (value, context) => {
    const shown = read(value, context)
    if (typeof shown === 'string') context.showsWhole(shown)
    else if (typeof shown === 'number' || typeof shown === 'bigint') context.showsWhole(String(shown))
    return shown
  }
}

/** Reads any text. */
export const readText: Projector = (value, context) => (typeof value === 'string' ? value : refuse(value, context))

/** Whether a table with dynamic keys may have a key: as text, or as the number that it is written for. */
export function acceptKey(shape: LeafShape): (key: string) => boolean {
  const accept = acceptLeaf(shape)
  if (accept === acceptText) return () => true
  return (key) => accept(key) !== undefined || (isNumeral(key) && accept(Number(key)) !== undefined)
}

/** A number as it is written, and as a key keeps it: no other key stands for the same number. */
function isNumeral(key: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(key) && String(Number(key)) === key
}

const acceptText: Accept = (value) => (typeof value === 'string' ? value : undefined)

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
  // The method throws for anything that is not a date inside, whatever its prototype says, and takes one of another realm.
  const time = attempt(() => Date.prototype.getTime.call(value))
  return time === undefined || Number.isNaN(time) ? undefined : new Date(time)
}
