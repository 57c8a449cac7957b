import type { Act } from './act'
import type { DialogueState } from './dialogue-state'
import type { Told } from './notice-reference'
import type { CvState, RelationState, SubjectState } from './subject-state'

/** An act of the subject that still stands, and what had been shown for it. */
export interface StandingAct {
  readonly act: Act
  readonly told: Told
  /** The scope of a consent, the name of a contract. */
  readonly about?: string
}

/** The acts that stand behind what one organisation may see of one record. */
export interface ActsOn {
  readonly subject: SubjectState
  /** The CV that is asked about, or all of them when the question is about another record. */
  readonly cvs: readonly CvState[]
  readonly relation: RelationState | undefined
  readonly dialogue: DialogueState | undefined
  /** Shares that name the organisation and stand. */
  readonly shares: SubjectState['shares']
  /** Consents that stand and cover this viewer: what was told to whoever consents to another is told about that other. */
  readonly consents: SubjectState['consents']
}

/** What the subject did that stands: an act that was undone governs nothing any more. */
export function standingActs({ subject, cvs, relation, dialogue, shares, consents }: ActsOn): readonly StandingAct[] {
  const contracts = subject.contracts.filter(({ ended }) => !ended)
  return [
    ...when(subject.registration === 'registered', 'registered', subject.registrationTold),
    ...contracts.map(({ told, name }) => ({ act: 'contractAgreed', told, about: name }) as const),
    ...cvs.flatMap(({ presence, told }) => when(presence !== 'deleted', 'cvCreated', told)),
    ...cvs.flatMap(({ presence, formTold }) => when(presence !== 'deleted', 'cvFormSet', formTold)),
    ...when(relation?.follows === true, 'followed', relation?.followTold),
    ...when(relation?.contact === 'accepted', 'contactAccepted', relation?.contactTold),
    ...when(dialogue !== undefined && dialogue.answer !== 'none', 'invitationAnswered', dialogue?.answerTold),
    ...shares.map(({ told }) => ({ act: 'shareAgreed', told }) as const),
    ...consents.map(({ told, record }) => ({ act: 'consentGiven', told, about: record.scope }) as const),
  ]
}

function when(stands: boolean, act: Act, told: Told = []): readonly StandingAct[] {
  return stands ? [{ act, told }] : []
}
