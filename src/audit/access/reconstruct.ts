import { type Alarm, type Attempt, type Event, exact, type History, type Quantity } from '../../history'
import { freezeDeep, requireKnownKeys, UsageError } from '../../vocabulary'
import type { LogRecord } from '../log/log-record'
import { type Access, readAccess, type SeenItem, seenItems, text } from './access'
import { byInstant } from './by-instant'
import { type Contact, readContact } from './contact'

/** Somebody who read the record. Ids and names of categories, never a value. */
export interface Reader {
  readonly at: number | undefined
  readonly organisation: string | undefined
  readonly viewer: string | undefined
  readonly role: string | undefined
  readonly purpose: string | undefined
  readonly act: string | undefined
  /** Undefined when the log does not say what was seen. */
  readonly categories: readonly SeenItem[] | undefined
}

/** Somebody who got in touch with the subject of the record (TK-18). */
export interface RecordedContact {
  readonly at: number | undefined
  readonly means: Contact['means']
  readonly organisation: string | undefined
  readonly viewer: string | undefined
  readonly role: string | undefined
  readonly allowed: boolean
}

/** What was read, and who got in touch, from one change to the next. */
export interface Between {
  readonly readers: readonly Reader[]
  readonly contacts: readonly RecordedContact[]
}

/** Something that was done about the record or its subject, or that somebody tried to do. */
export interface RecordedChange extends Between {
  readonly at: number
  /** The id of the event. */
  readonly event: string
  /** Its kind: `cvFormSet`, `consentWithdrawn`, … */
  readonly change: Event['kind']
  /** What form or presence was set. */
  readonly to: string | undefined
  readonly actor: Event['actor']
  readonly evidence: Event['evidence']
  /** The agreement that it rests on: its id, or where what staff noted of it is kept (TK-38). */
  readonly agreement: string | undefined
  /** What somebody did who may not do that opened nothing. */
  readonly tookEffect: boolean
  /** Why not. */
  readonly alarm: Alarm | undefined
}

/** The course of events about one record (TK-09). Plain frozen data, by instant; ids alone. */
export interface Reconstruction {
  readonly kind: 'reconstruction'
  readonly record: { readonly kind: string; readonly id: string }
  /** Undefined when the history does not know the record. */
  readonly subject: string | undefined
  /** What came before the first change. */
  readonly before: Between
  readonly changes: readonly RecordedChange[]
  /** What has no instant: it may have been at any time. */
  readonly undated: Between
  /** Accesses in the log that do not say of which record or subject, and may have been of this one. */
  readonly unattributable: Quantity<'cases'>
}

/** The record that is asked about. `subject` is needed only where several subjects have one of that id. */
export interface RecordReference {
  readonly kind: string
  readonly id: string
  readonly subject?: string
}

/** What happened to a record, and who read it when: each change of it, of its subject's consents, shares, relations and
 * protection, with those who read it from then to the next. Attempts stand among the changes: complaints begin with them.
 *
 * @throws UsageError `unknown-key`; `no-record`; `ambiguous-record` when several subjects have a record of that id
 */
export function reconstruct(history: History, log: Iterable<LogRecord>, record: RecordReference): Reconstruction {
  requireKnownKeys('a record', record, ['kind', 'id', 'subject'])
  const { kind, id } = record
  if (text(kind) === undefined || text(id) === undefined) {
    throw new UsageError('no-record', 'one record is reconstructed, by kind and id')
  }
  const subject = record.subject ?? subjectOf(history, record)
  const changes = history.entries
    .filter((entry) => concerns(eventOf(entry), record, subject))
    .map(changeOf)
    .sort(byInstant)
  const course = new Course(changes)
  const unattributable = course.read(log, { kind, id, subject })
  return freezeDeep<Reconstruction>({
    kind: 'reconstruction',
    record: { kind, id },
    subject,
    ...course.parts,
    unattributable: exact(unattributable, 'cases'),
  })
}

function eventOf(entry: Event | Attempt): Event {
  return entry.kind === 'attempt' ? entry.event : entry
}

function subjectOf(history: History, record: RecordReference): string | undefined {
  const subjects = new Set(
    history.entries
      .map(eventOf)
      .flatMap((event) => ('subject' in event && isOf(event, record) === true ? [event.subject] : [])),
  )
  if (subjects.size > 1) throw new UsageError('ambiguous-record', 'several subjects have a record of this id')
  return [...subjects][0]
}

