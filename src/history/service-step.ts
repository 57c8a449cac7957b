import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import type { EventOf, ServiceEvent } from './event'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

/** What happened between a subject and the public employment service. */
export function recordOnService(subject: Subject, event: ServiceEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'registered' }, (event) => register(subject, event))
    .with({ kind: 'registrationEnded' }, () => endRegistration(subject))
    .with({ kind: 'followUpBegun' }, () => setFollowUp(subject, 'yes', subject.followUp !== 'yes', 'already-so'))
    .with({ kind: 'followUpEnded' }, () => setFollowUp(subject, 'no', subject.followUp === 'yes', 'not-recorded'))
    .with({ kind: 'followUpAbsent' }, () =>
      setFollowUp(subject, 'no', subject.followUp !== 'yes', 'contradictory-event'),
    )
    .with({ kind: 'caseAssigned' }, ({ counsellor }) =>
      provided(!subject.counsellors.includes(counsellor), 'already-so', () => subject.counsellors.push(counsellor)),
    )
    .with({ kind: 'caseEnded' }, ({ counsellor }) => endCase(subject, counsellor))
    .exhaustive()
}

function endCase(subject: Subject, counsellor: string): Contradiction | undefined {
  return provided(subject.counsellors.includes(counsellor), 'not-recorded', () => {
    subject.counsellors = subject.counsellors.filter((each) => each !== counsellor)
  })
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
