import type { Immutable } from 'immer'
import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { type Read, readJson } from '../policy/read-json'
import { freezeDeep } from '../vocabulary'
import { dialogueEvents } from './dialogue-event'
import { organisationEvents } from './organisation-event'
import {
  agreementEvents,
  cvEvents,
  type protectionEvents,
  relationEvents,
  serviceEvents,
  shareEvents,
  subjectEvents,
} from './subject-event'
import { vacancyEvents } from './vacancy-event'

const schema = z.discriminatedUnion('kind', [
  ...subjectEvents,
  ...organisationEvents,
  ...vacancyEvents,
  ...dialogueEvents,
])

type FamilyOf<L extends readonly z.ZodType[]> = Immutable<z.infer<L[number]>>

export type CvEvent = FamilyOf<typeof cvEvents>
export type ServiceEvent = FamilyOf<typeof serviceEvents>
export type AgreementEvent = FamilyOf<typeof agreementEvents>
export type RelationEvent = FamilyOf<typeof relationEvents>
export type ShareEvent = FamilyOf<typeof shareEvents>
export type ProtectionEvent = FamilyOf<typeof protectionEvents>
export type SubjectEvent = CvEvent | ServiceEvent | AgreementEvent | RelationEvent | ShareEvent | ProtectionEvent
export type OrganisationEvent = FamilyOf<typeof organisationEvents>
export type VacancyEvent = FamilyOf<typeof vacancyEvents>
export type DialogueEvent = FamilyOf<typeof dialogueEvents>

/** One thing that happened: plain data with an id, an instant, an actor and a `kind`. */
export type Event = SubjectEvent | OrganisationEvent | VacancyEvent | DialogueEvent
export type EventKind = Event['kind']

/** Every kind of event. */
export const eventKinds: readonly EventKind[] = kindsOf(schema.options)

type KindSchema<K extends string = string> = z.ZodType & { readonly shape: { readonly kind: { readonly value: K } } }

function kindsOf<K extends string>(schemas: readonly KindSchema<K>[]): readonly K[] {
  return schemas.map(({ shape }) => shape.kind.value)
}

/** Tells the events of one family from all others. */
function familyOf<L extends readonly KindSchema[]>(schemas: L): (event: Event) => event is Event & FamilyOf<L> {
  const kinds: ReadonlySet<string> = new Set(kindsOf(schemas))
  return (event): event is Event & FamilyOf<L> => kinds.has(event.kind)
}

export const isOrganisationEvent = familyOf(organisationEvents)
export const isVacancyEvent = familyOf(vacancyEvents)
export const isDialogueEvent = familyOf(dialogueEvents)
export const isCvEvent = familyOf(cvEvents)
export const isServiceEvent = familyOf(serviceEvents)
export const isAgreementEvent = familyOf(agreementEvents)
export const isRelationEvent = familyOf(relationEvents)
export const isShareEvent = familyOf(shareEvents)

/** An event of one kind. */
export type EventOf<K extends EventKind> = Extract<Event, { readonly kind: K }>

/** Reads an event from outside: a frozen copy, or every issue under `path`. */
export function readEvent(value: unknown, path = ''): Read<Event> {
  const json = plainJson(value)
  if (json === undefined) {
    return { ok: false, issues: [{ code: 'not-an-event', path, message: 'an event is plain data' }] }
  }
  const read = readJson<Event>(schema as z.ZodType<Event>, json, path)
  return read.ok ? { ok: true, value: freezeDeep(read.value) } : read
}
