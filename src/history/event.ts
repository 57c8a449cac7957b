import type { Immutable } from 'immer'
import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { type Read, readJson } from '../policy/read-json'
import { freezeDeep } from '../vocabulary'
import { dialogueEvents } from './dialogue-event'
import { organisationEvents } from './organisation-event'
import { subjectEvents } from './subject-event'
import { vacancyEvents } from './vacancy-event'

const schema = z.discriminatedUnion('kind', [
  ...subjectEvents,
  ...organisationEvents,
  ...vacancyEvents,
  ...dialogueEvents,
])

type SchemaOf<L extends readonly z.ZodType[]> = Immutable<z.infer<L[number]>>

export type SubjectEvent = SchemaOf<typeof subjectEvents>
export type OrganisationEvent = SchemaOf<typeof organisationEvents>
export type VacancyEvent = SchemaOf<typeof vacancyEvents>
export type DialogueEvent = SchemaOf<typeof dialogueEvents>

/** One thing that happened: plain data with an id, an instant, an actor and a `kind`. */
export type Event = SubjectEvent | OrganisationEvent | VacancyEvent | DialogueEvent
export type EventKind = Event['kind']

/** Every kind of event. */
export const eventKinds: readonly EventKind[] = kindsOf(schema.options)

const organisationKinds: ReadonlySet<string> = new Set(kindsOf(organisationEvents))
const vacancyKinds: ReadonlySet<string> = new Set(kindsOf(vacancyEvents))
const dialogueKinds: ReadonlySet<string> = new Set(kindsOf(dialogueEvents))

export const isOrganisationEvent = (event: Event): event is OrganisationEvent => organisationKinds.has(event.kind)
export const isVacancyEvent = (event: Event): event is VacancyEvent => vacancyKinds.has(event.kind)
export const isDialogueEvent = (event: Event): event is DialogueEvent => dialogueKinds.has(event.kind)

function kindsOf<K extends string>(schemas: readonly { readonly shape: { readonly kind: { readonly value: K } } }[]) {
  return schemas.map(({ shape }) => shape.kind.value)
}

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
