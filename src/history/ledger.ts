import type { Issue } from '../vocabulary'
import { type Alarm, type Attempt, alarmFor } from './alarm'
import type { Authority } from './authority'
import type { ConsentRecord } from './consent-record'
import type { DialogueState } from './dialogue-state'
import { dialogueStep, type EventOnDialogue } from './dialogue-step'
import {
  type Event,
  type EventOf,
  isDialogueEvent,
  isOrganisationEvent,
  isVacancyEvent,
  type OrganisationEvent,
  type SubjectEvent,
  type VacancyEvent,
} from './event'
import type { Grounds } from './grounds'
import type { Knowledge } from './knowledge'
import { Lists } from './lists'
import type { OrganisationState } from './organisation-state'
import { organisationStep } from './organisation-step'
import type { Contradiction, Step } from './step'
import { type SubjectState, subjectState } from './subject-state'
import { subjectStep } from './subject-step'
import { Trails } from './trails'
import { unknownNotice } from './unknown-notice'
import { isActive, type VacancyState } from './vacancy-state'
import { vacancyStep } from './vacancy-step'

/** Everything that happened, and the state of each aggregate after each event. Copied before it is added to. */
export class Ledger implements Knowledge {
  readonly subjects: Trails<SubjectState>
  readonly organisations: Trails<OrganisationState>
  readonly dialogues: Trails<DialogueState>
  readonly vacancies: Trails<VacancyState>
  /** What took effect, and what was only attempted, in the order in which it came. */
  readonly entries: (Event | Attempt)[]
  /** Of events and attempts: one id stands for one line. */
  readonly #ids: Set<string>
  /** Subject and id → the record of a consent that took no effect. */
  readonly #attemptedConsents: Map<string, ConsentRecord>
  /** Organisation → its vacancies. */
  readonly #vacanciesOf: Lists<string>
  /** Subject → its dialogues. */
  readonly #dialoguesOf: Lists<string>
  /** Subject → the instant from which on it acts here, and what it did not do is known. */
  readonly #actsFrom: Map<string, number>
  #last: number

  constructor(
    readonly grounds: Grounds,
    readonly authority: Authority,
    /** Opened as complete: all restrictions, objections and blocks of its subjects are recorded here. */
    readonly complete: boolean,
    before?: Ledger,
  ) {
    this.entries = before === undefined ? [] : before.entries.slice()
    this.subjects = new Trails(before?.subjects)
    this.organisations = new Trails(before?.organisations)
    this.dialogues = new Trails(before?.dialogues)
    this.vacancies = new Trails(before?.vacancies)
    this.#ids = new Set(before === undefined ? [] : before.#ids)
    this.#attemptedConsents = new Map(before === undefined ? [] : before.#attemptedConsents)
    this.#vacanciesOf = new Lists(before === undefined ? undefined : before.#vacanciesOf)
    this.#dialoguesOf = new Lists(before === undefined ? undefined : before.#dialoguesOf)
    this.#actsFrom = new Map(before === undefined ? [] : before.#actsFrom)
    this.#last = before === undefined ? Number.NEGATIVE_INFINITY : before.#last
  }

  copy(): Ledger {
    return new Ledger(this.grounds, this.authority, this.complete, this)
  }

  /** Whoever has a dialogue here, or has acted, is somebody of whom more may be known. */
  subject(id: string, at: number): SubjectState | undefined {
    const hasDialogue = () => this.dialoguesOf(id).some((dialogue) => this.dialogues.at(dialogue, at) !== undefined)
    return this.subjects.at(id, at) ?? (this.isComplete(id, at) || hasDialogue() ? subjectState({ id }) : undefined)
  }

