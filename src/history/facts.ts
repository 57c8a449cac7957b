import { type Evidence, UsageError } from '../vocabulary'
import { type Authority, opensForm } from './authority'
import { carryingConsents } from './carrying-consents'
import type { DialogueState } from './dialogue-state'
import { type Completeness, EvidenceSheet, FactSheet, type HistoryFacts, SubjectSheet } from './fact-sheet'
import { type FactsRequest, readRequest } from './facts-request'
import type { Grounds, ToldClause } from './grounds'
import { type History, knowledgeOf } from './history'
import { isStaff, sayHolder, sayHouse } from './house-facts'
import { type Knowledge, type States, statesAsKnowledge } from './knowledge'
import { type StandingAct, standingActs } from './standing-acts'
import type { CvState, RelationState, SubjectState } from './subject-state'
import { isActive, type VacancyState } from './vacancy-state'

/** The facts about one record at one instant, as far as its history, or a host's own states, say them.
 *
 * A function of what happened up to that instant and of nothing else: no earlier answer outlives a withdrawal. A part of
 * the request that cannot be read is not known.
 * @throws UsageError `not-a-history` for what is neither; `invalid-state` and `invalid-grounds` for states not checked
 */
export function facts(source: History | States, request: FactsRequest): HistoryFacts {
  return fill(new FactSheet(), source, request).facts
}

/** What shows the facts that are so: of each consent, the ids of those that stand; of each clause, the versions of the
 * notice that the subject was shown, as `name@version`. Give it to a guard as the request's `evidence`: the receipt then
 * says on which consents and texts the disclosure stood.
 *
 * @throws as `facts`
 */
export function evidence(source: History | States, request: FactsRequest): Evidence {
  return fill(new EvidenceSheet(), source, request).evidence
}

function fill<S extends FactSheet>(sheet: S, source: History | States, request: FactsRequest): S {
  const knowledge = readSource(source)
  const asked = readRequest(request)
  if (!Number.isFinite(asked.at)) return sheet
  sayViewer(sheet, knowledge, asked)
  sayRecord(sheet, knowledge, asked)
  return sheet
}

/** What an organisation is looking for at an instant: its active vacancies, each with its positions. Undefined where that
 * is not known. An allowance turns on it (UWV-22).
 *
 * @throws as `facts`
 */
export function openVacancies(
  source: History | States,
  organisation: string,
  at: number,
): readonly { readonly id: string; readonly positions: number }[] | undefined {
  const active = Number.isFinite(at) ? readSource(source).activeVacancies(organisation, at) : undefined
  return active?.map(({ id, positions }) => ({ id, positions }))
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
  if (state !== undefined) {
    sheet.say('organisation.registered', state.registeredAs !== 'none')
    if (id !== undefined) sheet.say('account.active', !state.sanctioned && !state.blockedAccounts.includes(id))
  }
  const active = knowledge.activeVacancies(organisation, at)
  sheet.say('organisation.activeVacancy', active === undefined ? undefined : active.length > 0)
  if (vacancy === undefined) return
  const linked = knowledge.vacancy(vacancy, at)
  sheet.say('approach.linked', isActiveOf(linked, organisation, at))
}

function isActiveOf(vacancy: VacancyState | undefined, organisation: string, at: number): boolean {
  return vacancy?.organisation === organisation && isActive(vacancy, at)
}

function sayRecord(sheet: FactSheet, knowledge: Knowledge, request: FactsRequest): void {
  const { record, viewer, at } = request
  const { kind, id } = record
  const vacancy = kind === 'jobAd' && id !== undefined ? knowledge.vacancy(id, at) : undefined
  if (vacancy !== undefined) sheet.say('vacancy.active', isActive(vacancy, at))
  const dialogue = isOfDialogue(record) && id !== undefined ? knowledge.dialogue(id, at) : undefined
  const named = record.subject ?? dialogue?.subject
  // A record that is said to be about somebody else than its dialogue is about nobody known.
  if (named === undefined || (dialogue !== undefined && dialogue.subject !== named)) return
  if (dialogue !== undefined) sayDialogue(sheet, dialogue, viewer.organisation)
  if (dialogue !== undefined && isStaff(knowledge.grounds, request)) sayHolder(sheet, dialogue, request)
  const subject = knowledge.subject(named, at)
  if (subject === undefined) return
  const complete = { acts: knowledge.isComplete(named, at), protections: knowledge.knowsProtections(named, at) }
  saySubject(sheet, knowledge, subject, complete, dialogue, request)
}

function sayDialogue(sheet: FactSheet, { answer, organisation }: DialogueState, viewer: string | undefined): void {
  sheet.say('dialogue.answer', answer)
  if (organisation !== undefined && viewer !== undefined) sheet.say('vacancy.own', organisation === viewer)
}

