import { localMidnight } from 'need-to-know'
import { type Case, jobindexDialogues } from './jobindex-dialogues'
import { dialogueHappenings } from './jobindex-history'
import type { Progress } from './progress'
import { situation } from './situations'
import type { RecruitmentPolicy } from './words'

export interface JobindexOptions {
  readonly count?: number
  readonly seed?: number
  /** What the subjects had been told when they answered. Before 6 February that was the old text, for all of them. */
  readonly notice?: 'old' | 'new'
  /** Decides every dialogue by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
  /** What employers look through. @defaultValue the rules of 2009, those of 6 February 2019, and `strict` */
  readonly policies?: readonly RecruitmentPolicy[]
  readonly progress?: Progress
}

/** The years of the old rules, right-open, and when somebody looks after them. */
export const opened = localMidnight('2009-02-20', 'Europe/Copenhagen')
export const closed = localMidnight('2019-02-06', 'Europe/Copenhagen')
export const lookedAt = Date.parse('2019-02-06T12:00:00+01:00')

export function* casesOf({ count = 130_000, seed = 2009, progress }: JobindexOptions): Generator<Case> {
  let done = 0
  for (const each of jobindexDialogues(count, seed)) {
    yield each
    if (++done % 1000 === 0) progress?.(done, count)
  }
}

/** What a history turns on, and what a view of the dialogue does. */
export function situationOf(each: Case, notice: 'old' | 'new'): string {
  const { dialogue, hasProtectedAddress } = each
  const { id, subjectId, cvId, vacancy } = dialogue
  return situation({
    happenings: dialogueHappenings(each, notice),
    names: [id, subjectId, cvId, vacancy.id, vacancy.organisation].filter((name) => name !== undefined),
    instants: [opened, closed, lookedAt],
    also: [Object.keys(dialogue), dialogue.answer, hasProtectedAddress],
  })
}
