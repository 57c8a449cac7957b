import { timeline } from 'need-to-know'
import {
  type Actor,
  type ActorKind,
  type Agreement,
  append,
  appendAll,
  authority,
  type ConsentRecord,
  defineGrounds,
  type Event,
  type EventKind,
  type EventOf,
  type FactsRequest,
  type Grounds,
  type History,
  type HistoryOptions,
  openHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'

const { defineNotice } = recruitment.vocabulary

const text = {
  name: 'jobtorvet',
  language: 'da',
  controller: {
    name: 'Jobtorvet ApS',
    address: 'Havnegade 1, 8000 Aarhus',
    country: 'DK',
    email: 'privacy@jobtorvet.example',
    businessNumber: '12345678',
  },
} as const
const toRecruiters = {
  recipients: ['employer', 'agency'],
  categories: ['existence', 'identity.name', 'contact', 'qualification'],
  purposes: 'recruitment',
} as const
const joining = ['cvCreated', 'contractAgreed'] as const

/** A text that names the house alone. */
export const oldText = defineNotice({
  ...text,
  version: '1',
  clauses: [{ ...toRecruiters, clause: 'terms.staff', recipients: 'platform.consultant', trigger: joining }],
})

/** The text after it: who looks for staff is named, clause by clause. */
export const newText = defineNotice({
  ...text,
  version: '2',
  clauses: [
    { ...toRecruiters, clause: 'terms.cvDatabase', trigger: ['cvCreated', 'contractAgreed.cvDatabase'] },
    { ...toRecruiters, clause: 'terms.personalForm', trigger: 'cvFormSet' },
    { ...toRecruiters, clause: 'terms.contact', trigger: 'contactAccepted' },
    { ...toRecruiters, clause: 'terms.follow', trigger: 'followed' },
    { ...toRecruiters, clause: 'follow.fields', trigger: 'followed' },
    { ...toRecruiters, clause: 'terms.approach', trigger: joining },
    { ...toRecruiters, clause: 'jobmatch.employer', recipients: 'employer', trigger: 'invitationAnswered' },
    { ...toRecruiters, clause: 'jobmatch.employerAddress', recipients: 'employer', trigger: 'invitationAnswered' },
    { ...toRecruiters, clause: 'jobmatch.counts', recipients: 'employer', trigger: 'invitationAnswered' },
    { ...toRecruiters, clause: 'nav.sharing', trigger: 'consentGiven.sharing' },
    { ...toRecruiters, clause: 'nav.share', trigger: 'shareAgreed' },
    { ...toRecruiters, clause: 'nav.counsellor', recipients: 'counsellor', trigger: 'registered' },
    { ...toRecruiters, clause: 'werknl.cv', trigger: ['registered', ...joining] },
    { ...toRecruiters, clause: 'werknl.consultation', trigger: ['registered', 'cvCreated'] },
    { ...toRecruiters, clause: 'werknl.personalForm', trigger: 'cvFormSet' },
    { ...toRecruiters, clause: 'werknl.approach', trigger: ['registered', ...joining] },
  ],
})

/** The notices in two versions, two roles of the house's own people, and consents that are each for recruitment and a name; follow-up ends a share of one's own. */
export const grounds: Grounds = defineGrounds({
  notices: [oldText, newText],
  staff: ['platform.consultant', 'counsellor'],
  consents: {
    personalForm: { purposes: ['recruitment'], categories: ['identity.name'] },
    contact: { purposes: ['recruitment'], categories: ['identity.name'] },
    follow: { purposes: ['recruitment'], categories: ['identity.name'] },
    interest: { purposes: ['recruitment'], categories: ['identity.name'] },
    interestAddress: { purposes: ['recruitment'], categories: ['address'] },
    sharing: { purposes: ['recruitment'], categories: ['identity.name'], endedBy: ['followUpBegun', 'followUpEnded'] },
    share: { purposes: ['recruitment'], categories: ['identity.name'] },
  },
})

export const ida = { kind: 'subject', id: 'ida' } as const satisfies Actor
export const coach = { kind: 'staff', id: 'coach-7' } as const satisfies Actor
export const robot = { kind: 'system', id: 'nightly-job' } as const satisfies Actor
export const court = { kind: 'authority', id: 'tax-register' } as const satisfies Actor

/** Somebody who recruits for an organisation. */
export const recruiterOf = (organisation: string) =>
  ({ kind: 'organisation', id: 'recruiter-3', organisation }) as const satisfies Actor

/** One actor of each kind; the organisation is the one of the events below. */
export const actors: { readonly [K in ActorKind]: Actor } = {
  subject: ida,
  staff: coach,
  system: robot,
  organisation: recruiterOf('nordlys'),
  authority: court,
}

/** Consent of Ida Holm, as complete as it must be. */
export const consent = {
  id: 'consent-1',
  subject: 'ida',
  scope: 'sharing',
  purposes: ['recruitment'],
  categories: ['identity', 'contact', 'workplace', 'qualification', 'address'],
  recipients: [{ role: 'employer' }],
  controller: { ...text.controller },
  basis: '6(1)(a)',
  notice: { name: 'jobtorvet', version: '2', language: 'da' },
  method: 'webForm',
  act: 'ticked-box',
  evidence: 'log-entry-901',
  withdrawal: 'https://jobtorvet.example/consents',
  jurisdiction: 'DK',
  storage: 'DK',
  retention: 'P6M',
  processing: ['store', 'disclose'],
  rights: ['eu-gdpr:A7-3'],
} satisfies ConsentRecord

/** An express yes of Ida Holm, as a coach noted it. */
export const agreement: Agreement = {
  manner: 'express',
  answer: 'yes',
  at: 0,
  by: 'coach-7',
  shown: { name: 'jobtorvet', version: '2' },
  reference: 'file-88',
}

const subject = 'ida'
const organisation = 'nordlys'
const vacancy = 'vacancy-1'
const dialogue = 'dialogue-1'
const notice = { name: 'jobtorvet', version: '2' } as const
const decision = { kind: 'decision', reference: 'decision-12' } as const
const own = { actor: ida, subject } as const
const byHouse = { actor: coach, subject } as const
const ownCv = { ...own, cv: 'cv-1' } as const
const ownRelation = { ...own, organisation } as const
const company = { actor: coach, organisation } as const
const opening = { actor: recruiterOf(organisation), vacancy, organisation } as const

/** An event as it is written before its id and instant are known. */
export type Unwritten<K extends EventKind = EventKind> = {
  [P in K]: Omit<EventOf<P>, 'id' | 'at'> & Partial<Pick<EventOf<P>, 'id' | 'at'>>
}[K]

/** Every kind of event as it usually is, recorded by somebody who may. */
const usual: { readonly [K in EventKind]: Unwritten<K> } = {
  cvCreated: { kind: 'cvCreated', ...ownCv, form: 'anonymous', presence: 'online' },
  cvEdited: { kind: 'cvEdited', ...ownCv },
  cvFormSet: { kind: 'cvFormSet', ...ownCv, form: 'personal' },
  cvPresenceSet: { kind: 'cvPresenceSet', ...ownCv, presence: 'online' },
  cvDeleted: { kind: 'cvDeleted', ...ownCv },
  registered: { kind: 'registered', ...own },
  registrationEnded: { kind: 'registrationEnded', ...own },
  followUpBegun: { kind: 'followUpBegun', ...byHouse },
  followUpEnded: { kind: 'followUpEnded', ...byHouse },
  followUpAbsent: { kind: 'followUpAbsent', ...byHouse },
  caseAssigned: { kind: 'caseAssigned', ...byHouse, counsellor: 'counsellor-2' },
  caseEnded: { kind: 'caseEnded', ...byHouse, counsellor: 'counsellor-2' },
  contractAgreed: { kind: 'contractAgreed', ...own, contract: 'cvDatabase' },
  contractEnded: { kind: 'contractEnded', ...own, contract: 'cvDatabase' },
  noticeShown: { kind: 'noticeShown', subject, actor: robot, notice, act: 'cvCreated' },
  consentGiven: { kind: 'consentGiven', ...own, consent },
  consentReaffirmed: { kind: 'consentReaffirmed', ...own, consent: consent.id },
  consentWithdrawn: { kind: 'consentWithdrawn', ...own, consent: consent.id },
  consentExpired: { kind: 'consentExpired', subject, actor: robot, consent: consent.id },
  consentInvalidated: { kind: 'consentInvalidated', ...byHouse, consent: consent.id },
  followed: { kind: 'followed', ...ownRelation },
  unfollowed: { kind: 'unfollowed', ...ownRelation },
  contactRequested: { kind: 'contactRequested', subject, organisation, actor: recruiterOf(organisation) },
  contactAccepted: { kind: 'contactAccepted', ...ownRelation },
  contactDeclined: { kind: 'contactDeclined', ...ownRelation },
  addressSent: { kind: 'addressSent', ...ownRelation },
  attachmentSent: { kind: 'attachmentSent', ...ownRelation },
  employerBlocked: { kind: 'employerBlocked', ...ownRelation },
  employerUnblocked: { kind: 'employerUnblocked', ...ownRelation },
  noteWritten: {
    kind: 'noteWritten',
    subject,
    cv: 'cv-1',
    organisation,
    note: 'note-4',
    actor: recruiterOf(organisation),
  },
  shareAgreed: { kind: 'shareAgreed', ...own, agreement: 'agreement-1', organisations: [organisation] },
  shareWithdrawn: { kind: 'shareWithdrawn', ...own, agreement: 'agreement-1' },
  cvShared: { kind: 'cvShared', ...byHouse, agreement: 'agreement-1', organisations: [organisation] },
  addressProtectionSet: { kind: 'addressProtectionSet', ...own, grade: 'protected' },
  addressProtectionLapsed: { kind: 'addressProtectionLapsed', subject, actor: court },
  addressProtectionAbsent: { kind: 'addressProtectionAbsent', subject, actor: court },
  addressProtectionLifted: { kind: 'addressProtectionLifted', ...own },
  restrictionBegun: { kind: 'restrictionBegun', ...own },
  restrictionLifted: { kind: 'restrictionLifted', ...own },
  objectionMade: { kind: 'objectionMade', ...own },
  objectionWithdrawn: { kind: 'objectionWithdrawn', ...own },
  objectionOverridden: {
    kind: 'objectionOverridden',
    ...byHouse,
    grounds: 'a claim in court',
    decidedBy: 'officer-3',
    evidence: decision,
  },
  organisationRegistered: { kind: 'organisationRegistered', ...company, as: 'employer' },
  organisationSanctioned: { kind: 'organisationSanctioned', ...company, evidence: decision },
  organisationCleared: { kind: 'organisationCleared', ...company, evidence: decision },
  accountBlocked: { kind: 'accountBlocked', ...company, account: 'account-5' },
  accountUnblocked: { kind: 'accountUnblocked', ...company, account: 'account-5' },
  vacancyOpened: { kind: 'vacancyOpened', ...opening },
  vacancyExpired: { kind: 'vacancyExpired', ...opening },
  vacancyFilled: { kind: 'vacancyFilled', ...opening },
  vacancyWithdrawn: { kind: 'vacancyWithdrawn', ...opening },
  processBegun: { kind: 'processBegun', ...opening },
  processEnded: { kind: 'processEnded', ...opening },
  applicationSent: { kind: 'applicationSent', ...own, vacancy, organisation, application: 'application-1' },
  jobmatchMade: { kind: 'jobmatchMade', ...byHouse, dialogue, vacancy, organisation },
  invitationAnswered: { kind: 'invitationAnswered', ...own, dialogue, answer: 'interested' },
  dialogueAssigned: { kind: 'dialogueAssigned', ...byHouse, dialogue, consultant: 'consultant-6' },
  dialogueCovered: { kind: 'dialogueCovered', ...byHouse, dialogue, consultant: 'consultant-8', reason: 'holidays' },
  dialogueCoverEnded: { kind: 'dialogueCoverEnded', ...byHouse, dialogue, consultant: 'consultant-8' },
}

/** Every kind of event that there is a row for above. */
export const kindsWithRow = Object.keys(usual) as readonly EventKind[]

/** An event of a kind as it usually is, but for what is given. */
export function happens<const K extends EventKind>(
  kind: K,
  changes: Partial<Omit<EventOf<K>, 'kind'>> = {},
): Unwritten<K> {
  return { ...usual[kind], ...changes } as Unwritten<K>
}

const preludes: { readonly [K in EventKind]?: readonly Unwritten[] } = {
  cvEdited: [happens('cvCreated')],
  cvFormSet: [happens('cvCreated')],
  cvPresenceSet: [happens('cvCreated', { presence: 'offline' })],
  cvDeleted: [happens('cvCreated')],
  registrationEnded: [happens('registered')],
  followUpEnded: [happens('followUpBegun')],
  contractEnded: [happens('contractAgreed')],
  consentReaffirmed: [happens('consentGiven')],
  consentWithdrawn: [happens('consentGiven')],
  consentExpired: [happens('consentGiven')],
  consentInvalidated: [happens('consentGiven')],
  unfollowed: [happens('followed')],
  contactAccepted: [happens('contactRequested')],
  contactDeclined: [happens('contactRequested')],
  addressSent: [happens('contactRequested'), happens('contactAccepted')],
  attachmentSent: [happens('contactRequested'), happens('contactAccepted')],
  employerUnblocked: [happens('employerBlocked')],
  noteWritten: [happens('cvCreated'), happens('organisationRegistered', { as: 'agency' })],
  shareWithdrawn: [happens('shareAgreed')],
  cvShared: [happens('shareAgreed')],
  addressProtectionLapsed: [happens('addressProtectionSet')],
  addressProtectionLifted: [happens('addressProtectionSet')],
  restrictionLifted: [happens('restrictionBegun')],
  objectionWithdrawn: [happens('objectionMade')],
  organisationCleared: [happens('organisationSanctioned')],
  accountUnblocked: [happens('accountBlocked')],
  vacancyExpired: [happens('vacancyOpened')],
  vacancyFilled: [happens('vacancyOpened')],
  vacancyWithdrawn: [happens('vacancyOpened')],
  processEnded: [happens('processBegun')],
  objectionOverridden: [happens('objectionMade')],
  caseEnded: [happens('caseAssigned')],
  invitationAnswered: [happens('jobmatchMade')],
  dialogueAssigned: [happens('jobmatchMade')],
  dialogueCovered: [happens('jobmatchMade'), happens('dialogueAssigned')],
  dialogueCoverEnded: [happens('jobmatchMade'), happens('dialogueAssigned'), happens('dialogueCovered')],
}

/** What must have happened before an event of a kind can happen, as it usually does. */
export const preludeTo = (kind: EventKind): readonly Unwritten[] => preludes[kind] ?? []

/** The events with an id, and an instant where none is given: one millisecond after the one before, from 1 on. */
export function written(story: readonly Unwritten[], last = 0): readonly Event[] {
  let at = last
  return story.map((event, i) => {
    at = event.at ?? at + 1
    return { id: `event-${last}-${i}`, ...event, at } as Event
  })
}

/** The history of a story in which nothing is refused. */
export function historyOf(story: readonly Unwritten[], options: Partial<HistoryOptions> = {}): History {
  const appended = appendAll(openHistory({ grounds, complete: true, ...options }), written(story))
  if (appended.ok) return appended.history
  throw new Error(appended.issues.map(({ code, path }) => `${code} at ${path}`).join('; '))
}

/** What comes of one more event, at `last + 1` where it has no instant. */
export function next(history: History, event: Unwritten, last = 1_000) {
  const [one] = written([event], last)
  return append(history, one)
}

/** The history with one more event, which is not refused. */
export function withNext(history: History, event: Unwritten): History {
  const appended = next(history, event)
  if (appended.ok) return appended.history
  throw new Error(appended.issues.map(({ code, path }) => `${code} at ${path}`).join('; '))
}

/** The issues that one more event is refused with, as `code path`; none when it is not. */
export function refusalOf(history: History, event: unknown): readonly string[] {
  const unchanged = serialiseHistory(history)
  const appended = append(history, event)
  if (serialiseHistory(history) !== unchanged) throw new Error('appending changed the history it was to add to')
  return appended.ok ? [] : appended.issues.map(({ code, path }) => `${code} ${path}`)
}

/** What an employer of Nordlys asks about Ida's CV, unless said otherwise; the end of all stories where `at` is not given. */
export function asking(changes: Partial<FactsRequest> = {}): FactsRequest {
  return {
    viewer: { id: 'account-1', role: 'employer', organisation },
    record: { kind: 'cv', id: 'cv-1', subject },
    at: 10_000,
    ...changes,
  }
}

/** TK-12: in 2011 a coach might place a CV, and open it with the express agreement of the job seeker. */
export const rule2011 = authority('werknl.2011', {
  ...subjectOnly.rows,
  cvCreated: { widening: ['subject', 'staff'] },
  cvFormSet: { widening: ['subject', 'staffWithAgreement'], narrowing: ['subject', 'staff', 'system'] },
})

/** One value at every instant. */
export const always = <T>(value: T) => timeline([{ from: Number.MIN_SAFE_INTEGER, value }])
