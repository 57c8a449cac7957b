import type { Exposure } from 'need-to-know/history'
import { levelsOf } from '../../src/vocabulary'
import { type BreachQuestion, isIn, type Stretch, same } from './breach-question'
import type { Matter } from './matter'
import type { Release } from './release-reference'

/** An exposure, and what the log tells of it. */
export interface Look {
  readonly exposure: Exposure
  readonly stretch: Stretch
  readonly isSeen: boolean
  /** More may have been seen of it than is certain. */
  readonly isOpen: boolean
}

/** Holds every release of which nothing shows that it was lawful against every exposure. `poor` are those that name neither
 * a subject nor a record.
 */
export function looksOf(
  question: BreachQuestion,
  matters: readonly Matter[],
  poor: readonly Release[],
): readonly Look[] {
  return question.stretches.map((stretch): Look => {
    const { exposure } = stretch
    const about = matters.filter(
      ({ subject, release }) => subject === exposure.subject && fits(question, release, stretch),
    )
    const sure = about.filter((matter) => isSeen(question, matter, stretch))
    const isPartly = sure.some(({ judgement }) => judgement.possible.length > 0 || judgement.isOpen)
    const isPerhaps = sure.length < about.length || poor.some((release) => fits(question, release, stretch))
    const isCovered = isComplete(question, exposure.record.kind, exposure.from, exposure.to)
    return { exposure, stretch, isSeen: sure.length > 0, isOpen: isPartly || isPerhaps || !isCovered }
  })
}

/** Whether nothing that a release says is against its being one of what was exposed. */
export function fits(question: BreachQuestion, release: Release, { exposure, except }: Stretch): boolean {
  const { record, viewer } = exposure
  const { organisation, at, role, purpose } = release
  return (
    question.viewers.some((each) => same(role, each.role) && same(purpose, each.purpose)) &&
    same(release.id, record.id) &&
    same(release.kind, record.kind) &&
    same(role, viewer.role) &&
    (at === undefined || isIn({ from: exposure.from, to: exposure.to ?? 1e15 }, at)) &&
    isTo(viewer.organisation, except, organisation) &&
    isBeyond(question, release, exposure, false)
  )
}

/** Whether an exposure, to one organisation or to all but some, is to this one. */
export function isTo(to: string | undefined, except: readonly string[], organisation: string | undefined): boolean {
  if (organisation === undefined) return true
  return to === undefined ? !except.includes(organisation) : to === organisation
}

/** Whether anything that was shown lies beyond what was allowed: for certain, or perhaps. */
function isBeyond(question: BreachQuestion, { shown }: Release, exposure: Exposure, isCertain: boolean): boolean {
  if (shown === undefined) return !isCertain
  const agrees = isCertain ? (said: unknown, is: unknown) => said === is : same
  return shown.some(({ record, category, level }) =>
    exposure.categories.some((each) => {
      if (!agrees(record, exposure.record.kind) || !agrees(category, each.category)) return false
      if (level === undefined) return !isCertain
      const levels = levelsOf(question.vocabulary, each.category)
      return levels.indexOf(level) > levels.indexOf(each.allowed)
    }),
  )
}

/** Whether a release was of this exposure, for certain. */
function isSeen(question: BreachQuestion, matter: Matter, stretch: Stretch): boolean {
  const { release, judgement, isSure, subject } = matter
  const { kind, id, role, at, organisation } = release
  const isFull = ![kind, id, role, at].includes(undefined)
  const sees = (each: Stretch) =>
    each.exposure.subject === subject &&
    fits(question, release, each) &&
    isBeyond(question, release, each.exposure, true)
  if (!isFull || !isSure || judgement.certain.length === 0 || !sees(stretch)) return false
  if (organisation !== undefined) return true
  // Whichever organisation it was, it saw too much. It counts as one of those that the histories do not name.
  const named = (name: string) =>
    question.stretches.some((each) => sees(each) && each.exposure.viewer.organisation === name)
  return stretch.exposure.viewer.organisation === undefined && stretch.except.every(named)
}

/** Whether the log has every release of a kind, at each millisecond of a stretch. */
export function isComplete(question: BreachQuestion, kind: string, from: number, to: number | undefined): boolean {
  const spans = (question.input.log.complete ?? []).filter(({ kinds }) => kinds.includes(kind))
  for (let at = from; at < (to ?? question.end); at++) if (!spans.some((span) => isIn(span, at))) return false
  const isLate = (at = -1e15) => at <= Math.max(from, question.end)
  return to !== undefined || spans.some((span) => span.to === undefined && isLate(span.from))
}
