/**
 * Thrown when an operation would make more inner nodes than the store may hold, or takes more steps than its share.
 *
 * The store stays usable: every node made before the error keeps its meaning, and smaller operations still succeed.
 * Nodes made by the abandoned operation are kept, and count.
 */
export class DiagramLimitError extends Error {
  override readonly name: string = 'DiagramLimitError'
  readonly code: 'diagram-limit' = 'diagram-limit'
  readonly limit: number
  readonly counted: 'nodes' | 'steps'

  /** @param limit - the number that would have been passed, of what `counted` names */
  constructor(limit: number, counted: 'nodes' | 'steps' = 'nodes') {
    super(`the diagram needs more than ${limit} ${counted}`)
    this.limit = limit
    this.counted = counted
  }
}
