import type { ViewerClass } from '../../history'
import type { ConcernedSubject, IndexedExposure, JudgedRelease } from './exposure-index'
import { isOfAny } from './log-reading'
import type { LoggedRelease } from './logged-release'

/** Marks the exposures of a subject that its releases fall within, or could. */
export function markSeen({ exposures, releases }: ConcernedSubject, viewers: readonly ViewerClass[]): void {
  for (const judged of releases) {
    if (!isOfAny(viewers, judged.release)) continue
    const possible = exposures.filter((indexed) => fits(judged.release, indexed))
    const seen = seenFor(judged, possible)
    const isPartly = judged.verdict.possible.length > 0 || judged.verdict.isOpen
    for (const indexed of possible) {
      if (seen.includes(indexed)) indexed.isSeen = true
      if (!seen.includes(indexed) || isPartly) indexed.isPossible = true
    }
  }
}

/** Whether nothing that a release says is against its being one of what was exposed. */
function fits(release: LoggedRelease, indexed: IndexedExposure): boolean {
  const { record, viewer, categories } = indexed.exposure
  return (
    (release.id ?? record.id) === record.id &&
    (release.kind ?? record.kind) === record.kind &&
    (release.role ?? viewer.role) === viewer.role &&
    indexed.isDuring(release.at) &&
    (release.organisation === undefined || indexed.isTo(release.organisation)) &&
    release.disclosed.against(record.kind, categories).isPossible
  )
}

/** What a release saw for certain, of what it can be about. */
function seenFor(
  { release, verdict, isSure }: JudgedRelease,
  possible: readonly IndexedExposure[],
): readonly IndexedExposure[] {
  const { kind, id, role, at, organisation, disclosed } = release
  const isFull = kind !== undefined && id !== undefined && role !== undefined && at !== undefined
  if (!isFull || !isSure || verdict.certain.length === 0) return []
  const certain = possible.filter(
    ({ exposure }) => disclosed.against(exposure.record.kind, exposure.categories).seen.length > 0,
  )
  return organisation === undefined ? certain.filter((each) => isWhoeverItWas(each, certain)) : certain
}

/** Of an entry that names no organisation: whichever it was, it saw too much. Staff of the house have none. */
function isWhoeverItWas({ exposure, except }: IndexedExposure, certain: readonly IndexedExposure[]): boolean {
  if (exposure.viewer.organisation !== undefined) return false
  return except.every((named) => certain.some((each) => each.exposure.viewer.organisation === named))
}
