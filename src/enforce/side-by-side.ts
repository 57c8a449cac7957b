import type { Node } from '../diagram'
import { canonicalJson, type Policy, type Rule, rulesFor } from '../policy'
import { categoriesOf, existence, levelsOf } from '../vocabulary'
import { type CompiledPolicy, compilePolicy } from './compiled-policy'
import type { Known } from './extreme-value'
import { levelOfCode } from './level-code'
import { Reach } from './reach'
import { variablesOf } from './variable'

/** Compiles policies of one vocabulary over the same variables, for every record kind: their diagrams can then be walked
 * side by side.
 *
 * @throws UsageError `diagram-too-large`
 */
export function compileTogether(policies: readonly Policy[]): ReadonlyMap<Policy, CompiledPolicy> {
  const variables = variablesOf(...policies)
  return new Map(
    policies.map((policy) => [policy, compilePolicy(policy, policy.vocabulary.kinds, undefined, variables)]),
  )
}

/** A category that one policy shows further than another, in some situation that agrees with what is known. */
export interface Exceeding {
  readonly category: string
  /** The most that is shown where more is shown than allowed; and the least that is allowed there. */
  readonly seen: string
  readonly allowed: string
}

/** Two policies, compiled together, walked side by side: where does the first show more than the second?
 *
 * Exact, over every situation, wherever both have a diagram of the category; unknown facts are the same for both. Where
 * one is decided rule by rule, more may be said to be shown than is, and never less.
 */
export class SideBySide {
  readonly #sameRules = new Map<string, boolean>()

  constructor(
    readonly shown: CompiledPolicy,
    readonly allowed: CompiledPolicy,
  ) {}

  /** Categories in vocabulary order. `believed` is what is known on the second side, where that is something else. */
  exceeding(kind: string, known: Known, believed: Known = known): readonly Exceeding[] {
    if (this.shown === this.allowed && believed === known) return []
    const pairs: Pairs = new Map()
    const { vocabulary } = this.shown.policy
    return categoriesOf(vocabulary).flatMap((category) => {
      const most = this.#most(kind, category, known, believed, pairs)
      if (most === undefined) return []
      const levels = levelsOf(vocabulary, category)
      return [{ category, seen: levelOfCode(levels, most.seen), allowed: levelOfCode(levels, most.allowed) }]
    })
  }

  /** Whether the first shows more of a category anywhere. */
  exceedsIn(kind: string, category: string, known: Known): boolean {
    if (this.shown === this.allowed) return false
    return this.#most(kind, category, known, known, new Map()) !== undefined
  }

  #most(kind: string, category: string, known: Known, believed: Known, pairs: Pairs): Codes | undefined {
    const left = this.shown.roots.get(kind)?.get(category)
    const right = this.allowed.roots.get(kind)?.get(category)
    if (left !== undefined && right !== undefined) return this.#walk(left, right, known, believed, pairs)
    if (believed === known && this.#hasSameRules(kind, category)) return undefined
    const seen = new Reach(this.shown, known).most(kind, category)
    const allowed = new Reach(this.allowed, believed).sure(kind, category)
    return seen > allowed ? { seen, allowed } : undefined
  }

  #walk(left: Node, right: Node, known: Known, believed: Known, pairs: Pairs): Codes | undefined {
    const [shown, allowed] = [this.shown.diagrams, this.allowed.diagrams]
    const [isLeftEnd, isRightEnd] = [shown.isTerminal(left), allowed.isTerminal(right)]
    if (isLeftEnd && isRightEnd) return beyond(shown.valueOf(left), allowed.valueOf(right))
    // Nothing is no more than anything.
    if (isLeftEnd && shown.valueOf(left) === 0) return undefined
    const byLeft = pairs.get(left) ?? new Map<Node, Codes | undefined>()
    pairs.set(left, byLeft)
    if (byLeft.has(right)) return byLeft.get(right)
    const variable = Math.min(
      isLeftEnd ? Number.POSITIVE_INFINITY : shown.variableOf(left),
      isRightEnd ? Number.POSITIVE_INFINITY : allowed.variableOf(right),
    )
    const lefts = childrenAt(shown, left, variable, known[variable])
    const rights = childrenAt(allowed, right, variable, believed[variable])
    let found: Codes | undefined
    for (const [i, j] of stepsOf(lefts, rights, known[variable], believed[variable])) {
      found = worse(found, this.#walk(lefts[i] ?? left, rights[j] ?? right, known, believed, pairs))
    }
    byLeft.set(right, found)
    return found
  }

  #hasSameRules(kind: string, category: string): boolean {
    const key = `${kind} ${category}`
    const known = this.#sameRules.get(key)
    if (known !== undefined) return known
    const text = ({ policy }: CompiledPolicy, name: string) => rulesAsText(policy.rules, kind, name)
    const same = [existence, category].every((name) => text(this.shown, name) === text(this.allowed, name))
    this.#sameRules.set(key, same)
    return same
  }
}

/** Level codes. */
interface Codes {
  readonly seen: number
  readonly allowed: number
}

type Pairs = Map<Node, Map<Node, Codes | undefined>>

function beyond(seen: number, allowed: number): Codes | undefined {
  return seen > allowed ? { seen, allowed } : undefined
}

function worse(a: Codes | undefined, b: Codes | undefined): Codes | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (a.seen !== b.seen) return a.seen > b.seen ? a : b
  return a.allowed <= b.allowed ? a : b
}

/** Where a node goes at a variable: to one place where the value is known or it does not ask, else to one for each value. */
function childrenAt(
  diagrams: CompiledPolicy['diagrams'],
  node: Node,
  variable: number,
  value: number | undefined,
): readonly Node[] {
  if (diagrams.isTerminal(node) || diagrams.variableOf(node) !== variable) return [node]
  if (value !== undefined) return [diagrams.child(node, value)]
  return Array.from({ length: diagrams.domains[variable] ?? 0 }, (_, each) => diagrams.child(node, each))
}

/** Which goes with which: a fact that neither side knows is the same on both. */
function* stepsOf(
  lefts: readonly Node[],
  rights: readonly Node[],
  known: number | undefined,
  believed: number | undefined,
): Generator<readonly [number, number]> {
  const isShared = known === undefined && believed === undefined && lefts.length > 1 && rights.length > 1
  for (let i = 0; i < lefts.length; i++) {
    if (isShared) yield [i, i]
    else for (let j = 0; j < rights.length; j++) yield [i, j]
  }
}

/** The rules as a text that does not depend on their order. */
function rulesAsText(rules: readonly Rule[], kind: string, category: string): string {
  return rulesFor(rules, kind, category)
    .map((rule) => canonicalJson(rule))
    .sort()
    .join()
}