/** Whether an event is about the record; undefined for one that is about none. */
function isOf(event: Event, { kind, id }: RecordReference): boolean | undefined {
  if ('cv' in event) return kind === 'cv' && event.cv === id
  if ('dialogue' in event) return kind === 'dialogue' && event.dialogue === id
  if ('application' in event) return kind === 'application' && event.application === id
  if (event.kind !== 'noticeShown' || event.act !== 'invitationAnswered') return undefined
  return kind === 'dialogue' && event.about === id
}

/** What was done about the record, or about its subject and no other record. */
function concerns(event: Event, record: RecordReference, subject: string | undefined): boolean {
  return 'subject' in event && event.subject === subject && isOf(event, record) !== false
}

type Change = Omit<RecordedChange, keyof Between>

function changeOf(entry: Event | Attempt): Change {
  const event = eventOf(entry)
  return {
    at: event.at,
    event: event.id,
    change: event.kind,
    to: setTo(event),
    actor: event.actor,
    evidence: event.evidence,
    agreement: agreementOf(event),
    tookEffect: entry.kind !== 'attempt',
    alarm: entry.kind === 'attempt' ? entry.alarm : undefined,
  }
}

function setTo(event: Event): string | undefined {
  if (event.kind === 'cvFormSet') return event.form
  if (event.kind === 'cvPresenceSet') return event.presence
  return event.kind === 'cvCreated' ? event.form : undefined
}

function agreementOf(event: Event): string | undefined {
  const agreement = 'agreement' in event ? event.agreement : undefined
  return typeof agreement === 'object' ? agreement.reference : agreement
}

interface Asked {
  readonly kind: string
  readonly id: string
  readonly subject: string | undefined
}

interface Growing extends Between {
  readonly readers: Reader[]
  readonly contacts: RecordedContact[]
}

/** The changes, and what came between them. */
class Course {
  readonly #before = nobody()
  readonly #after: readonly Growing[]
  readonly #undated = nobody()

  constructor(readonly changes: readonly Change[]) {
    this.#after = changes.map(nobody)
  }

  /** Notes who read the record and who got in touch; counts those of whom it cannot be said. */
  read(log: Iterable<LogRecord>, asked: Asked): number {
    let unattributable = 0
    for (const entry of log) {
      const access = readAccess(entry)
      if (access === undefined) this.#noteContact(entry, asked)
      else if (isReading(access, asked)) this.#at(access.at).readers.push(readerOf(access))
      else if (mayBe(access, asked)) unattributable++
    }
    return unattributable
  }

  #noteContact(entry: LogRecord, { subject }: Asked): void {
    const contact = readContact(entry)
    if (contact === undefined || subject === undefined || contact.subject !== subject) return
    const { at, means, by, allowed } = contact
    const { organisation, id: viewer, role } = by
    this.#at(at).contacts.push({ at, means, organisation, viewer, role, allowed })
  }

  /** Where an instant lies: after the last change that was made by then. */
  #at(at: number | undefined): Growing {
    if (at === undefined) return this.#undated
    let [low, high] = [0, this.changes.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.changes[middle]?.at ?? at) <= at) low = middle + 1
      else high = middle
    }
    return this.#after[low - 1] ?? this.#before
  }

  get parts(): Pick<Reconstruction, 'before' | 'changes' | 'undated'> {
    const changes = this.changes.map((change, i) => ({ ...change, ...sorted(this.#after[i] ?? nobody()) }))
    return { before: sorted(this.#before), changes, undated: this.#undated }
  }
}

function nobody(): Growing {
  return { readers: [], contacts: [] }
}

function sorted({ readers, contacts }: Growing): Between {
  return { readers: readers.sort(byInstant), contacts: contacts.sort(byInstant) }
}

function isReading({ record, subject }: Access, asked: Asked): boolean {
  return record.kind === asked.kind && record.id === asked.id && isOfSubject(subject, asked)
}

/** Whether an access that is not known to be of the record may have been: nothing that it says is against it. */
function mayBe({ record, subject }: Access, asked: Asked): boolean {
  return (
    (record.kind ?? asked.kind) === asked.kind && (record.id ?? asked.id) === asked.id && isOfSubject(subject, asked)
  )
}

/** What does not say whose it is may be anybody's, and a record that no history knows as well. */
function isOfSubject(subject: string | undefined, asked: Asked): boolean {
  return subject === undefined || asked.subject === undefined || subject === asked.subject
}

function readerOf({ at, viewer, purpose, act, disclosed }: Access): Reader {
  const { id, role, organisation } = viewer
  return { at, organisation, viewer: id, role, purpose, act, categories: seenItems(disclosed) }
}
