import type { Draft } from 'immer'
import { match, P } from 'ts-pattern'
import type { EventOf, RelationEvent } from './event'
import { type Contradiction, provided } from './step'
import type { RelationState, SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>
type Relation = Draft<RelationState>

/** What happened between a subject and one organisation; before the first of it nothing stands between them. */
export function recordOnRelation(subject: Subject, event: RelationEvent): Contradiction | undefined {
  const found = subject.relations.find(({ organisation }) => organisation === event.organisation)
  const relation = found ?? newRelation(event.organisation)
  const contradiction = change(subject, relation, event)
  if (found === undefined && contradiction === undefined) subject.relations.push(relation)
  return contradiction
}

function change(subject: Subject, relation: Relation, event: RelationEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'followed' }, (event) => follow(subject, relation, event))
    .with({ kind: 'unfollowed' }, () => unfollow(relation))
    .with({ kind: 'contactRequested' }, ({ expires }) => requestContact(relation, expires))
    .with({ kind: 'contactAccepted' }, (event) => acceptContact(subject, relation, event))
    .with({ kind: 'contactDeclined' }, () => declineContact(relation))
    .with({ kind: P.union('addressSent', 'attachmentSent') }, ({ kind }) => send(relation, kind))
    .with({ kind: 'employerBlocked' }, () => setBlocked(relation, true))
    .with({ kind: 'employerUnblocked' }, () => setBlocked(relation, false))
    .exhaustive()
}

function follow(subject: Subject, relation: Relation, { organisation, actor }: EventOf<'followed'>): undefined {
  relation.follows = true
  relation.followTold = toldOf(subject, actor, 'followed', organisation)
}

function unfollow(relation: Relation): Contradiction | undefined {
  return provided(relation.follows, 'not-recorded', () => {
    relation.follows = false
    relation.followTold = []
  })
}

function requestContact(relation: Relation, expires: number | undefined): Contradiction | undefined {
  return provided(relation.contact !== 'accepted', 'already-so', () => {
    relation.contact = 'pending'
    if (expires === undefined) delete relation.contactExpires
    else relation.contactExpires = expires
  })
}

function acceptContact(
  subject: Subject,
  relation: Relation,
  { organisation, actor, at }: EventOf<'contactAccepted'>,
): Contradiction | undefined {
  const { contact, contactExpires } = relation
  if (contact !== 'pending' && contact !== 'accepted') return 'not-recorded'
  const isInTime = contact === 'accepted' || contactExpires === undefined || at < contactExpires
  return provided(isInTime, 'contradictory-event', () => {
    relation.contact = 'accepted'
    relation.contactTold = toldOf(subject, actor, 'contactAccepted', organisation)
  })
}

/** What was sent in a contact was sent for that contact. */
function declineContact(relation: Relation): Contradiction | undefined {
  const isOpen = relation.contact === 'pending' || relation.contact === 'accepted'
  return provided(isOpen, 'not-recorded', () => {
    relation.contact = 'declined'
    relation.contactTold = []
    relation.addressSent = false
    relation.attachmentSent = false
  })
}

/** Things are sent in a contact that was accepted. */
function send(relation: Relation, what: 'addressSent' | 'attachmentSent'): Contradiction | undefined {
  return provided(relation.contact === 'accepted', 'contradictory-event', () => {
    relation[what] = true
  })
}

function setBlocked(relation: Relation, blocked: boolean): Contradiction | undefined {
  return provided(relation.blocked !== blocked, blocked ? 'already-so' : 'not-recorded', () => {
    relation.blocked = blocked
    relation.blockRecorded = true
  })
}

function newRelation(organisation: string): Relation {
  return {
    organisation,
    follows: false,
    followTold: [],
    contact: 'none',
    contactTold: [],
    addressSent: false,
    attachmentSent: false,
    blocked: false,
    blockRecorded: false,
  }
}
