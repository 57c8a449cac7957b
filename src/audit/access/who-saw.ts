import { exact, type Quantity } from '../../history'
import { plainJson } from '../../policy/plain-json'
import { freezeDeep, requireKnownKeys, subjectRole, UsageError } from '../../vocabulary'
import type { LogRecord } from '../log/log-record'
import { type Access, membersOf, readAccess, type SeenItem, seenItems, text } from './access'
import { byInstant } from './by-instant'
import { type Contact, readContact } from './contact'
import { type KeepingBack, KeptBackAccesses, type KeptBackReason, readKeptBack } from './kept-back'

/** To whom something went: a concrete organisation (C-154/21), or a class where the log names none. */
export interface Recipient {
  readonly role: string | undefined
  readonly organisation: string | undefined
  /** The person; only where a recorded decision says that the subject needs it (C-579/21). */
  readonly viewer?: string | undefined
}

/** One access, as the subject is told of it: GDPR 15(1), TERMS-036. */
export interface RecipientAccess {
  readonly at: number | undefined
  readonly recipient: Recipient
  readonly purpose: string | undefined
  readonly act: string | undefined
  readonly record: Access['record']
  /** Undefined when the log does not say what was seen. */
  readonly categories: readonly SeenItem[] | undefined
  /** Why the subject is told of it only now; absent where it was never kept back. */
  readonly keptBack?: KeptBackReason
}

/** One contact, as the subject is told of it (TERMS-034, TERMS-035). */
export interface RecipientContact {
  readonly at: number | undefined
  readonly means: Contact['means']
  readonly recipient: Recipient
  readonly purpose: string | undefined
  readonly need: Contact['need']
}

/** Who saw data of one subject, for that subject. Plain frozen data, each list by instant. */
export interface SeenBy {
  readonly kind: 'seenBy'
  readonly for: 'subject'
  readonly subject: string
  readonly accesses: readonly RecipientAccess[]
  readonly contacts: readonly RecipientContact[]
  /** The decision by which persons are named; undefined: none is. */
  readonly staffNamedBy: string | undefined
  /** Accesses in the log that do not say of whom: they may have been of this subject. */
  readonly unattributable: Quantity<'cases'>
}

/** What one organisation itself did, for that organisation: no ids of the subject or its records (JI-37), and no reasons. It
 * looks the same whether a subject is protected, blocks somebody, or is not there (NAV-44).
 */
export interface SeenByUs {
  readonly kind: 'seenBy'
  readonly for: 'recruiter'
  readonly accesses: readonly Pick<OwnAccess, 'at' | 'purpose' | 'act' | 'record' | 'categories'>[]
  readonly contacts: readonly Pick<RecipientContact, 'at' | 'means' | 'purpose' | 'need'>[]
}

interface OwnAccess extends Omit<RecipientAccess, 'record'> {
  readonly record: Pick<Access['record'], 'kind'>
}

/** Everything that the log holds about one subject, for whoever answers for it. */
export interface SeenByAll {
  readonly kind: 'seenBy'
  readonly for: 'house'
  readonly subject: string
  /** Copies of the records: what was seen, what was refused, and contacts. */
  readonly accesses: readonly LogRecord[]
  readonly attempts: readonly LogRecord[]
  readonly contacts: readonly LogRecord[]
  /** Decisions to keep accesses back from the subject for a time. */
  readonly keptBack: readonly LogRecord[]
  readonly unattributable: Quantity<'cases'>
}

export interface ForSubject {
  readonly for?: 'subject'
  /** Accesses of public authorities that a recorded decision keeps back are left out until it ends; then they are told, and
   * why so late (GDPR 23). The answer is then the same as that of a log without them. Needed where the log holds a decision
   * of that kind, about whomever. */
  readonly keepingBack?: KeepingBack
  /** Names the persons who looked. Their names are no part of the right of access, unless the subject cannot do without
   * them; that is weighed against their own rights, and `essential` is where the decision is kept (C-579/21).
   */
  readonly staff?: { readonly essential: string }
}

