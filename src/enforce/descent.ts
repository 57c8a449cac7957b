import type { FactSource } from './fact-source'
import { isStructure } from './is-structure'

/** How many recursive parts and nested records may be open at once, one inside the other. */
const deepest = 64
/** How many of them are shown. */
const mostShown = 100_000
/** How many that show nothing are walked. So many are a proxy's, which can grow new ones for ever. */
const mostHidden = 1_000_000

/** How a part is read: what projects it, and the facts that it is decided on. */
export interface Way {
  readonly projector: object
  readonly source: FactSource
}

/** A part that is being followed, inside those below it in the pile. */
interface Open {
  readonly part: object
  /** Those around it that were met again inside it, and not followed. */
  readonly cuts: Set<Open>
  /** Whether anything inside it was too deep to follow. */
  isDeep: boolean
  /** What showed nothing inside it, where this one was met again. */
  readonly pending: Finding[]
}

/** A part that showed nothing, read in one way. It shows nothing again while its cuts are open; where something in it was
 * too deep, nowhere that is as deep.
 */
interface Finding {
  readonly way: Way
  readonly depth: number
  isDeep: boolean
  cuts: ReadonlySet<Open>
  isOver: boolean
}

/** Follows recursive parts and nested records, and ends: an object is not followed inside itself, so much is shown and no
 * more, and what shows nothing is walked once for each object, however often it is shared. What is hidden takes nothing
 * from what is shown.
 */
export class Descent {
  readonly #pile: Open[] = []
  readonly #findings = new Map<object, Finding[]>()
  #shown = 0
  #hidden = 0

  constructor(record: unknown) {
    if (isStructure(record)) this.#pile.push(openAt(record))
  }

  /** What a part shows; undefined where it is not followed. */
  follow(part: unknown, way: Way, project: () => unknown): unknown {
    if (!isStructure(part)) return project()
    const outer = this.#pile.at(-1)
    const cut = this.#pile.find((open) => open.part === part)
    if (cut !== undefined) return taint(outer, [cut], false)
    if (this.#pile.length > deepest) return taint(outer, [], true)
    if (this.#shown >= mostShown || this.#hidden >= mostHidden) return undefined
    const known = this.#known(part, way)
    if (known !== undefined) return taint(outer, known.cuts, known.isDeep)
    return this.#descend(part, way, project, outer)
  }

  #descend(part: object, way: Way, project: () => unknown, outer: Open | undefined): unknown {
    const open = openAt(part)
    const depth = this.#pile.push(open)
    let shown: unknown
    try {
      shown = project()
    } finally {
      this.#pile.pop()
    }
    taint(outer, open.cuts, open.isDeep)
    if (shown === undefined) this.#keep(open, { way, depth, isDeep: open.isDeep, cuts: open.cuts, isOver: false })
    else this.#shown++
    for (const finding of open.pending) this.#settle(finding, open, shown === undefined)
    return shown
  }

  #known(part: object, way: Way): Finding | undefined {
    const depth = this.#pile.length + 1
    return this.#findings
      .get(part)
      ?.find((each) => !each.isOver && (!each.isDeep || depth >= each.depth) && isSameWay(each.way, way))
  }

  #keep({ part }: Open, finding: Finding): void {
    this.#hidden++
    this.#findings.set(part, [...(this.#findings.get(part) ?? []).filter(({ isOver }) => !isOver), finding])
    this.#await(finding)
  }

  /** A finding lasts as long as the innermost of its cuts is open. */
  #await(finding: Finding): void {
    this.#pile.findLast((open) => finding.cuts.has(open))?.pending.push(finding)
  }

  /** The part that a finding waited for is closed: if it showed nothing itself, the finding lasts as long as that does. */
  #settle(finding: Finding, closed: Open, isHidden: boolean): void {
    if (isHidden) {
      finding.cuts = new Set([...finding.cuts, ...closed.cuts].filter((open) => open !== closed))
      finding.isDeep ||= closed.isDeep
      this.#await(finding)
    } else finding.isOver = true
  }
}

function openAt(part: object): Open {
  return { part, cuts: new Set(), isDeep: false, pending: [] }
}

/** What is not followed inside a part is what the part lacks. That it is met again inside itself is no lack. */
function taint(outer: Open | undefined, cuts: Iterable<Open>, isDeep: boolean): undefined {
  if (outer === undefined) return undefined
  for (const cut of cuts) if (cut !== outer) outer.cuts.add(cut)
  if (isDeep) outer.isDeep = true
  return undefined
}

/** Two nested records are decided alike on the same facts; a part of a record is so in that record alone. */
function isSameWay(one: Way, other: Way): boolean {
  if (one.projector !== other.projector) return false
  if (one.source === other.source) return true
  const [a, b] = [one.source, other.source]
  return a.record === b.record && a.outerSubject === b.outerSubject && haveSameFacts(a, b)
}

function haveSameFacts(a: FactSource, b: FactSource): boolean {
  const [one, other] = [a.facts, b.facts] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
