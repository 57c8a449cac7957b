/** What the form `pseudonym` needs. */
export interface Pseudonyms {
  /** Pseudonym of an identifier for the viewer's organisation; undefined without a key or an organisation. */
  pseudonym(identifier: string): string | undefined
}

/** What a projection needs beside the value: who looks, how nested records are decided, how deep it is in. */
export interface ProjectionContext extends Pseudonyms {
  /** The view of a nested record of another kind; undefined when it may not be seen. */
  nested(kind: string, record: unknown): unknown
  /** A text with the withheld values of the whole record masked; undefined where those cannot be read. */
  mask(text: string): string | undefined
  /** Tells that a text which identifies, or which the viewer may know, is shown in full. */
  showsWhole(text: string): void
  /** What a recursive part shows, where it may be followed: not inside itself, not too deep, not too many. */
  follow(part: unknown, project: Projector): unknown
  /** Forgets what was met: the projection begins again, carefully. */
  restart(): void
  /** Tells that the part at this place is open, is there, and cannot be read. */
  unreadable(): void
  /** Goes in to a part, and out again: the place where something is told to be unreadable. */
  stepIn(step: string): void
  stepOut(): void
  /** Whether the record around this one is being read carefully. */
  readonly isCareful: boolean
  /** Whether something was told to be unreadable, and the record is to be read again to say what. */
  readonly isToBeReadAgain: boolean
}

/** Gives the view of an untrusted value, or undefined where nothing of it may be shown. */
export type Projector = (value: unknown, context: ProjectionContext) => unknown