function saySubject(
  sheet: FactSheet,
  knowledge: Knowledge,
  subject: SubjectState,
  complete: Completeness,
  dialogue: DialogueState | undefined,
  request: FactsRequest,
): void {
  const { authority, grounds } = knowledge
  const { viewer, record, at } = request
  const { organisation } = viewer
  const cvs = cvsOf(subject, record)
  const relation = subject.relations.find((each) => each.organisation === organisation)
  const shares = sharesNaming(subject, organisation, at)
  const consents = Object.keys(grounds.consents).flatMap((scope) => carryingConsents(grounds, subject, scope, request))
  const [cv] = cvs
  if (isOfCv(record) && cv !== undefined && cvs.length === 1) sayCv(sheet, authority, cv)
  if (isOfDialogue(record)) sheet.say('cv.presence', presenceBehind(subject))
  const said = new SubjectSheet(sheet, complete)
  sayStanding(said, sheet, subject)
  if (isStaff(grounds, request)) sayHouse(said, sheet, subject, request)
  if (organisation !== undefined) {
    sayRelation(said, relation, shares.length > 0)
    const isFor = (id: string) => isActiveOf(knowledge.vacancy(id, at), organisation, at)
    said.say(
      'share.vacancy',
      shares.some(({ sharedFor }) => sharedFor.some(isFor)),
    )
  }
  for (const scope of Object.keys(grounds.consents)) {
    said.say(
      `consent.${scope}`,
      consents.some(({ record }) => record.scope === scope),
    )
  }
  for (const { record } of consents) sheet.show(`consent.${record.scope}`, record.id)
  for (const { name, ended } of subject.contracts) sheet.say(`contract.${name}`, !ended)
  sayInformed(sheet, grounds, standingActs({ subject, cvs, relation, dialogue, shares, consents }), viewer.role)
}

/** The CV that a record is, or is part of: a subject with one CV need not say which. Behind a dialogue stand all. */
function cvsOf({ cvs }: SubjectState, record: FactsRequest['record']): SubjectState['cvs'] {
  if (record.kind === 'cv' && record.id !== undefined) return cvs.filter(({ id }) => id === record.id)
  return isOfCv(record) && cvs.length > 1 ? [] : cvs
}

function isOfCv({ kind }: FactsRequest['record']): boolean {
  return kind === 'cv' || kind === 'note' || kind === 'appliedJob'
}

function isOfDialogue({ kind }: FactsRequest['record']): boolean {
  return kind === 'dialogue' || kind === 'message'
}

/** A dialogue is about a profile: it is there as long as one CV of it is. Unknown where no CV was ever recorded. */
function presenceBehind({ cvs }: SubjectState): CvState['presence'] | undefined {
  const found = cvs.map(({ presence }) => presence)
  return (['online', 'offline', 'deleted'] as const).find((presence) => found.includes(presence))
}

/** The personal form counts when one who may widen it chose it (TERMS-021, TK-13). */
function sayCv(sheet: FactSheet, authority: Authority, { form, formSetBy, presence }: CvState): void {
  sheet.say('cv.form', form === 'personal' && opensForm(authority, formSetBy) ? 'personal' : 'anonymous')
  sheet.say('cv.presence', presence)
}

function sayStanding(said: SubjectSheet, sheet: FactSheet, subject: SubjectState): void {
  const { followUp, addressProtection } = subject
  if (followUp !== 'unknown') sheet.say('subject.followUp', followUp === 'yes')
  said.sayProtection('subject.restricted', subject.restrictedBy.length > 0, subject.recorded.includes('restriction'))
  said.sayProtection('subject.objected', subject.objected, subject.recorded.includes('objection'))
  if (addressProtection === 'unknown') return
  sheet.say('address.protected', addressProtection !== 'none')
  sheet.say('address.graded', addressProtection === 'graded')
}

function sayRelation(said: SubjectSheet, relation: RelationState | undefined, isShared: boolean): void {
  const isAccepted = relation?.contact === 'accepted'
  said.say('relation.follows', relation?.follows === true)
  said.say('relation.contactAccepted', isAccepted)
  said.say('relation.addressSent', isAccepted && relation.addressSent)
  said.say('relation.attachmentSent', isAccepted && relation.attachmentSent)
  said.sayProtection('relation.blocked', relation?.blocked === true, relation?.blockRecorded === true)
  // A subject in contact with an organisation has asked to hear from it (TK-32).
  said.say('approach.requested', isAccepted)
  said.say('share.named', isShared)
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
        if (!governs(clause, act) || !clause.recipients.includes(role ?? '')) continue
        sheet.say(clause.fact, true)
        sheet.show(clause.fact, `${name}@${version}`)
      }
    }
  }
}

/** Whether a clause is one that is shown before such an act, about such a thing. */
function governs({ acts, about }: ToldClause, act: StandingAct): boolean {
  const named = about.filter((each) => each.act === act.act)
  return acts.includes(act.act) && (named.length === 0 || named.some(({ name }) => name === act.about))
}
