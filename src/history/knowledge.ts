import { pointer, UsageError } from '../vocabulary'
import { type Authority, subjectOnly } from './authority'
import type { DialogueState } from './dialogue-state'
import type { Grounds } from './grounds'
import type { OrganisationState } from './organisation-state'
import type { SubjectState } from './subject-state'
import { unknownNotice } from './unknown-notice'
import { isActive, type VacancyState } from './vacancy-state'

/** Where facts are computed from: what is known of each aggregate at an instant. */
export interface Knowledge {
  readonly grounds: Grounds
  readonly authority: Authority
  subject(id: string, at: number): SubjectState | undefined
  organisation(id: string, at: number): OrganisationState | undefined
  dialogue(id: string, at: number): DialogueState | undefined
  vacancy(id: string, at: number): VacancyState | undefined
  /** Whether all that a subject did is known: then what is not known to have happened did not. */
  isComplete(subject: string, at: number): boolean
  /** Whether every restriction, objection and block is known: then one that is not known is not there. */
  knowsProtections(subject: string, at: number): boolean
  /** The vacancies of an organisation that are active; undefined: not known. */
  activeVacancies(organisation: string, at: number): readonly VacancyState[] | undefined
}

/** What a host that keeps tables and no events knows at the instant that it asks for. What is left out is not known. */
export interface States {
  readonly kind: 'states'
  readonly grounds: Grounds
  readonly subject?: SubjectState | undefined
  readonly organisation?: OrganisationState | undefined
  readonly dialogue?: DialogueState | undefined
  /** Those of the viewer's organisation, and the one that is asked about. */
  readonly vacancies?: readonly VacancyState[] | undefined
}

/** States as knowledge: true at every instant that is asked for.
 *
 * @throws UsageError `invalid-state` for what was not made by `subjectState` and the like, and for a consent that names a
 * notice which the grounds do not have; `invalid-grounds`
 */
export function statesAsKnowledge({ grounds, subject, organisation, dialogue, vacancies }: States): Knowledge {
  if (grounds?.kind !== 'grounds' || !Object.isFrozen(grounds)) {
    throw new UsageError('invalid-grounds', 'the grounds of states are made by `defineGrounds`')
  }
  requireKind(subject, 'subjectState')
  requireKind(organisation, 'organisationState')
  requireKind(dialogue, 'dialogueState')
  if (vacancies !== undefined && !Array.isArray(vacancies)) {
    throw new UsageError('invalid-state', 'the vacancies of states are a list')
  }
  for (const vacancy of vacancies ?? []) requireKind(vacancy, 'vacancyState')
  requireNotices(grounds, subject ?? {})
  return {
    grounds,
    authority: subjectOnly,
    subject: (id) => (subject?.id === id ? subject : undefined),
    organisation: (id) => (organisation?.id === id ? organisation : undefined),
    dialogue: (id) => (dialogue?.id === id ? dialogue : undefined),
    vacancy: (id) => vacancies?.find((each) => each.id === id),
    isComplete: (id) => subject?.id === id && subject.complete,
    knowsProtections: (id) => subject?.id === id && subject.complete,
    activeVacancies: (id, at) => vacancies?.filter((each) => each.organisation === id && isActive(each, at)),
  }
}

function requireNotices(grounds: Grounds, { consents = [] }: Partial<SubjectState>): void {
  const issues = consents.flatMap(
    ({ record }, i) => unknownNotice(grounds, record, pointer('subject', 'consents', i, 'record')) ?? [],
  )
  if (issues.length > 0) throw new UsageError('invalid-state', 'the grounds lack the notice of a consent', issues)
}

function requireKind(state: { readonly kind: string } | undefined, kind: string): void {
  if (state !== undefined && (state?.kind !== kind || !Object.isFrozen(state))) {
    throw new UsageError('invalid-state', `a state is made by \`${kind}\`, which checks it`)
  }
}
