/** What a projection needs beside the value: who looks, how nested records are decided, how deep it is in. */
export interface ProjectionContext {
  /** Pseudonym of an identifier for the viewer's organisation; undefined without a key or an organisation. */
  pseudonym(identifier: string): string | undefined
  /** The view of a nested record of another kind; undefined when it may not be seen. */
  nested(kind: string, record: unknown): unknown
  /** Whether a recursive part may be followed: not too deep, and not met before, so that no cycle can multiply. */
  enter(part: unknown): boolean
  leave(): void
  /** Forgets what was met: the projection begins again, carefully. */
  restart(): void
}

/** Gives the view of an untrusted value, or undefined where nothing of it may be shown. */
export type Projector = (value: unknown, context: ProjectionContext) => unknown
