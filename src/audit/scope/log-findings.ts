import { type Access, readAccess } from '../access/access'
import { type Contact, readContact } from '../access/contact'
import type { DisclosedSet, DisclosedSets } from './disclosed-sets'
import type { ExposureIndex, IndexedExposure } from './exposure-index'
import type { JudgedViewers } from './judged-viewers'
import type { LevelLists } from './level-lists'
import { PoorEntries } from './poor-entries'

interface Window {
  readonly from?: number
  readonly to?: number
}

/** One entry, with the names that say nothing left out. */
interface Sight {
  readonly kind: string | undefined
  readonly id: string | undefined
  readonly role: string | undefined
  readonly organisation: string | undefined
  readonly at: number | undefined
  readonly act: string | undefined
  /** It says all that there is to say, but for the organisation and what was seen. */
  readonly isFull: boolean
  readonly disclosed: DisclosedSet
}

const none: readonly IndexedExposure[] = Object.freeze([])

/** Reads a log once, and marks the exposures that its entries fall within, or could. */
export class LogFindings {
  /** Uses that fall within an exposure, for certain. */
  attributable = 0
  /** Uses of which it cannot be said for certain that they do, or that they do not. */
  unattributable = 0
  /** Accesses by others than the classes that are asked about. */
  notJudged = 0
  /** Accesses that fall within no exposure. */
  outside = 0
  readonly #poor = new PoorEntries()
  readonly #readers = new Set<string>()
  readonly #contacting = new Set<string>()

  constructor(
    readonly index: ExposureIndex,
    readonly viewers: JudgedViewers,
    readonly sets: DisclosedSets,
    readonly lists: LevelLists,
    readonly window: Window,
  ) {}

  /** The organisations that saw something, by id. */
  get organisations(): readonly string[] {
    return [...this.#readers].sort()
  }

  /** The organisations that got in touch with a subject once they could see something of it, by id. */
  get contacted(): readonly string[] {
    return [...this.#contacting].sort()
  }

  read(entries: Iterable<unknown>): this {
    for (const entry of entries) this.#take(entry)
    for (const { exposures } of this.index.subjects()) {
      for (const indexed of exposures) indexed.isPossible ||= this.#poor.couldBe(indexed)
    }
    return this
  }

  #take(entry: unknown): void {
    const access = readAccess(entry)
    const contact = access === undefined ? readContact(entry) : undefined
    if (access !== undefined && this.#isWithin(access.at)) this.#judge(access)
    if (contact !== undefined && this.#isWithin(contact.at)) this.#noteContact(contact)
  }

  #isWithin(at: number | undefined): boolean {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = this.window
    return at === undefined || (at >= from && at < to)
  }

  #judge({ viewer, purpose: said, act, at, record, subject, disclosed }: Access): void {
    const role = this.viewers.role(viewer.role)
    const purpose = this.viewers.purpose(said)
    if (!this.viewers.has(role, purpose)) {
      this.notJudged++
      return
    }
    const { id } = record
    const kind = this.viewers.kind(record.kind)
    const { organisation } = viewer
    const isFull =
      kind !== undefined && id !== undefined && role !== undefined && purpose !== undefined && at !== undefined
    // Written out: there are millions of these.
    const sight: Sight = { kind, id, role, organisation, at, act, isFull, disclosed: this.sets.of(disclosed) }
    if (subject !== undefined && this.index.hasMet(subject)) {
      this.#place(sight, this.index.subject(subject)?.exposures ?? none)
    } else if (id !== undefined) {
      // A subject that no history has may be one under another name: its record tells, and not for certain.
      this.#place(subject === undefined ? sight : { ...sight, isFull: false }, this.index.ofRecord(id))
    } else {
      this.#poor.add(sight)
      this.unattributable++
    }
  }

  /** Marks what an entry saw, or may have seen, among the exposures that it can be about. */
  #place(sight: Sight, candidates: readonly IndexedExposure[]): void {
    let possible: IndexedExposure[] | undefined
    for (const indexed of candidates) {
      if (!fits(sight, indexed)) continue
      if (possible === undefined) possible = [indexed]
      else possible.push(indexed)
    }
    if (possible === undefined) {
      this.outside++
      return
    }
    const seen = sight.isFull && isOfOneSubject(possible) ? seenFor(sight, possible) : none
    for (const indexed of possible) {
      if (seen.includes(indexed)) this.#confirm(sight, indexed)
      else indexed.isPossible = true
    }
    if (seen.length > 0) this.attributable++
    else this.unattributable++
  }

  #confirm({ disclosed, organisation, act }: Sight, indexed: IndexedExposure): void {
    const { record, categories, subject } = indexed.exposure
    const { seen, isOpen } = disclosed.against(record.kind, categories)
    indexed.seen = this.lists.join(indexed.seen, seen)
    indexed.isPossible ||= isOpen
    if (organisation !== undefined) this.#readers.add(organisation)
    const exposed = this.index.subject(subject)
    if (exposed !== undefined && act !== undefined && !exposed.acts.includes(act)) exposed.acts = [...exposed.acts, act]
  }

  /** TK-18: what was seen can be used as long as one likes. */
  #noteContact({ subject, by, at, allowed }: Contact): void {
    const { organisation } = by
    if (subject === undefined || organisation === undefined || !allowed) return
    const role = this.viewers.role(by.role)
    const could = (this.index.subject(subject)?.exposures ?? []).some(
      (each) =>
        each.isTo(organisation) &&
        (role ?? each.exposure.viewer.role) === each.exposure.viewer.role &&
        (at ?? each.exposure.from) >= each.exposure.from,
    )
    if (could) this.#contacting.add(organisation)
  }
}

/** Whether nothing that an entry says is against its being an access to what was exposed. */
function fits(sight: Sight, indexed: IndexedExposure): boolean {
  const { record, viewer, categories } = indexed.exposure
  return (
    (sight.id ?? record.id) === record.id &&
    (sight.kind ?? record.kind) === record.kind &&
    (sight.role ?? viewer.role) === viewer.role &&
    indexed.isDuring(sight.at) &&
    (sight.organisation === undefined || indexed.isTo(sight.organisation)) &&
    sight.disclosed.against(record.kind, categories).isPossible
  )
}

/** A record is known by its id, unless several subjects have one of that id. */
function isOfOneSubject(found: readonly IndexedExposure[]): boolean {
  const subject = found[0]?.exposure.subject
  return found.every(({ exposure }) => exposure.subject === subject)
}

/** What an entry saw for certain, of what it can be about. */
function seenFor({ disclosed, organisation }: Sight, possible: readonly IndexedExposure[]): readonly IndexedExposure[] {
  const certain = possible.filter(
    ({ exposure }) => disclosed.against(exposure.record.kind, exposure.categories).seen.length > 0,
  )
  return organisation === undefined ? certain.filter((each) => isWhoeverItWas(each, certain)) : certain
}

/** Of an entry that names no organisation: whichever it was, it saw too much. Staff of the house have none. */
function isWhoeverItWas({ exposure, except }: IndexedExposure, certain: readonly IndexedExposure[]): boolean {
  if (exposure.viewer.organisation !== undefined) return false
  return except.every((named) => certain.some((each) => each.exposure.viewer.organisation === named))
}
