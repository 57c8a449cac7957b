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