export interface ForRecruiter {
  readonly for: 'recruiter'
  readonly organisation: string
}

export interface ForHouse {
  readonly for: 'house'
}

/** Who saw data of a subject: GDPR 15(1)(c), TERMS-036. CVs, dialogues, applications, notes, list entries with content and
 * downloads alike (TERMS-037); contacts apart; what was refused saw nothing. What the subject looked at itself has no
 * recipient, and is told to the house alone.
 *
 * @throws UsageError `unknown-key`; `no-keeping-back` where the log holds decisions to keep accesses back, and it is not said
 * at what instant the subject is told, or by which vocabulary; `no-subject`, `no-organisation`, `no-decision` for ids that are missing or blank;
 * `unknown-rendering`
 */
export function whoSaw(log: Iterable<LogRecord>, subject: string, options?: ForSubject): SeenBy
export function whoSaw(log: Iterable<LogRecord>, subject: string, options: ForRecruiter): SeenByUs
export function whoSaw(log: Iterable<LogRecord>, subject: string, options: ForHouse): SeenByAll
export function whoSaw(
  log: Iterable<LogRecord>,
  subject: string,
  options: ForSubject | ForRecruiter | ForHouse = {},
): SeenBy | SeenByUs | SeenByAll {
  // Without one, the records of everybody whose link is erased would be its own.
  requireText('no-subject', subject, 'it is asked about one subject, by id')
  switch (options.for) {
    case undefined:
    case 'subject':
      return forSubject(log, subject, options)
    case 'recruiter':
      return forRecruiter(log, subject, options)
    case 'house':
      return forHouse(log, subject, options)
    default:
      throw new UsageError('unknown-rendering', 'who saw what is told to the subject, to a recruiter or to the house')
  }
}

function requireText(code: string, value: unknown, message: string): void {
  if (text(value) === undefined) throw new UsageError(code, message)
}

function forSubject(log: Iterable<LogRecord>, subject: string, options: ForSubject): SeenBy {
  requireKnownKeys('the options for a subject', options, ['for', 'staff', 'keepingBack'])
  const { staff, keepingBack } = options
  if (staff !== undefined) {
    requireKnownKeys('staff', staff, ['essential'])
    requireText('no-decision', staff.essential, 'persons are named on a recorded decision')
  }
  const recipient = ({ id, role, organisation }: Access['viewer']): Recipient =>
    staff === undefined ? { role, organisation } : { role, organisation, viewer: id }
  if (keepingBack !== undefined) requireKeepingBack(keepingBack)
  const found = sift(log, subject, keepingBack ?? 'never')
  return freezeDeep<SeenBy>({
    kind: 'seenBy',
    for: 'subject',
    subject,
    accesses: found.accesses
      .filter(({ viewer }) => !isOwn(viewer, subject))
      .flatMap(({ viewer, ...access }): readonly RecipientAccess[] => {
        const keptBack = found.keptBack?.of({ viewer, at: access.at })
        if (keptBack === 'hidden') return []
        const told = { ...seenIn(access), recipient: recipient(viewer), record: access.record }
        return [keptBack === undefined ? told : { ...told, keptBack }]
      }),
    contacts: found.contacts
      .filter(({ allowed }) => allowed)
      .map(({ at, means, by, purpose, need }) => ({ at, means, recipient: recipient(by), purpose, need })),
    staffNamedBy: staff?.essential,
    unattributable: found.unattributable,
  })
}

function requireKeepingBack(keepingBack: KeepingBack): void {
  requireKnownKeys('keepingBack', keepingBack, ['vocabulary', 'at'])
  const { vocabulary, at } = keepingBack
  if (!Number.isFinite(at) || !Array.isArray(vocabulary?.definition?.authorities ?? [])) throw noKeepingBack()
}

function noKeepingBack(): UsageError {
  return new UsageError(
    'no-keeping-back',
    'it takes an instant and a vocabulary to tell what is kept back from a subject',
  )
}

/** The subject's own access. Somebody else who came in its role is a recipient like any other. */
function isOwn({ id, role }: Access['viewer'], subject: string): boolean {
  return id === subject || (id === undefined && role === subjectRole)
}