  /** From its first own act on, a subject acts here, and what it did not do is known. */
  isComplete(subject: string, at: number): boolean {
    return (this.#actsFrom.get(subject) ?? Number.POSITIVE_INFINITY) <= at
  }

  /** One act makes known what a subject did; that nothing was recorded elsewhere only the host can say. */
  knowsProtections(subject: string, at: number): boolean {
    return this.complete && this.isComplete(subject, at)
  }

  organisation(id: string, at: number): OrganisationState | undefined {
    return this.organisations.at(id, at)
  }

  dialogue(id: string, at: number): DialogueState | undefined {
    return this.dialogues.at(id, at)
  }

  vacancy(id: string, at: number): VacancyState | undefined {
    return this.vacancies.at(id, at)
  }

  /** What an organisation never opened, it has not: but of one that is not known, nothing is. */
  activeVacancies(organisation: string, at: number): readonly VacancyState[] | undefined {
    const states = this.#vacanciesOf.of(organisation).flatMap((id) => this.vacancies.at(id, at) ?? [])
    const isKnown = states.length > 0 || this.organisation(organisation, at) !== undefined
    return isKnown ? states.filter((state) => isActive(state, at)) : undefined
  }

  /** Everybody whom something here is about. */
  subjectIds(): readonly string[] {
    return [...new Set([...this.subjects.ids(), ...this.#dialoguesOf.keys()])]
  }

  dialoguesOf(subject: string): readonly string[] {
    return this.#dialoguesOf.of(subject)
  }

  vacancyIdsOf(organisation: string): readonly string[] {
    return this.#vacanciesOf.of(organisation)
  }

  /** What is wrong with who recorded an event, as things stand. */
  alarmOf(event: Event): Alarm | undefined {
    const subject = 'subject' in event ? this.subjects.latest(event.subject) : undefined
    const organisation = 'organisation' in event ? this.organisations.latest(event.organisation) : undefined
    return alarmFor(this.authority, event, { subject, organisation })
  }

  /** Adds an event, or an attempt at one; or says what is wrong with it. */
  record(event: Event, path: string): readonly Issue[] {
    const issues = [...this.#orderIssues(event, path)]
    if (issues.length > 0) return issues
    const alarm = this.alarmOf(event)
    if (alarm !== undefined) return this.#attempt({ kind: 'attempt', alarm, event })
    const unknown =
      event.kind === 'consentGiven' ? unknownNotice(this.grounds, event.consent, `${path}/consent`) : undefined
    if (unknown !== undefined) return [unknown]
    const contradiction = this.#apply(event)
    return contradiction === undefined ? [] : [{ code: contradiction, path, message: messages[contradiction] }]
  }

  /** Keeps an act as an attempt, in the place where it stands: it may rest on what came later to be one. */
  recordAttempt(event: Event, alarm: Alarm, path: string): readonly Issue[] {
    const issues = [...this.#idIssues(event, path)]
    return issues.length > 0 ? issues : this.#attempt({ kind: 'attempt', alarm, event })
  }

  *#orderIssues(event: Event, path: string): Iterable<Issue> {
    yield* this.#idIssues(event, path)
    if (event.at < this.#last) {
      yield { code: 'out-of-order', path: `${path}/at`, message: 'this happened before what is recorded already' }
    }
  }

  *#idIssues({ id }: Event, path: string): Iterable<Issue> {
    if (this.#ids.has(id)) {
      yield {
        code: 'duplicate-event',
        path: `${path}/id`,
        message: 'an event or attempt of this id is recorded already',
      }
    }
  }

  /** An attempt takes no place in time: what comes next may be earlier than an attempt claims to be. */
  #attempt(attempt: Attempt): readonly Issue[] {
    this.entries.push(Object.freeze(attempt))
    const { event } = attempt
    this.#ids.add(event.id)
    if (event.kind === 'consentGiven' && event.consent.subject === event.subject) {
      this.#attemptedConsents.set(JSON.stringify([event.subject, event.consent.id]), event.consent)
    }
    return []
  }

  #apply(event: Event): Contradiction | undefined {
    const contradiction = this.#step(event)
    if (contradiction !== undefined) return contradiction
    this.entries.push(event)
    this.#ids.add(event.id)
    this.#last = event.at
    const { actor, at } = event
    if (actor.kind === 'subject' && !this.#actsFrom.has(actor.id)) this.#actsFrom.set(actor.id, at)
    return undefined
  }

  /** Each event concerns one aggregate; the notice shown with an invitation is part of its dialogue. */
  #step(event: Event): Contradiction | undefined {
    if (isOrganisationEvent(event)) return this.#onOrganisation(event)
    if (isVacancyEvent(event)) return this.#onVacancy(event)
    if (isDialogueEvent(event)) return this.#onDialogue(event.dialogue, event)
    if (event.kind !== 'noticeShown' || event.act !== 'invitationAnswered') return this.#onSubject(event)
    return event.about === undefined ? 'not-recorded' : this.#onDialogue(event.about, event)
  }

  #onSubject(event: SubjectEvent): Contradiction | undefined {
    const { subject: id, at } = event
    if (event.kind === 'cvShared' && !this.#isOfShared(event)) return 'contradictory-event'
    const attempted =
      event.kind === 'consentWithdrawn' ? this.#attemptedConsents.get(JSON.stringify([id, event.consent])) : undefined
    return keep(this.subjects, id, at, subjectStep(this.subjects.latest(id), event, this.grounds.ends, attempted))
  }

  /** A share for a vacancy is with the organisation whose vacancy it is (NAV-19). */
  #isOfShared({ vacancy, organisations }: EventOf<'cvShared'>): boolean {
    const owner = vacancy === undefined ? undefined : this.vacancies.latest(vacancy)?.organisation
    return owner === undefined || organisations.includes(owner)
  }

  #onOrganisation(event: OrganisationEvent): Contradiction | undefined {
    const { organisation: id, at } = event
    return keep(this.organisations, id, at, organisationStep(this.organisations.latest(id), event))
  }

  #onDialogue(id: string, event: EventOnDialogue): Contradiction | undefined {
    // An invitation to a vacancy is one of its owner's (JI-07).
    const owner = event.kind === 'jobmatchMade' ? this.vacancies.latest(event.vacancy)?.organisation : undefined
    if (event.kind === 'jobmatchMade' && (owner ?? event.organisation) !== event.organisation)
      return 'contradictory-event'
    const isNew = this.dialogues.latest(id) === undefined
    const contradiction = keep(this.dialogues, id, event.at, dialogueStep(this.dialogues.latest(id), id, event))
    if (isNew && contradiction === undefined) this.#dialoguesOf.add(event.subject, id)
    return contradiction
  }

  #onVacancy(event: VacancyEvent): Contradiction | undefined {
    const { vacancy: id, organisation, at } = event
    const isNew = this.vacancies.latest(id) === undefined
    const contradiction = keep(this.vacancies, id, at, vacancyStep(this.vacancies.latest(id), event))
    if (isNew && contradiction === undefined) this.#vacanciesOf.add(organisation, id)
    return contradiction
  }
}

function keep<S>(trails: Trails<S>, id: string, at: number, step: Step<S>): Contradiction | undefined {
  if ('contradiction' in step) return step.contradiction
  trails.add(id, at, step.state)
  return undefined
}

/** Whether an issue says that an event contradicts those before it. */
export function isContradiction({ code }: Issue): boolean {
  return Object.hasOwn(messages, code)
}

const messages: Readonly<Record<Contradiction, string>> = {
  'not-recorded': 'there is nothing yet that this could have happened to',
  'already-so': 'this is so already',
  'contradictory-event': 'this cannot have happened after what is recorded already',
}
