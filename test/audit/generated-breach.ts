import type { Policy, Timeline } from 'need-to-know'
import type { BreachScopeInput, CompleteStretch, LogRecord } from 'need-to-know/audit'
import { type Exposure, exposures, type ViewerClass } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { categoriesOf, levelsOf } from '../../src/vocabulary'
import { always } from '../history/story'
import type { Choice } from '../laws/arbitraries/choice'
import { organisations, subjects } from '../laws/arbitraries/history-event'
import { someHistory } from '../laws/arbitraries/history-story'
import { receipt, refused } from './receipts'

const { strict, jobindex, nav, werknl } = profiles
/** The first of them show most. */
const policies = [nav.legacy, werknl.practice2011, jobindex.legacy2009, jobindex.terms2018] as readonly Policy[]
const stricter = [nav.february2021, werknl.redesign, jobindex.february2019, strict] as readonly Policy[]
const employer: ViewerClass = { role: 'employer', assurance: 'substantial', purpose: 'recruitment' }
const others: readonly ViewerClass[] = [
  { ...employer, role: 'agency' },
  { ...employer, role: 'platform.consultant' },
  { ...employer, purpose: 'approach', facts: { 'approach.linked': true } },
]

/** A breach of the rules that were in force, with a log that mostly tells what was exposed, and much besides. Its entries are
 * from `least` to `most`.
 */
export function someBreach(choice: Choice, [least, most]: readonly [number, number] = [0, 8]): BreachScopeInput {
  const timeline: Timeline<Policy> = always(choice.pick(policies))
  const source = {
    timeline,
    histories: [someHistory(choice, { most: 24 })],
    against: choice.pick(stricter),
    viewers: [employer, ...choice.some(others, 30)],
    ...(choice.chance(30) ? { window: { from: choice.below(8), to: 20 + choice.below(40) } } : {}),
  }
  const { histories, ...options } = source
  const { timeline: under, ...rest } = options
  const found = [...exposures(under, histories, rest)]
  const entries = choice.times(least, most, () => someEntry(choice, found))
  return { ...source, log: { entries, ...(choice.chance(90) ? { complete: someCoverage(choice) } : {}) } }
}

function someCoverage(choice: Choice): readonly CompleteStretch[] {
  const kinds = choice.chance(75) ? ['cv', 'dialogue'] : choice.atLeastOne(['cv', 'dialogue'])
  if (choice.chance(70)) return [{ kinds }]
  const cut = choice.below(30)
  return [
    { kinds, to: cut },
    ...choice.some(
      [
        { kinds, from: cut },
        { kinds, from: cut + 4 },
      ],
      60,
    ),
  ]
}

/** An access: mostly to something that was exposed, sometimes next to it. */
function someEntry(choice: Choice, found: readonly Exposure[]): LogRecord {
  const exposure = found.length > 0 && choice.chance(70) ? choice.pick(found) : undefined
  const { subject, record, viewer, from, categories } = exposure ?? elsewhere(choice)
  const organisation = viewer.organisation ?? choice.pick([...organisations, 'somebody else', undefined])
  const near = choice.chance(75) ? 0 : choice.below(9) - 4
  const shown = choice.chance(85) ? choice.atLeastOne(categories) : [{ category: 'status', seen: 'full' }]
  const saw = Object.fromEntries(
    shown.map(({ category, seen }) => [category, choice.chance(90) ? seen : lowest(category)]),
  )
  const changes = {
    at: from + choice.below(4) + near,
    viewer: { role: choice.chance(90) ? viewer.role : choice.pick(['agency', 'counsellor']), organisation },
    purpose: choice.chance(93) ? 'recruitment' : choice.pick(['approach', 'support']),
    record: { ...record, subject: choice.chance(95) ? subject : choice.pick(subjects) },
  }
  return choice.chance(93) ? receipt({ ...changes, saw }) : refused(changes)
}

const vocabulary = strict.vocabulary
const lowest = (category: string) => levelsOf(vocabulary, category)[1] ?? 'full'

function elsewhere(choice: Choice): Pick<Exposure, 'subject' | 'record' | 'viewer' | 'from' | 'categories'> {
  const subject = choice.pick(subjects)
  const organisation = choice.pick(organisations)
  const kind = choice.pick(['cv', 'dialogue'])
  return {
    subject,
    record: { kind, id: kind === 'cv' ? choice.pick(['cv-1', 'cv-2']) : `${subject} at ${organisation}` },
    viewer: { role: 'employer', organisation },
    from: choice.below(40),
    categories: choice
      .atLeastOne(categoriesOf(vocabulary), 20)
      .map((category) => ({ category, seen: 'full', allowed: 'withheld' })),
  }
}

/** What can become of an entry: a field that is lost, or the ids of its link, or all that can be read of it. */
export function poorer(choice: Choice, entry: LogRecord): LogRecord {
  // biome-ignore lint/suspicious/noExplicitAny: what is lost leaves no type behind
  const copy = structuredClone(entry) as any
  const lose = choice.pick<() => void>([
    () => delete copy.record?.subject,
    () => delete copy.record?.id,
    () => delete copy.record?.kind,
    () => delete copy.viewer?.organisation,
    () => delete copy.viewer?.role,
    () => delete copy.viewer?.id,
    () => delete copy.viewer,
    () => delete copy.record,
    () => delete copy.purpose,
    () => delete copy.at,
    () => delete copy.disclosed,
    () => delete copy.disclosed?.[0]?.category,
    () => delete copy.disclosed?.[0]?.level,
    () => delete copy.disclosed?.[0]?.record,
    // The link is erased.
    () => copy.record && Object.assign(copy.record, { id: undefined, subject: undefined }),
    // As it stands it cannot be read any more.
    () => copy.viewer && Object.assign(copy.viewer, { role: 'rcruiter' }),
    () => Object.assign(copy, { at: 'last week' }),
    () => copy.disclosed?.[0] && Object.assign(copy.disclosed[0], { level: 'all of it' }),
    // Another spelling, which nothing here has.
    () => copy.record && Object.assign(copy.record, { kind: 'CV' }),
    () => copy.record && Object.assign(copy.record, { subject: 'person-000123' }),
  ])
  if (copy !== null) lose()
  return choice.chance(4) ? (null as unknown as LogRecord) : copy
}
