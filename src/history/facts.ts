import { UsageError } from '../vocabulary'
import { opensForm } from './authority'
import { consentCovers, consentStands } from './consent'
import type { DialogueState } from './dialogue-state'
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

/** Facts of the recruitment vocabulary; what is absent is not known. */
export interface HistoryFacts {
  readonly 'cv.form'?: 'anonymous' | 'personal'
  readonly 'cv.presence'?: 'deleted' | 'offline' | 'online'
  readonly 'address.protected'?: boolean
  readonly 'address.graded'?: boolean
  readonly 'relation.follows'?: boolean
  readonly 'relation.contactAccepted'?: boolean
  readonly 'relation.addressSent'?: boolean
  readonly 'relation.attachmentSent'?: boolean
  readonly 'relation.blocked'?: boolean
  readonly 'subject.followUp'?: boolean
  readonly 'subject.restricted'?: boolean
  readonly 'subject.objected'?: boolean
  readonly 'share.named'?: boolean
  readonly 'organisation.registered'?: boolean
  readonly 'organisation.activeVacancy'?: boolean
  readonly 'account.active'?: boolean
  readonly 'dialogue.answer'?: 'none' | 'notInterested' | 'interested'
  readonly 'vacancy.own'?: boolean
  readonly 'vacancy.active'?: boolean
  readonly 'application.own'?: boolean
  readonly 'approach.linked'?: boolean
  readonly 'approach.requested'?: boolean
  readonly [consent: `consent.${string}`]: boolean
  readonly [contract: `contract.${string}`]: boolean
  readonly [clause: `informed.${string}`]: boolean
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
  return { ...viewerFacts(knowledge, asked), ...recordFacts(knowledge, asked) }
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
function viewerFacts(knowledge: Knowledge, { viewer, at, vacancy }: FactsRequest): HistoryFacts {
  if (viewer.organisation === undefined) return {}
  const organisation = knowledge.organisation(viewer.organisation, at)
  const vacancies = knowledge.vacanciesOf(viewer.organisation, at)
  const isRegistered = organisation && organisation.registeredAs !== 'none'
  const linked = vacancy === undefined ? undefined : knowledge.vacancy(vacancy, at)
  return defined({
    'organisation.registered': isRegistered,
    'organisation.activeVacancy': vacancies?.some((each) => isActive(each, at)),
    'account.active':
      organisation &&
      (viewer.id === undefined
        ? undefined
        : !organisation.sanctioned && !organisation.blockedAccounts.includes(viewer.id)),
    'approach.linked': vacancy === undefined ? undefined : isOwnAndActive(linked, viewer.organisation, at),
  })
}

function isOwnAndActive(vacancy: ReturnType<Knowledge['vacancy']>, organisation: string, at: number): boolean {
  return vacancy !== undefined && vacancy.organisation === organisation && isActive(vacancy, at)
}

function recordFacts(knowledge: Knowledge, request: FactsRequest): HistoryFacts {
  const { record, viewer, at } = request
  const vacancy = record.kind === 'jobAd' && record.id !== undefined ? knowledge.vacancy(record.id, at) : undefined
  const own = vacancy && { 'vacancy.active': isActive(vacancy, at) }
  const isDialogue = record.kind === 'dialogue' || record.kind === 'message'
  const dialogue = isDialogue && record.id !== undefined ? knowledge.dialogue(record.id, at) : undefined
  const named = record.subject ?? dialogue?.subject
  // A record that is said to be about somebody else than its dialogue is about nobody known.
  const id = dialogue === undefined || dialogue.subject === named ? named : undefined
  const subject = id === undefined ? undefined : knowledge.subject(id, at)
  if (id === undefined) return own ?? {}
  return {
    ...own,
    ...(dialogue === undefined ? {} : dialogueFacts(dialogue, viewer.organisation)),
    ...(subject === undefined ? {} : subjectFacts(knowledge, subject, dialogue, request)),
  }
}

function dialogueFacts({ answer, organisation }: DialogueState, viewer: string | undefined): HistoryFacts {
  return defined({
    'dialogue.answer': answer,
    'vacancy.own': organisation === undefined || viewer === undefined ? undefined : organisation === viewer,
  })
}

function subjectFacts(
  knowledge: Knowledge,
  subject: SubjectState,
  dialogue: DialogueState | undefined,
  request: FactsRequest,
): HistoryFacts {
  const { viewer, record, at } = request
  const cv = record.kind === 'cv' ? cvOf(subject, record.id) : undefined
  const relation = viewer.organisation === undefined ? undefined : relationOf(subject, viewer.organisation)
  const shares = sharesNaming(subject, viewer.organisation, at)
  const cvs = record.kind === 'cv' ? (cv === undefined ? [] : [cv]) : subject.cvs
  const acts = standingActs({ subject, cvs, relation, dialogue, shares, at })
  return {
    ...(cv === undefined ? {} : cvFacts(knowledge, cv)),
    ...standingFacts(subject),
    ...(relation === undefined ? {} : relationFacts(relation)),
    ...(viewer.organisation === undefined ? {} : { 'share.named': shares.length > 0 }),
    ...consentFacts(knowledge.grounds, subject, request),
    ...contractFacts(subject),
    ...informedFacts(knowledge.grounds, acts, viewer.role),
  }
}

/** A subject with one CV need not say which. */
function cvOf({ cvs }: SubjectState, id: string | undefined): CvState | undefined {
  return id === undefined ? (cvs.length === 1 ? cvs[0] : undefined) : cvs.find((cv) => cv.id === id)
}

/** The personal form counts when one who may widen it chose it (TERMS-021, TK-13). */
function cvFacts({ authority }: Knowledge, { form, formSetBy, presence }: CvState): HistoryFacts {
  const isPersonal = form === 'personal' && opensForm(authority, formSetBy)
  return { 'cv.form': isPersonal ? 'personal' : 'anonymous', 'cv.presence': presence }
}

function standingFacts(subject: SubjectState): HistoryFacts {
  const { followUp, addressProtection } = subject
  return defined({
    'subject.followUp': followUp === 'unknown' ? undefined : followUp === 'yes',
    'subject.restricted': subject.restrictedBy !== undefined,
    'subject.objected': subject.objected,
    'address.protected': addressProtection === 'unknown' ? undefined : addressProtection !== 'none',
    'address.graded': addressProtection === 'unknown' ? undefined : addressProtection === 'graded',
  })
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

function relationFacts({ follows, contact, addressSent, attachmentSent, blocked }: Relation): HistoryFacts {
  const isAccepted = contact === 'accepted'
  return {
    'relation.follows': follows,
    'relation.contactAccepted': isAccepted,
    'relation.addressSent': isAccepted && addressSent,
    'relation.attachmentSent': isAccepted && attachmentSent,
    'relation.blocked': blocked,
    // A subject in contact with an organisation has asked to hear from it (TK-32).
    'approach.requested': isAccepted,
  }
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

function consentFacts(grounds: Grounds, subject: SubjectState, { viewer, at, purpose }: FactsRequest): HistoryFacts {
  const { role, organisation } = viewer
  return Object.fromEntries(
    Object.entries(grounds.consents).map(([scope, { purposes, categories }]) => {
      const asked = purpose === undefined ? purposes : [...new Set([...purposes, purpose])]
      const holds = subject.consents.some(
        (consent) =>
          consent.record.scope === scope &&
          consentStands(consent, at) &&
          consentCovers(consent.record, { role, organisation, purposes: asked, categories }),
      )
      return [`consent.${scope}`, holds]
    }),
  )
}

function contractFacts({ contracts }: SubjectState): HistoryFacts {
  return Object.fromEntries(contracts.map(({ name, ended }) => [`contract.${name}`, !ended]))
}

/** Whether the subject had been told, by the notice that was shown for an act that stands, of this kind of viewer (JI-48). */
function informedFacts(grounds: Grounds, acts: readonly StandingAct[], role: string | undefined): HistoryFacts {
  const informed: Record<`informed.${string}`, boolean> = {}
  for (const clause of grounds.clauses) informed[`informed.${clause}`] = false
  for (const act of acts) {
    for (const told of act.told) {
      const text = grounds.texts.find(({ notice, version }) => notice === told.name && version === told.version)
      for (const clause of text?.clauses ?? []) {
        if (governs(clause, act) && clause.recipients.includes(role ?? '')) informed[`informed.${clause.clause}`] = true
      }
    }
  }
  return informed
}

/** Whether a clause is one that is shown before such an act. */
function governs({ acts, scopes }: ToldClause, { act, scope }: StandingAct): boolean {
  return acts.includes(act) && (scopes.length === 0 || scope === undefined || scopes.includes(scope))
}

function defined<T extends object>(facts: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never
}
