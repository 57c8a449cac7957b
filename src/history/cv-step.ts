import type { Draft } from 'immer'
import { match, P } from 'ts-pattern'
import type { ActorKind } from './actor'
import type { CvEvent, EventOf } from './event'
import { type Contradiction, provided } from './step'
import type { CvState, SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>

/** What happened to a CV. */
export function recordOnCv(subject: Subject, event: CvEvent): Contradiction | undefined {
  return match(event)
    .returnType<Contradiction | undefined>()
    .with({ kind: 'cvCreated' }, (event) => createCv(subject, event))
    .with({ kind: P.union('cvEdited', 'noteWritten') }, ({ cv }) => changeCv(subject, cv, () => undefined))
    .with({ kind: 'cvFormSet' }, (event) => setForm(subject, event))
    .with({ kind: 'cvPresenceSet' }, ({ cv, presence }) => setPresence(subject, cv, presence))
    .with({ kind: 'cvDeleted' }, ({ cv }) => setPresence(subject, cv, 'deleted'))
    .exhaustive()
}

function createCv(subject: Subject, event: EventOf<'cvCreated'>): Contradiction | undefined {
  const { cv: id, form, presence, actor } = event
  const isNew = subject.cvs.every((cv) => cv.id !== id)
  return provided(isNew, 'already-so', () => {
    const told = toldOf(subject, actor, 'cvCreated')
    // A CV that is created in a form is an act of form, too.
    const formTold = toldOf(subject, actor, 'cvFormSet')
    subject.cvs.push({ id, presence, form, formSetBy: setter(actor.kind), told, formTold })
  })
}

function setForm(subject: Subject, { cv, form, actor }: EventOf<'cvFormSet'>): Contradiction | undefined {
  return changeCv(subject, cv, (found) => {
    found.form = form
    found.formSetBy = setter(actor.kind)
    found.formTold = toldOf(subject, actor, 'cvFormSet')
  })
}

function setPresence(subject: Subject, cv: string, presence: CvState['presence']): Contradiction | undefined {
  return changeCv(subject, cv, (found) => {
    found.presence = presence
  })
}

/** What was deleted is gone for good: another CV has an id of its own. */
function changeCv(subject: Subject, id: string, change: (cv: Draft<CvState>) => void): Contradiction | undefined {
  const cv = subject.cvs.find((each) => each.id === id && each.presence !== 'deleted')
  if (cv === undefined) return 'not-recorded'
  change(cv)
  return undefined
}

function setter(actor: ActorKind): CvState['formSetBy'] {
  return actor === 'subject' || actor === 'system' ? actor : 'staff'
}
