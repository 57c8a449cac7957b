import type { DialogueState } from './dialogue-state'
import type { FactSheet, SubjectSheet } from './fact-sheet'
import type { FactsRequest } from './facts-request'
import type { Grounds } from './grounds'
import type { SubjectState } from './subject-state'

/** What concerns the house's own people is a fact to them alone: an account elsewhere may have the same id. */
export function isStaff({ staff }: Grounds, { viewer }: FactsRequest): boolean {
  return viewer.role !== undefined && staff.includes(viewer.role)
}

/** Whether the viewer holds a dialogue, or covers for the colleague who does. */
export function sayHolder(sheet: FactSheet, { consultant, covers }: DialogueState, { viewer, at }: FactsRequest): void {
  if (consultant === undefined || viewer.id === undefined) return
  const covering = covers.find((each) => each.consultant === viewer.id)
  const { until } = covering ?? {}
  sheet.say('dialogue.own', consultant === viewer.id)
  sheet.say('dialogue.covering', covering !== undefined && (until === undefined || at < until))
}

/** Whether the subject's case lies with the viewer, and which decision overrides its objection. */
export function sayHouse(
  said: SubjectSheet,
  sheet: FactSheet,
  { counsellors, objected, override, recorded }: SubjectState,
  { viewer }: FactsRequest,
): void {
  // Whose case it is cannot be said of an account that is not known.
  if (viewer.id !== undefined) said.sayProtection('case.own', counsellors.includes(viewer.id), counsellors.length > 0)
  const isOverridden = objected && override !== undefined
  said.sayProtection('objection.overridden', isOverridden, recorded.includes('objection'))
  if (isOverridden) sheet.show('objection.overridden', override.decision)
}
