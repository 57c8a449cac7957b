import type { Immutable } from 'immer'
import { z } from 'zod'
import { identifier, instant } from './identifier'
import { noticeReferenceSchema, toldSchema } from './notice-reference'
import { readState, type StateInput } from './read-state'

const dialogueStateSchema = z.strictObject({
  kind: z.literal('dialogueState').default('dialogueState'),
  id: identifier,
  subject: identifier,
  /** Absent before the invitation is recorded. */
  vacancy: identifier.optional(),
  organisation: identifier.optional(),
  /** Who holds it, and who covers for that colleague until an instant, or until it ends. */
  consultant: identifier.optional(),
  covers: z.array(z.strictObject({ consultant: identifier, until: instant.optional() })).default([]),
  answer: z.enum(['none', 'notInterested', 'interested']).default('none'),
  /** Notices shown with this invitation, oldest first. */
  shown: z.array(z.strictObject({ notice: noticeReferenceSchema, at: instant })).default([]),
  /** What the subject had been shown when it gave the answer that stands (JI-48). */
  answerTold: toldSchema.default([]),
})

/** What is so about one jobmatch dialogue, at one instant. */
export type DialogueState = Immutable<z.output<typeof dialogueStateSchema>>

/** The state of a dialogue from a host's own tables, checked.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function dialogueState(input: StateInput<typeof dialogueStateSchema>): DialogueState {
  return readState('a dialogue', dialogueStateSchema, input)
}
