import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import type { Actor } from './actor'
import type { EventOf, ProtectionEvent } from './event'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'

type Subject = Draft<SubjectState>

/** What protects a subject: its address, a restriction of processing, an objection. */
export function recordOnProtection(subject: Subject, event: ProtectionEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
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
    .with({ kind: 'objectionOverridden' }, (event) => overrideObjection(subject, event))
    .exhaustive()
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
  return provided(!subject.restrictedBy.includes(by), 'already-so', () => {
    subject.restrictedBy.push(by)
    noteRecorded(subject, 'restriction')
  })
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

/** A later objection ends the decision that overrode the one before it: the grounds were weighed against that one. */
function setObjected(subject: Subject, objected: boolean): Contradiction | undefined {
  const isNew = subject.objected !== objected || (objected && subject.override !== undefined)
  return provided(isNew, objected ? 'already-so' : 'not-recorded', () => {
    subject.objected = objected
    delete subject.override
    noteRecorded(subject, 'objection')
  })
}

/** The objection stays on record (TERMS-082). */
function overrideObjection(subject: Subject, event: EventOf<'objectionOverridden'>): Contradiction | undefined {
  const { evidence, grounds, decidedBy, at } = event
  if (!subject.objected) return 'not-recorded'
  return provided(subject.override === undefined, 'already-so', () => {
    subject.override = { decision: evidence.reference, grounds, decidedBy, at }
  })
}

function noteRecorded(subject: Subject, what: Subject['recorded'][number]): void {
  if (!subject.recorded.includes(what)) subject.recorded.push(what)
}
