import type { DisclosedSet } from './disclosed-sets'
import type { IndexedExposure } from './exposure-index'

/** What an entry says that names neither a subject nor a record. */
export interface PoorEntry {
  readonly kind: string | undefined
  readonly role: string | undefined
  readonly organisation: string | undefined
  readonly at: number | undefined
  readonly disclosed: DisclosedSet
}

/** Entries that could have been of anybody. Only their instants are kept, by what else they say. */
export class PoorEntries {
  readonly #patterns = new Map<string, Pattern>()
  count = 0

  add({ kind, role, organisation, at, disclosed }: PoorEntry, isCertain: boolean, isLookedFor: boolean): void {
    const key = JSON.stringify([kind, role, disclosed.id, isCertain, isLookedFor])
    const pattern = this.#patterns.get(key) ?? new Pattern(kind, role, disclosed, isCertain, isLookedFor)
    this.#patterns.set(key, pattern)
    pattern.add(organisation, at)
    this.count++
  }

  /** Whether one of them could have been an access to what was exposed: nothing that it says is against it. */
  couldBe(indexed: IndexedExposure): boolean {
    let could = false
    // Each is asked: it keeps whom its entries could have been about.
    for (const pattern of this.#patterns.values()) could = pattern.couldBe(indexed) || could
    return could
  }

  /** Those that could have been of nothing that was exposed: somebody else was concerned, and nobody can say who. */
  get unexplained(): { readonly all: number; readonly certain: number } {
    const patterns = [...this.#patterns.values()].map((each) => ({
      count: each.unexplained,
      isCertain: each.isCertain,
    }))
    const sum = (some: typeof patterns) => some.reduce((total, { count }) => total + count, 0)
    return { all: sum(patterns), certain: sum(patterns.filter(({ isCertain }) => isCertain)) }
  }
}

/** Entries that differ in organisation and instant alone. */
class Pattern {
  /** Of entries that name no organisation. */
  readonly #byNobody = new Instants()
  /** Of entries that name one: by it, and all together. */
  readonly #byOrganisation = new Map<string, Instants>()
  readonly #named = new Instants()
  /** Of exposures to whichever organisation: to all, and to all but those that each of the like leaves out. */
  readonly #toAll = new Spans()
  readonly #toMost = new Map<string, ExceptSpan>()

  constructor(
    readonly kind: string | undefined,
    readonly role: string | undefined,
    readonly disclosed: DisclosedSet,
    readonly isCertain: boolean,
    /** By a viewer of a class whose exposures are looked for. */
    readonly isLookedFor: boolean,
  ) {}

  add(organisation: string | undefined, at: number | undefined): void {
    if (organisation === undefined) {
      this.#byNobody.add(at)
      return
    }
    const instants = this.#byOrganisation.get(organisation) ?? new Instants()
    this.#byOrganisation.set(organisation, instants)
    instants.add(at)
    this.#named.add(at)
  }

  couldBe({ exposure, except }: IndexedExposure): boolean {
    const { record, viewer, categories, from, to = Number.POSITIVE_INFINITY } = exposure
    if (!this.isLookedFor) return false
    if ((this.kind ?? record.kind) !== record.kind || (this.role ?? viewer.role) !== viewer.role) return false
    if (!this.disclosed.against(record.kind, categories).isPossible) return false
    const byNobody = this.#byNobody.explain(from, to)
    const of = (organisation: string) => this.#byOrganisation.get(organisation)?.count(from, to) ?? 0
    if (viewer.organisation !== undefined) {
      const byOne = this.#byOrganisation.get(viewer.organisation)?.explain(from, to) ?? 0
      return byNobody + byOne > 0
    }
    this.#note(from, to, except)
    // Whatever is not by one of those that the exposure does not stand for.
    const others = this.#named.count(from, to) - except.reduce((sum, organisation) => sum + of(organisation), 0)
    return byNobody + others > 0
  }

  #note(from: number, to: number, except: readonly string[]): void {
    const named = except.filter((organisation) => this.#byOrganisation.has(organisation))
    if (named.length === 0) {
      this.#toAll.add(from, to)
      return
    }
    const key = `${from} ${to}`
    const before = this.#toMost.get(key)?.except ?? named
    this.#toMost.set(key, { from, to, except: before.filter((organisation) => named.includes(organisation)) })
  }

  get unexplained(): number {
    let sum = this.#byNobody.outside([])
    const toAll = this.#toAll.joined
    for (const [organisation, instants] of this.#byOrganisation) {
      if (instants.outside(toAll) === 0) continue
      const others = [...this.#toMost.values()].filter(({ except }) => !except.includes(organisation))
      sum += instants.outside([...toAll, ...others.map(({ from, to }) => [from, to] as const)])
    }
    return sum
  }
}

interface ExceptSpan {
  readonly from: number
  readonly to: number
  readonly except: readonly string[]
}

type Span = readonly [from: number, to: number]

/** Stretches of time, each once: many begin and end together. */
class Spans {
  readonly #spans = new Map<string, Span>()

  add(from: number, to: number): void {
    const key = `${from} ${to}`
    if (!this.#spans.has(key)) this.#spans.set(key, [from, to])
  }

  get joined(): readonly Span[] {
    return joined([...this.#spans.values()])
  }
}

/** Instants, counted by binary search. Those that are not known lie in every stretch. */
class Instants {
  #added: number[] = []
  #undated = 0
  #sorted: Float64Array | undefined
  /** The stretches of exposures that they could have been of. */
  readonly #spans = new Spans()

  add(at: number | undefined): void {
    if (at === undefined) this.#undated++
    else this.#added.push(at)
    this.#sorted = undefined
  }

  /** How many lie in a stretch, right-open. */
  count(from: number, to: number): number {
    this.#sorted ??= Float64Array.from(this.#added).sort()
    return this.#undated + firstNotBefore(this.#sorted, to) - firstNotBefore(this.#sorted, from)
  }

  /** The same; and those that lie in it could have been of what was exposed there. */
  explain(from: number, to: number): number {
    this.#spans.add(from, to)
    return this.count(from, to)
  }

  /** How many lie neither in one of these stretches nor in one of their own. */
  outside(others: readonly Span[]): number {
    const spans = joined([...this.#spans.joined, ...others])
    if (spans.length === 0) return this.#undated + this.#added.length
    return this.#added.length - spans.reduce((sum, [from, to]) => sum + this.count(from, to) - this.#undated, 0)
  }
}

/** Stretches that overlap are one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last === undefined || from > last[1]) found.push([from, to])
    else last[1] = Math.max(last[1], to)
  }
  return found
}

function firstNotBefore(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}
