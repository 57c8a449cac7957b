import type { AccountDecision, LogRecord } from '../log/log-record'
import { AccountBook } from './account-book'
import { type Allowance, countable, type WeightedAllowance } from './allowance'
import type { CountedAct } from './counted-act'
import { type CountedRelease, countedRelease, isComplete } from './counted-release'
import { limitFor } from './limit'
import { Measure } from './measure'
import { type Openings, OpeningsReader, type OpenVacancy } from './open-vacancies'
import { Reach } from './reach'
import { type Asked, roomsFor, tightest } from './rooms'
import { readUsage, type Usage } from './usage'
import { type Counted, UsageBook } from './usage-book'
import type { Verdict, Weighing } from './verdict'
import { isWeighed, refusalOf, type Weighed } from './weighed'

export type { Weighing } from './verdict'

/** Counts what is released, and says what may be. A fold over the log: the same log gives the same answers. */
export interface UsageCounter {
  /** Entries of the log counted so far. */
  readonly size: number
  /** Counts one record of the log: what was released, who was approached, what was refused for proportion, and decisions on
   * accounts. */
  count(record: LogRecord): void
  /** What would be if this were released at its instant. Changes nothing; whatever cannot be judged is
   * `allowance-unknown`.
   *
   * @param weighed - the receipt of the release as it would be made, with all that it would disclose; an approach as it would
   * be allowed; or, before any record is looked up, who asks: then for somebody new, with all that identifies
   * @param vacancies - what the viewer's organisation has open at that instant
   * @param kind - the record kind that is asked for, before any record is looked up. @defaultValue that of the record
   */
  weigh(weighed: Weighed, vacancies: readonly OpenVacancy[] | undefined, kind?: string): Weighing
  /** Where the counting stands: plain data, that `openUsage` goes on from. It holds ids of subjects, and is to be kept and
   * erased as such. */
  usage(): Usage
}

/** Begins to count under an allowance, or goes on.
 *
 * The allowance is checked and kept as it is now. Memory follows the distinct subjects of some windows, however long the log. Releases may come late, and clocks go
 * back, by half a window: what is asked about an instant before that is `allowance-unknown`.
 * @throws UsageError `invalid-allowance`, `invalid-usage`, `other-allowance`
 */
export function openUsage(allowance: Allowance, usage?: Usage): UsageCounter {
  return new FoldedUsage(allowance, usage === undefined ? [] : [usage])
}

/** What a log comes to, from its beginning, or from where another fold left off.
 *
 * @throws UsageError `invalid-allowance`, `invalid-usage`, `other-allowance`
 */
export function usageOf(allowance: Allowance, records: Iterable<LogRecord>, before?: Usage): Usage {
  const counter = openUsage(allowance, before)
  for (const record of records) counter.count(record)
  return counter.usage()
}

/** What two machines have counted, each from a log of its own: in either order, and counted twice is counted once.
 *
 * `size` is the smaller of the two: going on from there in either log misses nothing, and what is read again counts once.
 * Of two decisions on an account, each from another log, the one of the later instant stands.
 * @throws UsageError `invalid-allowance`, `invalid-usage`, `other-allowance`
 */
export function mergeUsage(allowance: Allowance, a: Usage, b: Usage): Usage {
  return new FoldedUsage(allowance, [a, b]).usage()
}

class FoldedUsage implements UsageCounter {
  readonly #allowance: WeightedAllowance
  readonly #reach: Reach
  readonly #measure: Measure
  readonly #book: UsageBook
  readonly #accounts = new AccountBook()
  readonly #openings: OpeningsReader
  #size = 0
  /** Entries up to here may have been counted before. */
  #upTo = 0

