/** One thing to look for: a value of one field, as the folded texts it may show in. */
export interface Needle {
  /** JSON Pointer of the field. */
  readonly path: string
  /** The value as text, to tell in which form it was found. */
  readonly text: string
  readonly cores: readonly Core[]
}

/** One folded text that gives a field away. */
export interface Core {
  /** Folded: lower-case letters and digits alone. */
  readonly text: string
  /** How many of its characters, one after the other, give it away. */
  readonly least: number
  /** An ordinary word or number, that must stand by itself when it is short. Markers are made so as to be none. */
  readonly ordinary: boolean
  /** Letters of the value are missing from it: something else may stand in their places. */
  readonly holed?: boolean
  /** Counts only where it begins with a capital, or only where it has none. */
  readonly written?: 'high' | 'low'
  /** Counts only as so many parts with something between them. */
  readonly separated?: 2 | 3
  /** Counts also as the beginning of a number of ten digits. */
  readonly beginsId?: boolean
  /** What to call it when found, where it is another reading of the value. */
  readonly form?: string | undefined
}

/** Characters of a marker that give it away. */
export const window = 6
