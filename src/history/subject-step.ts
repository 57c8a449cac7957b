import type { Draft } from 'immer'
import { match, P } from 'ts-pattern'
import type { Actor } from './actor'
import { changeConsent, endConsents, giveConsent } from './consent-step'
import { changeCv, createCv, setForm, setPresence } from './cv-step'
import type { EventOf, SubjectEvent } from './event'
import type { ConsentEnds } from './grounds'
import {
  acceptContact,
  changeRelation,
  declineContact,
  follow,
  requestContact,
  send,
  setBlocked,
  unfollow,
} from './relation-step'
import { agreeToShare, shareCv, withdrawShare } from './share-step'
import { type Contradiction, provided, type Step, step } from './step'
import { type SubjectState, subjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

/** Before any event: made once, as checking takes longer than all the rest. */
const unknownSubject = subjectState({ id: '-' })

/** The state of a subject after one more event; undefined is before the first. Who recorded it was entitled to: see
 * `alarmFor`. `ends` says which events end which scopes of consent.
 */
export function subjectStep(
  state: SubjectState | undefined,
  event: SubjectEvent,
  ends: ConsentEnds,
): Step<SubjectState> {
  return step(state ?? { ...unknownSubject, id: event.subject }, (subject) => {
    const contradiction = record(subject, event)
    if (contradiction === undefined) endConsents(subject, event, ends)
    return contradiction
  })
}

function record(subject: Subject, event: SubjectEvent): Contradiction | undefined {
  const onRelation = (change: Parameters<typeof changeRelation>[2]) =>
    changeRelation(subject, 'organisation' in event ? event.organisation : '', change)
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'cvCreated' }, (event) => createCv(subject, event))
    .with({ kind: P.union('cvEdited', 'noteWritten') }, ({ cv }) => changeCv(subject, cv, () => undefined))
    .with({ kind: 'cvFormSet' }, (event) => setForm(subject, event))
    .with({ kind: 'cvPresenceSet' }, ({ cv, presence }) => setPresence(subject, cv, presence))
    .with({ kind: 'cvDeleted' }, ({ cv }) => setPresence(subject, cv, 'deleted'))
    .with({ kind: 'registered' }, (event) => register(subject, event))
    .with({ kind: 'registrationEnded' }, () => endRegistration(subject))
    .with({ kind: 'followUpBegun' }, () => setFollowUp(subject, 'yes', subject.followUp !== 'yes', 'already-so'))
    .with({ kind: 'followUpEnded' }, () => setFollowUp(subject, 'no', subject.followUp === 'yes', 'not-recorded'))
    .with({ kind: 'followUpAbsent' }, () =>
      setFollowUp(subject, 'no', subject.followUp !== 'yes', 'contradictory-event'),
    )
    .with({ kind: 'contractAgreed' }, (event) => agreeToContract(subject, event))
    .with({ kind: 'contractEnded' }, (event) => endContract(subject, event))
    .with({ kind: 'noticeShown' }, (event) => show(subject, event))
    .with({ kind: 'consentGiven' }, (event) => giveConsent(subject, event))
    .with({ kind: P.union('consentReaffirmed', 'consentWithdrawn', 'consentExpired', 'consentInvalidated') }, (event) =>
      changeConsent(subject, event),
    )
    .with({ kind: 'followed' }, (event) => follow(subject, event))
    .with({ kind: 'unfollowed' }, () => onRelation(unfollow))
    .with({ kind: 'contactRequested' }, ({ expires }) => onRelation((relation) => requestContact(relation, expires)))
    .with({ kind: 'contactAccepted' }, (event) => acceptContact(subject, event))
    .with({ kind: 'contactDeclined' }, () => onRelation(declineContact))
    .with({ kind: P.union('addressSent', 'attachmentSent') }, ({ kind }) =>
      onRelation((relation) => send(relation, kind)),
    )
    .with({ kind: 'employerBlocked' }, () => onRelation((relation) => setBlocked(relation, true)))
    .with({ kind: 'employerUnblocked' }, () => onRelation((relation) => setBlocked(relation, false)))
    .with({ kind: 'shareAgreed' }, (event) => agreeToShare(subject, event))
    .with({ kind: 'shareWithdrawn' }, ({ agreement }) => withdrawShare(subject, agreement))
    .with({ kind: 'cvShared' }, (event) => shareCv(subject, event))
    .with({ kind: 'addressProtectionSet' }, ({ grade }) => protectAddress(subject, grade))
    .with({ kind: 'addressProtectionLapsed' }, () =>
      provided(isProtected(subject) && !subject.addressProtectionLapsed, 'not-recorded', () => {
        subject.addressProtectionLapsed = true
      }),
    )
    .with({ kind: 'addressProtectionAbsent' }, () =>
      unprotectAddress(subject, !isProtected(subject), 'contradictory-event'),
    )
    .with({ kind: 'addressProtectionLifted' }, () => unprotectAddress(subject, isProtected(subject), 'not-recorded'))
    .with({ kind: 'restrictionBegun' }, (event) => restrict(subject, event))
    .with({ kind: 'restrictionLifted' }, (event) => liftRestriction(subject, event))
    .with({ kind: 'objectionMade' }, () => setObjected(subject, true))
    .with({ kind: 'objectionWithdrawn' }, () => setObjected(subject, false))
    .exhaustive()
}

