import { type CountedAct, countedActs } from './counted-act'
import type { Measure } from './measure'
import { compare, SubjectCounter } from './subject-counter'
import type { CountScope, Usage, UsageEntry } from './usage'

/** One subject, as it is counted. */
export interface Counted {
  readonly subject: string
  readonly tier: number
  readonly at: number
}

/** Whose counters they are: one id, or a vacancy with its organisation, or with the account that booked on it. */
export type Ids = readonly [first: string, second?: string | undefined]

/** The counters of each act; none where nothing was counted. */
export type ActCounters = { readonly ids: Ids } & Partial<Record<CountedAct, SubjectCounter | undefined>>

/** Additions that it takes, at the least, before what is old is forgotten: some thousands of releases. */
const leastBatch = 32_768

/** Additions whose earliest instant tells what is old: so many that no single clock can. */
const blockLength = 4096

/** So few tell it, where they span a whole window: nobody keeps for months what a small host released in a day. */
const leastBlock = 32

/** All counters, by what is counted together. Forgets what no window can reach any more, so that its size follows the
 * subjects of a window, and not the length of the log.
 *
 * What is old is told by the earliest release of many: no single clock that runs ahead can make it forget.
 */
export class UsageBook {
  readonly #pairs: Readonly<Record<Exclude<CountScope, 'booking'>, Map<string, ActCounters>>> = {
    account: new Map(),
    organisation: new Map(),
    vacancy: new Map(),
    refused: new Map(),
  }
  /** Account → what it booked on each vacancy, and on none. */
  readonly #bookings = new Map<string, Map<string, ActCounters>>()
  readonly #measure: Measure
  readonly #empty: SubjectCounter
  #horizon = Number.NEGATIVE_INFINITY
  #counted = 0
  #due = leastBatch
  #block = emptyBlock()
  /** What may be forgotten next time. */
  #ripe = Number.NEGATIVE_INFINITY

  constructor(measure: Measure) {
    this.#measure = measure
    this.#empty = new SubjectCounter(measure)
  }

  /** What was released up to this instant may be forgotten. */
  get horizon(): number {
    return this.#horizon
  }

  /** A counter to look at: an empty one where nothing was counted. */
  get(scope: CountScope, act: CountedAct, first: string, second?: string): SubjectCounter {
    const pairs = scope === 'booking' ? this.#bookings.get(first) : this.#pairs[scope]
    return pairs?.get(keyOf(first, second))?.[act] ?? this.#empty
  }

  /** What an account booked on each vacancy, and on none. */
  bookings(account: string): Iterable<ActCounters> {
    return this.#bookings.get(account)?.values() ?? []
  }

  add(scope: CountScope, act: CountedAct, ids: Ids, { subject, tier, at }: Counted): void {
    const counter = this.#counterFor(scope, act, ids)
    counter.add(subject, tier, at)
    this.#note(tier + 1, at)
    if (counter.isOverfull) this.#makeRoom(counter)
    if (this.#counted >= this.#due) this.#forget()
  }

  absorb({ horizon, batch, counters }: Usage): void {
    this.#horizon = Math.max(this.#horizon, horizon ?? Number.NEGATIVE_INFINITY)
    this.#counted = Math.max(this.#counted, batch.counted)
    this.#due = Math.max(this.#due, batch.due)
    this.#ripe = Math.max(this.#ripe, batch.ripe ?? Number.NEGATIVE_INFINITY)
    this.#block.counted = Math.max(this.#block.counted, batch.block)
    this.#block.oldest = Math.min(this.#block.oldest, batch.oldest ?? Number.POSITIVE_INFINITY)
    this.#block.latest = Math.max(this.#block.latest, batch.latest ?? Number.NEGATIVE_INFINITY)
    for (const { scope, act, ids, state } of counters) {
      const counter = this.#counterFor(scope, act, [ids[0] ?? '', ids[1]])
      counter.absorb(state)
      if (counter.isOverfull) counter.becomeSketch()
    }
  }

  state(): Pick<Usage, 'horizon' | 'batch' | 'counters'> {
    const counters = [...this.#entries()].map((entry) => ({ key: sortKey(entry), entry }))
    return {
      horizon: finite(this.#horizon),
      batch: {
        counted: this.#counted,
        due: this.#due,
        block: this.#block.counted,
        oldest: finite(this.#block.oldest),
        latest: finite(this.#block.latest),
        ripe: finite(this.#ripe),
      },
      counters: counters.sort((a, b) => compare(a.key, b.key)).map(({ entry }) => entry),
    }
  }

  *#entries(): Generator<UsageEntry> {
    for (const [scope, pairs] of this.#families()) {
      for (const counters of pairs.values()) {
        const ids = counters.ids.filter((id) => id !== undefined)
        for (const act of countedActs) {
          const counter = counters[act]
          if (counter !== undefined) yield { scope, ids, act, state: counter.state() }
        }
      }
    }
  }

  *#families(): Generator<readonly [CountScope, Map<string, ActCounters>]> {
    for (const scope of ['account', 'organisation', 'vacancy', 'refused'] as const) yield [scope, this.#pairs[scope]]
    for (const bookings of this.#bookings.values()) yield ['booking', bookings]
  }

  #counterFor(scope: CountScope, act: CountedAct, ids: Ids): SubjectCounter {
    const pairs = scope === 'booking' ? this.#bookingsOf(ids[0]) : this.#pairs[scope]
    const key = keyOf(ids[0], ids[1])
    let pair = pairs.get(key)
    if (pair === undefined) {
      pair = { ids }
      pairs.set(key, pair)
    }
    pair[act] ??= new SubjectCounter(this.#measure)
    return pair[act]
  }

  #bookingsOf(account: string): Map<string, ActCounters> {
    const bookings = this.#bookings.get(account) ?? new Map<string, ActCounters>()
    this.#bookings.set(account, bookings)
    return bookings
  }

  /** Half a window more is kept than is asked for: so late a release, or a request, may come. */
  #note(additions: number, at: number): void {
    const block = this.#block
    this.#counted += additions
    block.counted += additions
    block.oldest = Math.min(block.oldest, at)
    block.latest = Math.max(block.latest, at)
    const { window } = this.#measure
    const isWide = block.counted >= leastBlock && block.latest - block.oldest >= window
    if (block.counted < blockLength && !isWide) return
    this.#ripe = Math.max(this.#ripe, block.oldest - 1.5 * window)
    this.#block = emptyBlock()
    if (this.#ripe - this.#horizon >= window) this.#forget()
  }

  /** A counter is full of what is old, or it has too much to be exact. */
  #makeRoom(counter: SubjectCounter): void {
    if (this.#ripe > this.#horizon) this.#forget()
    if (counter.isOverfull) counter.becomeSketch()
  }

  #forget(): void {
    this.#horizon = Math.max(this.#horizon, this.#ripe)
    let size = 0
    for (const [, pairs] of this.#families()) {
      for (const [key, pair] of pairs) {
        size += forgetIn(pair, this.#horizon)
        if (countedActs.every((act) => pair[act] === undefined)) pairs.delete(key)
      }
    }
    for (const [account, bookings] of this.#bookings) if (bookings.size === 0) this.#bookings.delete(account)
    this.#counted = 0
    this.#due = Math.max(leastBatch, Math.ceil(size / 2))
  }
}

function emptyBlock(): { counted: number; oldest: number; latest: number } {
  return { counted: 0, oldest: Number.POSITIVE_INFINITY, latest: Number.NEGATIVE_INFINITY }
}

/** How much is left in them. */
function forgetIn(pair: ActCounters, horizon: number): number {
  let size = 0
  for (const act of countedActs) {
    const counter = pair[act]
    if (counter === undefined) continue
    counter.dropUpTo(horizon)
    if (counter.isEmpty) pair[act] = undefined
    size += counter.size
  }
  return size
}

/** No two pairs of ids have one key: the length says where the first ends. */
function keyOf(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first.length} ${first} ${second}`
}

function sortKey({ scope, ids, act }: UsageEntry): string {
  return JSON.stringify([scope, ids, act])
}

function finite(instant: number): number | null {
  return Number.isFinite(instant) ? instant : null
}
