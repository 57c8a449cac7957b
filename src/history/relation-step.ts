import type { Draft } from 'immer'
import type { EventOf } from './event'
import { type Contradiction, provided } from './step'
import type { RelationState, SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>
type Relation = Draft<RelationState>

/** Changes what stands between the subject and an organisation; before the first change nothing does. */
export function changeRelation(
  subject: Subject,
  organisation: string,
  change: (relation: Relation) => Contradiction | undefined,
): Contradiction | undefined {
  const found = subject.relations.find((each) => each.organisation === organisation)
  if (found !== undefined) return change(found)
  const relation = newRelation(organisation)
  const contradiction = change(relation)
  if (contradiction === undefined) subject.relations.push(relation)
  return contradiction
}

export function follow(subject: Subject, { organisation, actor }: EventOf<'followed'>): Contradiction | undefined {
  return changeRelation(subject, organisation, (relation) => {
    relation.follows = true
    relation.followTold = toldOf(subject, actor, 'followed', organisation)
    return undefined
  })
}

export function unfollow(relation: Relation): Contradiction | undefined {
  return provided(relation.follows, 'not-recorded', () => {
    relation.follows = false
    relation.followTold = []
  })
}

export function requestContact(relation: Relation, expires: number | undefined): Contradiction | undefined {
  return provided(relation.contact !== 'accepted', 'already-so', () => {
    relation.contact = 'pending'
    if (expires === undefined) delete relation.contactExpires
    else relation.contactExpires = expires
  })
}

export function acceptContact(subject: Subject, event: EventOf<'contactAccepted'>): Contradiction | undefined {
  const { organisation, actor, at } = event
  return changeRelation(subject, organisation, (relation) => {
    const { contact, contactExpires } = relation
    if (contact !== 'pending' && contact !== 'accepted') return 'not-recorded'
    const isInTime = contact === 'accepted' || contactExpires === undefined || at < contactExpires
    return provided(isInTime, 'contradictory-event', () => {
      relation.contact = 'accepted'
      relation.contactTold = toldOf(subject, actor, 'contactAccepted', organisation)
    })
  })
}

/** What was sent in a contact was sent for that contact. */
export function declineContact(relation: Relation): Contradiction | undefined {
  const isOpen = relation.contact === 'pending' || relation.contact === 'accepted'
  return provided(isOpen, 'not-recorded', () => {
    relation.contact = 'declined'
    relation.contactTold = []
    relation.addressSent = false
    relation.attachmentSent = false
  })
}

/** Things are sent in a contact that was accepted. */
export function send(relation: Relation, what: 'addressSent' | 'attachmentSent'): Contradiction | undefined {
  return provided(relation.contact === 'accepted', 'contradictory-event', () => {
    relation[what] = true
  })
}

export function setBlocked(relation: Relation, blocked: boolean): Contradiction | undefined {
  return provided(relation.blocked !== blocked, blocked ? 'already-so' : 'not-recorded', () => {
    relation.blocked = blocked
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
  }
}
