import type { ViewerClass } from '../../history'
import { instant, membersOf } from '../access/access'
import { type Contact, readContact } from '../access/contact'
import type { DisclosedSets } from './disclosed-sets'
import type { KnownWords } from './known-words'
import { type LoggedRelease, loggedRelease } from './logged-release'
import { PoorEntries } from './poor-entries'
import { isLawful, type ReleaseJudge } from './release-judge'

interface Window {
  readonly from?: number
  readonly to?: number
}

/** Reads a log once, and keeps of it what was not lawful, or depends on facts that nobody has looked up yet. */
export class LogReading {
  /** Releases that are lawful whatever the facts about their subjects. */
  lawful = 0
  /** Releases that name their subject; those that name a record alone; and contacts, by subject. */
  readonly bySubject = new Map<string, LoggedRelease[]>()
  readonly byRecord = new Map<string, LoggedRelease[]>()
  readonly contacts = new Map<string, Contact[]>()
  /** Releases that name neither. */
  readonly poor = new PoorEntries()

  constructor(
    readonly judge: ReleaseJudge,
    readonly words: KnownWords,
    readonly sets: DisclosedSets,
    readonly window: Window,
    /** The classes of viewers whose exposures are looked for. */
    readonly viewers: readonly ViewerClass[],
  ) {}

  read(entries: Iterable<unknown>): this {
    for (const entry of entries) this.#take(entry)
    return this
  }

  #take(entry: unknown): void {
    if (!this.#isWithin(entry)) return
    const release = loggedRelease(entry, this.words, this.sets)
    if (release === undefined) this.#noteContact(entry)
    else if (!this.#isAboutNobody(release)) this.#place(release)
  }

  #place(release: LoggedRelease): void {
    if (this.judge.isSettled(release) && isLawful(this.judge.judge(release))) {
      this.lawful++
      return
    }
    const { subject, id } = release
    if (subject !== undefined) add(this.bySubject, subject, release)
    else if (id !== undefined) add(this.byRecord, id, release)
    else if (isLawful(this.judge.judge(release))) this.lawful++
    else this.poor.add(release, this.judge.judge(release).certain.length > 0, isOfAny(this.viewers, release))
  }

  /** A record without a data subject, of which nothing nested was shown: no breach of personal data (GDPR 4(12)). */
  #isAboutNobody({ kind, subject, disclosed }: LoggedRelease): boolean {
    const { kindsWithoutSubject = [] } = this.judge.comparison.vocabulary
    const isWithout = (of: string | undefined) => of !== undefined && kindsWithoutSubject.includes(of)
    return (
      subject === undefined && isWithout(kind) && (disclosed.items?.every(({ record }) => isWithout(record)) ?? false)
    )
  }

  #noteContact(entry: unknown): void {
    const contact = readContact(entry)
    if (contact?.subject !== undefined) add(this.contacts, contact.subject, contact)
  }

  #isWithin(entry: unknown): boolean {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = this.window
    try {
      const at = instant(membersOf<{ at: unknown }>(entry).at)
      return at === undefined || (at >= from && at < to)
    } catch {
      // What cannot be read may have happened at any time.
      return true
    }
  }
}

/** Whether a release may have been to a viewer of one of the classes: what is not known may be anything. */
export function isOfAny(viewers: readonly ViewerClass[], { role, purpose }: LoggedRelease): boolean {
  return viewers.some((each) => (role ?? each.role) === each.role && (purpose ?? each.purpose) === each.purpose)
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
