import type { Draft } from 'immer'
import { match } from 'ts-pattern'
import { type DialogueState, dialogueState } from './dialogue-state'
import type { DialogueEvent, EventOf } from './event'
import { type Contradiction, type Step, step } from './step'
import { toldAt } from './told'

/** What concerns a dialogue: its own events, and the notices shown with its invitation. */
export type EventOnDialogue = DialogueEvent | EventOf<'noticeShown'>

const unknownDialogue = dialogueState({ id: '-', subject: '-' })

/** The state of a dialogue after one more event; undefined is before the first. */
export function dialogueStep(
  state: DialogueState | undefined,
  id: string,
  event: EventOnDialogue,
): Step<DialogueState> {
  const { subject } = event
  return step(state ?? { ...unknownDialogue, id, subject }, (dialogue) =>
    dialogue.subject === subject ? record(dialogue, event) : 'contradictory-event',
  )
}

function record(dialogue: Draft<DialogueState>, event: EventOnDialogue): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'jobmatchMade' }, ({ vacancy, organisation, consultant }) => {
      if (dialogue.vacancy !== undefined) return 'already-so'
      dialogue.vacancy = vacancy
      dialogue.organisation = organisation
      if (consultant !== undefined) dialogue.consultant = consultant
      return undefined
    })
    .with({ kind: 'noticeShown' }, ({ notice, at }) => {
      dialogue.shown = [
        ...dialogue.shown.filter((each) => each.notice.name !== notice.name),
        { notice: { ...notice }, at },
      ]
      return undefined
    })
    .with({ kind: 'invitationAnswered' }, ({ answer, actor }) => {
      if (dialogue.vacancy === undefined) return 'not-recorded'
      dialogue.answer = answer
      dialogue.answerTold = actor.kind === 'subject' ? toldAt(dialogue.shown) : []
      return undefined
    })
    .with({ kind: 'dialogueAssigned' }, ({ consultant }) => {
      if (dialogue.vacancy === undefined) return 'not-recorded'
      if (dialogue.consultant === consultant) return 'already-so'
      dialogue.consultant = consultant
      return undefined
    })
    .with({ kind: 'dialogueCovered' }, (event) => cover(dialogue, event))
    .with({ kind: 'dialogueCoverEnded' }, ({ consultant }) => {
      if (!dialogue.covers.some((each) => each.consultant === consultant)) return 'not-recorded'
      dialogue.covers = dialogue.covers.filter((each) => each.consultant !== consultant)
      return undefined
    })
    .exhaustive()
}

/** One covers for a colleague: a dialogue that nobody holds is assigned. */
function cover(dialogue: Draft<DialogueState>, event: EventOf<'dialogueCovered'>): Contradiction | undefined {
  const { consultant, until, at } = event
  if (dialogue.consultant === undefined) return 'not-recorded'
  const isOwn = dialogue.consultant === consultant
  if (isOwn || (until !== undefined && until <= at)) return 'contradictory-event'
  const others = dialogue.covers.filter((each) => each.consultant !== consultant)
  dialogue.covers = [...others, { consultant, ...(until === undefined ? {} : { until }) }]
  return undefined
}
