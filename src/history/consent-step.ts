import type { Draft } from 'immer'
import type { EventOf, SubjectEvent } from './event'
import type { ConsentEnds } from './grounds'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

export function giveConsent(subject: Subject, event: EventOf<'consentGiven'>): Contradiction | undefined {
  const { at, actor } = event
  // A copy: the event is frozen, and a draft holds what may be changed.
  const record = structuredCopy(event.consent)
  if (record.subject !== event.subject) return 'contradictory-event'
  const isNew = subject.consents.every((consent) => consent.record.id !== record.id)
  return provided(isNew, 'already-so', () => {
    const told = toldOf(subject, actor, 'consentGiven', record.scope)
    subject.consents.push({ record, changes: [{ state: 'given', at, by: actor.kind }], told })
  })
}

const stateAfter = {
  consentReaffirmed: 'reaffirmed',
  consentWithdrawn: 'withdrawn',
  consentExpired: 'expired',
  consentInvalidated: 'invalidated',
} as const
type ConsentChangeEvent = EventOf<keyof typeof stateAfter>

export function changeConsent(subject: Subject, event: ConsentChangeEvent): Contradiction | undefined {
  const { kind, at, actor } = event
  const changes = subject.consents.find(({ record }) => record.id === event.consent)?.changes
  const last = changes?.at(-1)?.state
  if (changes === undefined || last === undefined) return 'not-recorded'
  const state = stateAfter[kind]
  if (last === state && state !== 'reaffirmed') return 'already-so'
  // What was withdrawn is given anew, with a record of its own; it is not reaffirmed.
  const isOpen = last !== 'withdrawn' && last !== 'invalidated'
  return provided(isOpen, 'contradictory-event', () => changes.push({ state, at, by: actor.kind }))
}

/** Ends the consents of those scopes that this kind of event ends: follow-up ends a share of one's own (NAV-26). */
export function endConsents(subject: Subject, { kind, at, actor }: SubjectEvent, ends: ConsentEnds): void {
  const scopes = ends[kind]
  if (scopes === undefined) return
  for (const { record, changes } of subject.consents) {
    const last = changes.at(-1)?.state
    const stands = last === 'given' || last === 'reaffirmed'
    if (stands && scopes.includes(record.scope)) {
      changes.push({ state: 'invalidated', at, by: actor.kind, reason: kind })
    }
  }
}

type RecordDraft = Subject['consents'][number]['record']

function structuredCopy(record: EventOf<'consentGiven'>['consent']): RecordDraft {
  return {
    ...record,
    purposes: [...record.purposes],
    categories: [...record.categories],
    recipients: record.recipients.map((recipient) => ({ ...recipient })),
    controller: { ...record.controller },
    notice: { ...record.notice },
    processing: [...record.processing],
    rights: [...record.rights],
  }
}
