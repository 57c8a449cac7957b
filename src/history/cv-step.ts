import type { Draft } from 'immer'
import type { ActorKind } from './actor'
import type { EventOf } from './event'
import { type Contradiction, provided } from './step'
import type { CvState, SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

export function createCv(subject: Subject, event: EventOf<'cvCreated'>): Contradiction | undefined {
  const { cv: id, form, presence, actor } = event
  const isNew = subject.cvs.every((cv) => cv.id !== id)
  return provided(isNew, 'already-so', () => {
    const told = toldOf(subject, actor, 'cvCreated')
    // A CV that is created in a form is an act of form, too.
    const formTold = toldOf(subject, actor, 'cvFormSet')
    subject.cvs.push({ id, presence, form, formSetBy: setter(actor.kind), told, formTold })
  })
}

export function setForm(subject: Subject, { cv, form, actor }: EventOf<'cvFormSet'>): Contradiction | undefined {
  return changeCv(subject, cv, (found) => {
    found.form = form
    found.formSetBy = setter(actor.kind)
    found.formTold = toldOf(subject, actor, 'cvFormSet')
  })
}

export function setPresence(subject: Subject, cv: string, presence: CvState['presence']): Contradiction | undefined {
  return changeCv(subject, cv, (found) => {
    found.presence = presence
  })
}

/** What was deleted is gone for good: another CV has an id of its own. */
export function changeCv(
  subject: Subject,
  id: string,
  change: (cv: Draft<CvState>) => void,
): Contradiction | undefined {
  const cv = subject.cvs.find((each) => each.id === id && each.presence !== 'deleted')
  if (cv === undefined) return 'not-recorded'
  change(cv)
  return undefined
}

function setter(actor: ActorKind): CvState['formSetBy'] {
  return actor === 'subject' || actor === 'system' ? actor : 'staff'
}
