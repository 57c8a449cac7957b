import type { CountedAct } from './counted-act'
import { countedRelease } from './counted-release'
import { compare } from './subject-counter'
import type { Weighed } from './weighed'

/** What one account, or all of an organisation, was shown in one window of time (UWV-30). */
export interface WindowCount {
  readonly scope: 'account' | 'organisation'
  readonly id: string
  /** Downloads are among the views, too (UWV-02). */
  readonly act: CountedAct
  /** First instant of the window; the windows follow one another from 1970-01-01T00:00Z. */
  readonly from: number
  /** First instant after it. */
  readonly to: number
  /** Releases: the same person twice is two. */
  readonly events: number
  /** Persons: the same person twice is one (UWV-36). */
  readonly subjects: number
}

/** Counts releases per account, organisation, act and window. Holds the ids of all subjects: for a log of years, make one
 * for each part of it.
 */
export class WindowCounts {
  readonly #window: number
  readonly #counts = new Map<string, Omit<WindowCount, 'subjects' | 'events'> & { events: number; seen: Set<string> }>()

  constructor(window: number) {
    this.#window = window
  }

  add(weighed: Weighed): void {
    const { account, organisation, subject, acts, at } = countedRelease(weighed)
    if (at === undefined) return
    for (const act of acts) {
      if (account !== undefined) this.#addTo('account', account, act, at, subject)
      if (organisation !== undefined) this.#addTo('organisation', organisation, act, at, subject)
    }
  }

  /** By scope, id, act and time. */
  counts(): readonly WindowCount[] {
    const sorted = [...this.#counts.values()].sort(
      (a, b) => compare(a.scope, b.scope) || compare(a.id, b.id) || compare(b.act, a.act) || a.from - b.from,
    )
    return sorted.map(({ seen, ...count }) => Object.freeze({ ...count, subjects: seen.size }))
  }

  #addTo(scope: WindowCount['scope'], id: string, act: CountedAct, at: number, subject: string | undefined): void {
    const from = Math.floor(at / this.#window) * this.#window
    const key = `${scope} ${act} ${from} ${id}`
    const count = this.#counts.get(key) ?? { scope, id, act, from, to: from + this.#window, events: 0, seen: new Set() }
    this.#counts.set(key, count)
    count.events++
    // Whose link was erased is somebody whom nobody else is.
    count.seen.add(subject ?? `\u0000${count.events}`)
  }
}
