import type { Draft } from 'immer'
import type { Act } from './act'
import type { Actor } from './actor'
import type { NoticeReference } from './notice-reference'
import type { SubjectState } from './subject-state'

interface Showing {
  readonly notice: NoticeReference
  readonly act?: string | undefined
  readonly about?: string | undefined
}

/** What had been shown for an act by now: of each notice the version shown last.
 *
 * What was shown about one organisation, dialogue or scope says nothing about another, and what was shown about none
 * does not name the one that the act is about (TERMS-027, AMB-08).
 */
export function toldAt(shown: readonly Showing[], act?: Act, about?: string): NoticeReference[] {
  const fitting = shown.filter((each) => each.act === act && each.about === about)
  return [...new Map(fitting.map(({ notice }) => [notice.name, { ...notice }])).values()]
}

/** What a subject had been shown when it acted; nothing when it was not the subject who acted. */
export function toldOf(subject: Draft<SubjectState>, actor: Actor, act: Act, about?: string): NoticeReference[] {
  return actor.kind === 'subject' ? toldAt(subject.shown, act, about) : []
}