  constructor(allowance: Allowance, usages: readonly Usage[]) {
    // What its type says is not enough: a window that is no number would let everything through.
    this.#allowance = countable(allowance)
    this.#openings = new OpeningsReader(this.#allowance.mostPositions)
    this.#reach = new Reach(this.#allowance)
    this.#measure = new Measure(this.#allowance, this.#reach.ladder)
    this.#book = new UsageBook(this.#measure)
    const read = usages.map((usage) => readUsage(usage, this.#measure))
    if (read.length > 0) this.#size = Math.min(...read.map(({ size }) => size))
    this.#upTo = Math.max(this.#size, ...read.map(({ upTo }) => upTo))
    for (const usage of read) {
      this.#book.absorb(usage)
      this.#accounts.absorb(usage.accounts)
    }
  }

  get size(): number {
    return this.#size
  }

  count(record: LogRecord): void {
    if (record.kind === 'accountDecision') this.#countDecision(record)
    if (isWeighed(record) && !this.#reach.isExempt(record)) this.#countWeighed(record)
    this.#size++
  }

  weigh(weighed: Weighed, vacancies: readonly OpenVacancy[] | undefined, kind?: string): Weighing {
    const tier = this.#reach.tierOf(weighed)
    const isCanary = tier !== undefined && this.#reach.isCanary(weighed)
    if (this.#reach.isOwn(weighed)) return weighing('within', isCanary)
    const release = countedRelease(weighed)
    if (release.account !== undefined && this.#accounts.isBlocked(release.account)) {
      return weighing('abuse', isCanary, { refusal: 'blocked' })
    }
    if (tier === undefined || this.#reach.isExempt(weighed, kind)) return weighing('within', isCanary)
    const openings = this.#openings.read(vacancies)
    const after = (release.at ?? Number.NEGATIVE_INFINITY) - this.#allowance.window
    if (!isComplete(release) || openings === undefined || !(after >= this.#book.horizon)) {
      const unknown = unknownIn(release, openings)
      return weighing('exhausted', isCanary, { refusal: 'allowance-unknown', unknown })
    }
    return this.#weighComplete({ ...release, tier, after }, openings, isCanary)
  }

  usage(): Usage {
    const { window, exactUpTo, ladder } = this.#measure
    return {
      kind: 'usage',
      size: this.#size,
      upTo: Math.max(this.#size, this.#upTo),
      measure: { window, exactUpTo, ladder: [...ladder] },
      ...this.#book.state(),
      accounts: this.#accounts.state(),
    }
  }

  #weighComplete(asked: Asked, openings: Openings, isCanary: boolean): Weighing {
    const rooms = roomsFor(this.#book, this.#allowance, asked, openings)
    const nearest = tightest(rooms)
    if (nearest === undefined) return weighing('within', isCanary)
    const { scope, act, used, limit, isExhausted } = nearest
    const at = { scope, act, used, limit }
    if (!isExhausted) {
      const isWatched = rooms.some(({ used, limit }) => !(used <= this.#allowance.watch * limit))
      return weighing(isWatched ? 'watch' : 'within', isCanary, { at })
    }
    if (this.#isAbuse(asked, openings)) return weighing('abuse', isCanary, { refusal: 'wrong-purpose', at })
    return weighing('exhausted', isCanary, { refusal: 'disproportionate', at })
  }

  /** Whether the account has asked for so many, shown or refused, that it cannot be what it says. There is no multiple of a
   * limit of nothing: whoever downloads without a vacancy asks for views, too, and is judged by those.
   */
  #isAbuse({ account, subject, acts, after }: Asked, { vacancies, positions }: Openings): boolean {
    const since = Math.max(after, this.#accounts.forgivenUpTo(account))
    return acts.some((act) => {
      const limit = limitFor(this.#allowance[act].account, vacancies, positions)
      const most = this.#allowance.abuse * limit
      const shown = this.#book.get('account', act, account)
      const refused = this.#book.get('refused', act, account)
      const [ofShown, ofRefused] = [shown.countAfter(since), refused.countAfter(since)]
      // Putting the two together takes time, and is mostly not needed.
      if (limit === 0 || ofShown + ofRefused + 1 <= most) return false
      if (Math.max(ofShown, ofRefused) > most) return true
      const added = Math.min(shown.added(subject, 0, since), refused.added(subject, 0, since))
      return refused.countWith(shown, since) + added > most
    })
  }

  #countWeighed(weighed: Weighed): void {
    const refusal = refusalOf(weighed)
    const release = countedRelease(weighed)
    const { account, at } = release
    if (refusal === 'wrong-purpose' && account !== undefined) this.#block(account, at ?? beginning)
    const isRefused = refusal === 'disproportionate' || refusal === 'wrong-purpose'
    const tier = isRefused ? 0 : refusal === undefined ? this.#reach.tierOf(weighed) : undefined
    if (tier === undefined || at === undefined || at <= this.#book.horizon) return
    // Whose link was erased, and whom somebody turned away had asked for, is somebody whom nobody else is.
    const known = weighed.kind === 'turnedAway' ? undefined : release.subject
    const counted = { subject: known ?? `\u0000${at}\u0000${this.#size}`, tier, at }
    for (const act of release.acts) {
      if (!isRefused) this.#countRelease(act, release, counted)
      else if (account !== undefined) this.#book.add('refused', act, [account], counted)
    }
  }

  #countRelease(act: CountedAct, { account, organisation, vacancy }: CountedRelease, counted: Counted): void {
    if (account !== undefined) {
      this.#book.add('account', act, [account], counted)
      this.#book.add('booking', act, [account, vacancy], counted)
    }
    if (organisation !== undefined) {
      this.#book.add('organisation', act, [organisation], counted)
      if (vacancy !== undefined) this.#book.add('vacancy', act, [organisation, vacancy], counted)
    }
  }

  #countDecision({ account, decision, at }: AccountDecision): void {
    const isDated = Number.isFinite(at)
    if (decision !== 'unblock') this.#block(account, isDated ? at : beginning)
    // A decision at no instant lets nobody in: nobody knows what it was about.
    else if (isDated) this.#unblock(account, at)
  }

  #unblock(account: string, at: number): void {
    const asked = this.#lastAsked(account)
    this.#accounts.enter({ account, isBlocked: false, at, asked, isAgain: this.#isAgain() })
  }

  #block(account: string, at: number): void {
    this.#accounts.enter({ account, isBlocked: true, at, isAgain: this.#isAgain() })
  }

  #isAgain(): boolean {
    return this.#size < this.#upTo
  }

  /** A download is a view as well, so that views and approaches tell it. */
  #lastAsked(account: string): number | undefined {
    const instants = (['account', 'refused'] as const).flatMap((scope) =>
      (['view', 'approach'] as const).map((act) => this.#book.get(scope, act, account).latest),
    )
    const known = instants.filter((at) => at !== undefined)
    return known.length === 0 ? undefined : Math.max(...known)
  }
}

function unknownIn(release: CountedRelease, openings: Openings | undefined): Weighing['unknown'] {
  const missing = (['account', 'organisation', 'subject'] as const).find((part) => release[part] === undefined)
  if (missing !== undefined) return missing
  return openings === undefined ? 'vacancies' : 'instant'
}

/** Before every instant: a block without one is undone by any decision in another log. */
const beginning = -8.64e15

function weighing(verdict: Verdict, isCanary: boolean, rest: Partial<Weighing> = {}): Weighing {
  const isNews = verdict !== 'within' && rest.refusal !== 'allowance-unknown' && rest.refusal !== 'blocked'
  const ofVerdict = isNews ? [verdict] : []
  const alerts = Object.freeze(isCanary ? [...ofVerdict, 'canary' as const] : ofVerdict)
  return Object.freeze({ refusal: undefined, ...rest, verdict, alerts })
}
