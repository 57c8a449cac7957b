import type { Draft } from 'immer'
import { recordOnAgreements } from './agreement-step'
import type { ConsentRecord } from './consent-record'
import { endConsents } from './consent-step'
import { recordOnCv } from './cv-step'
import { isAgreementEvent, isCvEvent, isRelationEvent, isServiceEvent, isShareEvent, type SubjectEvent } from './event'
import type { ConsentEnds } from './grounds'
import { recordOnProtection } from './protection-step'
import { recordOnRelation } from './relation-step'
import { recordOnService } from './service-step'
import { recordOnShare } from './share-step'
import { type Contradiction, type Step, step } from './step'
import { type SubjectState, subjectState } from './subject-state'

type Subject = Draft<SubjectState>

/** Before any event: made once, as checking takes longer than all the rest. */
const unknownSubject = subjectState({ id: '-' })

/** The state of a subject after one more event; undefined is before the first. Who recorded it was entitled to: see
 * `alarmFor`. `ends` says which events end which scopes of consent; `attempted`: see `changeConsent`.
 */
export function subjectStep(
  state: SubjectState | undefined,
  event: SubjectEvent,
  ends: ConsentEnds,
  attempted?: ConsentRecord,
): Step<SubjectState> {
  return step(state ?? { ...unknownSubject, id: event.subject }, (subject) => {
    const contradiction = record(subject, event, attempted)
    if (contradiction === undefined) endConsents(subject, event, ends)
    return contradiction
  })
}

function record(subject: Subject, event: SubjectEvent, attempted?: ConsentRecord): Contradiction | undefined {
  if (isCvEvent(event)) return recordOnCv(subject, event)
  if (isServiceEvent(event)) return recordOnService(subject, event)
  if (isAgreementEvent(event)) return recordOnAgreements(subject, event, attempted)
  if (isRelationEvent(event)) return recordOnRelation(subject, event)
  if (isShareEvent(event)) return recordOnShare(subject, event)
  return recordOnProtection(subject, event)
}
