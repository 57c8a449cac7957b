import { UsageError } from '../vocabulary'
import { type Authority, opensForm } from './authority'
import { consentCovers, consentStands } from './consent'
import type { DialogueState } from './dialogue-state'
import { FactSheet, type HistoryFacts } from './fact-sheet'
import type { Grounds, ToldClause } from './grounds'
import { type History, knowledgeOf } from './history'
import { type Knowledge, type States, statesAsKnowledge } from './knowledge'
import { type StandingAct, standingActs } from './standing-acts'
import type { CvState, RelationState, SubjectState } from './subject-state'
import { isActive } from './vacancy-state'

/** Who asks about which record, and when. A request to a guard fits, with `kind` added to its record. */
export interface FactsRequest {
  readonly viewer: {
    readonly id?: string | undefined
    readonly role?: string | undefined
    readonly organisation?: string | undefined
  }
  readonly record: { readonly kind: string; readonly id?: string | undefined; readonly subject?: string | undefined }
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  /** With it, a consent must name this purpose, too. */
  readonly purpose?: string | undefined
  /** The vacancy that an approach is about (TK-32). */
  readonly vacancy?: string | undefined
}

/** The facts about one record at one instant, as far as its history, or a host's own states, say them.
 *
 * A function of what happened up to that instant and of nothing else: no earlier answer outlives a withdrawal. A part of
 * the request that cannot be read is not known.
 * @throws UsageError `not-a-history` for what is neither; `invalid-state` and `invalid-grounds` for states not checked
 */
export function facts(source: History | States, request: FactsRequest): HistoryFacts {
  const knowledge = readSource(source)
  const asked = readRequest(request)
  if (!Number.isFinite(asked.at)) return {}
  const sheet = new FactSheet()
  sayViewer(sheet, knowledge, asked)
  sayRecord(sheet, knowledge, asked)
  return sheet.facts
}