function register(subject: Subject, { actor }: EventOf<'registered'>): Contradiction | undefined {
  return provided(subject.registration !== 'registered', 'already-so', () => {
    subject.registration = 'registered'
    subject.registrationTold = toldOf(subject, actor, 'registered')
  })
}

function endRegistration(subject: Subject): Contradiction | undefined {
  return provided(subject.registration === 'registered', 'not-recorded', () => {
    subject.registration = 'ended'
  })
}

function setFollowUp(subject: Subject, followUp: 'yes' | 'no', isPossible: boolean, otherwise: Contradiction) {
  return provided(isPossible, otherwise, () => {
    subject.followUp = followUp
  })
}

/** A contract that is agreed to again is agreed to under what was shown for that. */
function agreeToContract(subject: Subject, { contract: name, actor }: EventOf<'contractAgreed'>): undefined {
  const told = toldOf(subject, actor, 'contractAgreed', name)
  subject.contracts = [...subject.contracts.filter((each) => each.name !== name), { name, ended: false, told }]
}

function endContract(subject: Subject, { contract }: EventOf<'contractEnded'>): Contradiction | undefined {
  const found = subject.contracts.find(({ name, ended }) => name === contract && !ended)
  if (found === undefined) return 'not-recorded'
  found.ended = true
  return undefined
}

/** Of each notice the version shown last counts, for each act and what that is about. */
function show(subject: Subject, { notice, act, about, at }: EventOf<'noticeShown'>): undefined {
  const others = subject.shown.filter(
    (each) => each.notice.name !== notice.name || each.act !== act || each.about !== about,
  )
  subject.shown = [...others, { notice: { ...notice }, act, at, ...(about === undefined ? {} : { about }) }]
}

/** From graded to protected is less protection, which only the subject asks for, by lifting it first. */
function protectAddress(subject: Subject, grade: 'protected' | 'graded'): Contradiction | undefined {
  const isLess = subject.addressProtection === 'graded' && grade === 'protected'
  return provided(!isLess, 'contradictory-event', () => {
    subject.addressProtection = grade
    subject.addressProtectionLapsed = false
  })
}

function unprotectAddress(subject: Subject, isPossible: boolean, otherwise: Contradiction): Contradiction | undefined {
  return provided(isPossible, otherwise, () => {
    subject.addressProtection = 'none'
    subject.addressProtectionLapsed = false
  })
}

function isProtected({ addressProtection }: Subject): boolean {
  return addressProtection === 'protected' || addressProtection === 'graded'
}

/** Each restriction stands by itself: lifting one's own leaves that of another. */
function restrict(subject: Subject, { actor }: EventOf<'restrictionBegun'>): Contradiction | undefined {
  const by = restricting(actor)
  return provided(!subject.restrictedBy.includes(by), 'already-so', () => subject.restrictedBy.push(by))
}

function liftRestriction(subject: Subject, { actor }: EventOf<'restrictionLifted'>): Contradiction | undefined {
  const by = restricting(actor)
  return provided(subject.restrictedBy.includes(by), 'not-recorded', () => {
    subject.restrictedBy = subject.restrictedBy.filter((each) => each !== by)
  })
}

/** No organisation that recruits is entitled to a restriction: see `authority`. */
function restricting({ kind }: Actor): Subject['restrictedBy'][number] {
  return kind === 'organisation' ? 'staff' : kind
}

function setObjected(subject: Subject, objected: boolean): Contradiction | undefined {
  return provided(subject.objected !== objected, objected ? 'already-so' : 'not-recorded', () => {
    subject.objected = objected
  })
}
