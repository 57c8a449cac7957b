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

  add({ kind, role, organisation, at, disclosed }: PoorEntry): void {
    const key = JSON.stringify([kind, role, disclosed.id])
    const pattern = this.#patterns.get(key) ?? new Pattern(kind, role, disclosed)
    this.#patterns.set(key, pattern)
    pattern.add(organisation, at)
  }

  /** Whether one of them could have been an access to what was exposed: nothing that it says is against it. */
  couldBe(indexed: IndexedExposure): boolean {
    for (const pattern of this.#patterns.values()) if (pattern.couldBe(indexed)) return true
    return false
  }
}

/** Entries that differ in organisation and instant alone. */
class Pattern {
  /** Of entries that name no organisation. */
  readonly #byNobody = new Instants()
  /** Of entries that name one: by it, and all together. */
  readonly #byOrganisation = new Map<string, Instants>()
  readonly #named = new Instants()

  constructor(
    readonly kind: string | undefined,
    readonly role: string | undefined,
    readonly disclosed: DisclosedSet,
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
    if ((this.kind ?? record.kind) !== record.kind || (this.role ?? viewer.role) !== viewer.role) return false
    if (!this.disclosed.against(record.kind, categories).isPossible) return false
    if (this.#byNobody.count(from, to) > 0) return true
    const of = (organisation: string) => this.#byOrganisation.get(organisation)?.count(from, to) ?? 0
    if (viewer.organisation !== undefined) return of(viewer.organisation) > 0
    // Whatever is not by one of those that the exposure does not stand for.
    return this.#named.count(from, to) > except.reduce((sum, organisation) => sum + of(organisation), 0)
  }
}

/** Instants, counted by binary search. Those that are not known lie in every stretch. */
class Instants {
  #added: number[] = []
  #undated = 0
  #sorted: Float64Array | undefined

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