/** The request with what is no text left out. */
function readRequest({ viewer, record, at, purpose, vacancy }: FactsRequest): FactsRequest {
  return {
    viewer: { id: text(viewer?.id), role: text(viewer?.role), organisation: text(viewer?.organisation) },
    record: { kind: text(record?.kind) ?? '', id: text(record?.id), subject: text(record?.subject) },
    at,
    purpose: text(purpose),
    vacancy: text(vacancy),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function readSource(source: History | States): Knowledge {
  if (source?.kind === 'states') return statesAsKnowledge(source)
  const knowledge = knowledgeOf(source)
  if (knowledge === undefined) throw new UsageError('not-a-history', 'facts are computed from a history or from states')
  return knowledge
}

/** What is so of the viewer's organisation and account, whatever the record. */
function sayViewer(sheet: FactSheet, knowledge: Knowledge, { viewer, at, vacancy }: FactsRequest): void {
  const { id, organisation } = viewer
  if (organisation === undefined) return
  const state = knowledge.organisation(organisation, at)
  const vacancies = knowledge.vacanciesOf(organisation, at)
  if (state !== undefined) {
    sheet.say('organisation.registered', state.registeredAs !== 'none')
    if (id !== undefined) sheet.say('account.active', !state.sanctioned && !state.blockedAccounts.includes(id))
  }
  sheet.say(
    'organisation.activeVacancy',
    vacancies?.some((each) => isActive(each, at)),
  )
  if (vacancy === undefined) return
  const linked = knowledge.vacancy(vacancy, at)
  sheet.say('approach.linked', linked?.organisation === organisation && isActive(linked, at))
}

function sayRecord(sheet: FactSheet, knowledge: Knowledge, request: FactsRequest): void {
  const { record, viewer, at } = request
  const { kind, id } = record
  const vacancy = kind === 'jobAd' && id !== undefined ? knowledge.vacancy(id, at) : undefined
  if (vacancy !== undefined) sheet.say('vacancy.active', isActive(vacancy, at))
  const isDialogue = kind === 'dialogue' || kind === 'message'
  const dialogue = isDialogue && id !== undefined ? knowledge.dialogue(id, at) : undefined
  const named = record.subject ?? dialogue?.subject
  // A record that is said to be about somebody else than its dialogue is about nobody known.
  if (named === undefined || (dialogue !== undefined && dialogue.subject !== named)) return
  if (dialogue !== undefined) sayDialogue(sheet, dialogue, viewer.organisation)
  const subject = knowledge.subject(named, at)
  if (subject !== undefined) saySubject(sheet, knowledge, subject, dialogue, request)
}

function sayDialogue(sheet: FactSheet, { answer, organisation }: DialogueState, viewer: string | undefined): void {
  sheet.say('dialogue.answer', answer)
  if (organisation !== undefined && viewer !== undefined) sheet.say('vacancy.own', organisation === viewer)
}

function saySubject(
  sheet: FactSheet,
  { authority, grounds }: Knowledge,
  subject: SubjectState,
  dialogue: DialogueState | undefined,
  request: FactsRequest,
): void {
  const { viewer, record, at } = request
  const { organisation } = viewer
  const isCv = record.kind === 'cv'
  const cv = isCv ? cvOf(subject, record.id) : undefined
  const relation = organisation === undefined ? undefined : relationOf(subject, organisation)
  const shares = sharesNaming(subject, organisation, at)
  if (cv !== undefined) sayCv(sheet, authority, cv)
  sayStanding(sheet, subject)
  if (relation !== undefined) sayRelation(sheet, relation)
  if (organisation !== undefined) sheet.say('share.named', shares.length > 0)
  sayConsents(sheet, grounds, subject, request)
  for (const { name, ended } of subject.contracts) sheet.say(`contract.${name}`, !ended)
  const cvs = isCv ? (cv === undefined ? [] : [cv]) : subject.cvs
  sayInformed(sheet, grounds, standingActs({ subject, cvs, relation, dialogue, shares, at }), viewer.role)
}

/** A subject with one CV need not say which. */
function cvOf({ cvs }: SubjectState, id: string | undefined): CvState | undefined {
  return id === undefined ? (cvs.length === 1 ? cvs[0] : undefined) : cvs.find((cv) => cv.id === id)
}

/** The personal form counts when one who may widen it chose it (TERMS-021, TK-13). */
function sayCv(sheet: FactSheet, authority: Authority, { form, formSetBy, presence }: CvState): void {
  sheet.say('cv.form', form === 'personal' && opensForm(authority, formSetBy) ? 'personal' : 'anonymous')
  sheet.say('cv.presence', presence)
}

function sayStanding(sheet: FactSheet, subject: SubjectState): void {
  const { followUp, addressProtection } = subject
  if (followUp !== 'unknown') sheet.say('subject.followUp', followUp === 'yes')
  sheet.say('subject.restricted', subject.restrictedBy !== undefined)
  sheet.say('subject.objected', subject.objected)
  if (addressProtection === 'unknown') return
  sheet.say('address.protected', addressProtection !== 'none')
  sheet.say('address.graded', addressProtection === 'graded')
}

const noRelation = {
  follows: false,
  contact: 'none',
  addressSent: false,
  attachmentSent: false,
  blocked: false,
} as const
type Relation = Pick<RelationState, keyof typeof noRelation> & Partial<RelationState>

/** What the subject never did towards an organisation, it did not do: its acts are all recorded here. */
function relationOf({ relations }: SubjectState, organisation: string): Relation {
  return relations.find((each) => each.organisation === organisation) ?? noRelation
}

function sayRelation(sheet: FactSheet, relation: Relation): void {
  const isAccepted = relation.contact === 'accepted'
  sheet.say('relation.follows', relation.follows)
  sheet.say('relation.contactAccepted', isAccepted)
  sheet.say('relation.addressSent', isAccepted && relation.addressSent)
  sheet.say('relation.attachmentSent', isAccepted && relation.attachmentSent)
  sheet.say('relation.blocked', relation.blocked)
  // A subject in contact with an organisation has asked to hear from it (TK-32).
  sheet.say('approach.requested', isAccepted)
}

/** Shares that a counsellor made with the organisation, on an agreement that names it and stands (NAV-18). */
function sharesNaming({ shares }: SubjectState, organisation: string | undefined, at: number): SubjectState['shares'] {
  return shares.filter(
    ({ withdrawn, until, organisations, sharedWith }) =>
      organisation !== undefined &&
      !withdrawn &&
      (until === undefined || at < until) &&
      organisations.includes(organisation) &&
      sharedWith.includes(organisation),
  )
}

function sayConsents(
  sheet: FactSheet,
  { consents: scopes }: Grounds,
  subject: SubjectState,
  request: FactsRequest,
): void {
  const { viewer, at, purpose } = request
  for (const scope of Object.keys(scopes)) {
    const { purposes = [], categories = [] } = scopes[scope] ?? {}
    const holds = subject.consents.some(
      (consent) =>
        consent.record.scope === scope &&
        consentStands(consent, at) &&
        consentCovers(consent.record, { ...viewer, categories, purposes: [...purposes, purpose ?? []].flat() }),
    )
    sheet.say(`consent.${scope}`, holds)
  }
}

/** Whether the subject had been told, by the notice that was shown for an act that stands, of this kind of viewer (JI-48). */
function sayInformed(
  sheet: FactSheet,
  grounds: Grounds,
  standing: readonly StandingAct[],
  role: string | undefined,
): void {
  for (const fact of grounds.informedFacts) sheet.say(fact, false)
  for (const act of standing) {
    for (const { name, version } of act.told) {
      const text = grounds.texts.find((each) => each.notice === name && each.version === version)
      for (const clause of text?.clauses ?? []) {
        if (governs(clause, act) && clause.recipients.includes(role ?? '')) sheet.say(clause.fact, true)
      }
    }
  }
}

/** Whether a clause is one that is shown before such an act. */
function governs({ acts, scopes }: ToldClause, { act, scope }: StandingAct): boolean {
  return acts.includes(act) && (scopes.length === 0 || scope === undefined || scopes.includes(scope))
}
