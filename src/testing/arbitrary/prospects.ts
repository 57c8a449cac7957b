import { createDiagrams, DiagramLimitError, type Diagrams, joint, type Node, transfer } from '../../diagram'
import type { CompiledKind } from '../../enforce/compiled-kind'
import { TRUE } from '../../enforce/condition-diagram'
import { existence } from '../../vocabulary'

/** How some categories of a record kind, and of kinds nested in it, come out together, in every situation. */
export interface Prospect {
  readonly diagrams: Diagrams
  /** Its terminals are indexes of `outcomes`. */
  readonly root: Node
  readonly size: number
  /** Distinct lists of level codes, one for each column. In the first column is the existence of the outer record. */
  readonly outcomes: readonly (readonly number[])[]
  /** How many columns there are: of categories that always come out alike, there is one. */
  readonly columns: number
}

/** A joint diagram larger than this is not made. */
const jointLimit = 20_000
/** Nor is one with more outcomes used: they are gone through one by one. */
const mostOutcomes = 256
/** The most nodes of the store that joint diagrams are made in. */
const scratchLimit = 1_000_000

/** All categories of the kinds as one; where that is too large, each with existence; where a category has no diagram of
 * its own, the whole condition of each permit with existence.
 *
 * Made in a store of their own: the guard's is not to fill up with what only a test asks.
 * @param kinds - the outer kind, then those nested in it; all of one policy
 */
export function prospectsOf(kinds: readonly CompiledKind[]): readonly Prospect[] {
  const [outer] = kinds
  if (outer === undefined) return []
  const { diagrams } = outer.compiled
  const scratch = createDiagrams(diagrams.domains, { limit: scratchLimit })
  const make = (roots: readonly Node[]) => prospect(diagrams, roots, scratch)
  const exists = outer.rootOf(existence)
  const roots = kinds.flatMap((kind) => kind.categories.flatMap((category) => kind.rootOf(category) ?? []))
  const all = kinds.flatMap((kind) => kind.categories).length
  const whole = roots.length === all && exists !== undefined ? make([...new Set([exists, ...roots])]) : undefined
  if (whole !== undefined) return [whole]
  const first = exists === undefined ? [] : [exists]
  const conditions = permitsOf(outer).map((root) => diagrams.map(root, (truth) => (truth === TRUE ? truth : 0)))
  return [...new Set([...roots, ...conditions])].flatMap((root) => make([...first, root]) ?? [])
}

function permitsOf({ compiled, definition }: CompiledKind): readonly Node[] {
  return [...compiled.conditions].flatMap(([rule, root]) =>
    rule.kind === 'permit' && rule.on.includes(definition.kind) ? [root] : [],
  )
}

function prospect(from: Diagrams, roots: readonly Node[], diagrams: Diagrams): Prospect | undefined {
  try {
    const moved = roots.map((root) => transfer(from, root, diagrams))
    const made = joint(diagrams, moved, jointLimit)
    if (made === undefined || made.outcomes.length > mostOutcomes) return undefined
    return { diagrams, ...made, size: diagrams.size(made.root), columns: roots.length }
  } catch (error) {
    if (error instanceof DiagramLimitError) return undefined
    throw error
  }
}