function forRecruiter(log: Iterable<LogRecord>, subject: string, options: ForRecruiter): SeenByUs {
  requireKnownKeys('the options for a recruiter', options, ['for', 'organisation'])
  const { organisation } = options
  requireText('no-organisation', organisation, 'a recruiter is told what its own organisation did')
  const found = sift(log, subject, 'asWritten')
  return freezeDeep<SeenByUs>({
    kind: 'seenBy',
    for: 'recruiter',
    accesses: found.accesses
      .filter(({ viewer }) => viewer.organisation === organisation)
      .map((access) => ({ ...seenIn(access), record: { kind: access.record.kind } })),
    contacts: found.contacts
      .filter(({ by }) => by.organisation === organisation)
      .map(({ at, means, purpose, need }) => ({ at, means, purpose, need })),
  })
}

function seenIn({ at, purpose, act, disclosed }: Pick<Access, 'at' | 'purpose' | 'act' | 'disclosed'>) {
  return { at, purpose, act, categories: seenItems(disclosed) }
}

interface Found {
  readonly accesses: readonly Access[]
  readonly contacts: readonly Contact[]
  readonly keptBack: KeptBackAccesses | undefined
  readonly unattributable: Quantity<'cases'>
}

/** What there is about a subject, by instant. Nothing else is kept.
 *
 * @param keepingBack - `asWritten` where nothing is kept back from whoever asks; `never` where nothing may be
 */
function sift(log: Iterable<LogRecord>, subject: string, keepingBack: KeepingBack | 'never' | 'asWritten'): Found {
  const keptBack = typeof keepingBack === 'object' ? new KeptBackAccesses(keepingBack) : undefined
  const accesses: Access[] = []
  const contacts: Contact[] = []
  let unattributable = 0
  for (const record of log) {
    const decision = readKeptBack(record)
    if (decision !== undefined && keepingBack === 'never') throw noKeepingBack()
    const about = subjectOf(record)
    if (about !== undefined && about !== subject) continue
    if (decision !== undefined && about !== undefined) keptBack?.decide(decision)
    const contact = readContact(record)
    const access = readAccess(record)
    if (about === undefined) unattributable += access === undefined ? 0 : 1
    else if (contact !== undefined) contacts.push(contact)
    else if (access !== undefined) accesses.push(access)
  }
  accesses.sort(byInstant)
  contacts.sort(byInstant)
  return { accesses, contacts, keptBack, unattributable: exact(unattributable, 'cases') }
}

/** Read before anything else: most of a log is about others. */
function subjectOf(record: unknown): string | undefined {
  try {
    return text(membersOf<{ subject: unknown }>(membersOf<{ record: unknown }>(record).record).subject)
  } catch {
    return undefined
  }
}

function forHouse(log: Iterable<LogRecord>, subject: string, options: ForHouse): SeenByAll {
  requireKnownKeys('the options for the house', options, ['for'])
  const lists = { accesses: [], attempts: [], contacts: [], keptBack: [] } as Record<HouseList, LogRecord[]>
  let unattributable = 0
  for (const record of log) {
    const about = subjectOf(record)
    const access = readAccess(record)
    if (about === undefined && access !== undefined) unattributable++
    if (about !== subject) continue
    lists[houseListOf(record, access)].push((plainJson(record) ?? access) as LogRecord)
  }
  for (const list of Object.values(lists)) list.sort(byInstant)
  return freezeDeep<SeenByAll>({
    kind: 'seenBy',
    for: 'house',
    subject,
    ...lists,
    unattributable: exact(unattributable, 'cases'),
  })
}

type HouseList = 'accesses' | 'attempts' | 'contacts' | 'keptBack'

function houseListOf(record: LogRecord, access: Access | undefined): HouseList {
  if (readContact(record) !== undefined) return 'contacts'
  if (readKeptBack(record) !== undefined) return 'keptBack'
  return access !== undefined ? 'accesses' : 'attempts'
}
