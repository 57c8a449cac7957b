import type { BreachScopeInput, LogRecord } from 'need-to-know/audit'
import { type Exposure, exposures, type History, type ViewerClass } from 'need-to-know/history'
import { categoriesOf, levelsOf, rolesOf, type VocabularyDefinition } from '../../src/vocabulary'

/** Who is affected, worked out the slow way: every entry is held against every exposure. */
export interface PlainScope {
  readonly couldSee: readonly string[]
  /** Subject → how certain, and the categories at the levels that were, or could be, seen. */
  readonly affected: Readonly<Record<string, { readonly certainty: string; readonly categories: readonly string[] }>>
  readonly attributable: number
  readonly notJudged: number
}

/** For histories that each know all there is about their subjects. */
export function scopeByComparing(input: BreachScopeInput): PlainScope {
  const { log, timeline, histories, window, ...options } = input
  const all = [...histories]
  const found = all.flatMap((history) =>
    [...exposures(timeline, [history], { ...options, ...(window === undefined ? {} : { window }) })].map(
      (exposure) => ({
        exposure,
        except: exposure.viewer.organisation === undefined ? companiesWith(history, exposure.subject) : [],
      }),
    ),
  )
  const words = timeline.entries[0]?.value.vocabulary as VocabularyDefinition
  const everybody = [...histories].flatMap(({ events }) =>
    events.flatMap((event) => ('subject' in event ? [event.subject] : [])),
  )
  const entries = [...log.entries].flatMap((record) => said(record, words, everybody))
  const inWindow = entries.filter(
    ({ at }) => at === undefined || (at >= (window?.from ?? -1e15) && at < (window?.to ?? 1e15)),
  )
  const judged = inWindow.filter((entry) => options.viewers.some((viewer) => mayBeOf(viewer, entry)))
  const levels = (category: string, level: string) => levelsOf(words, category).indexOf(level)

  const could = new Map<Found, boolean>()
  const did = new Map<Found, string[]>()
  let attributable = 0
  for (const entry of judged) {
    const fitting = found.filter((each) => couldBe(entry, each, levels))
    const subjects = new Set(fitting.map(({ exposure }) => exposure.subject))
    const saysAll =
      !entry.isStranger &&
      [entry.kind, entry.id, entry.role, entry.purpose, entry.at].every((part) => part !== undefined)
    const sure = saysAll && subjects.size === 1 ? fitting.filter((each) => seenIn(entry, each, levels).length > 0) : []
    const placed =
      entry.organisation !== undefined
        ? sure
        : sure.filter(
            ({ exposure, except }) =>
              exposure.viewer.organisation === undefined &&
              except.every((name) => sure.some((each) => each.exposure.viewer.organisation === name)),
          )
    for (const each of fitting) if (!placed.includes(each) || saysTooLittle(entry, each)) could.set(each, true)
    for (const each of placed) did.set(each, [...(did.get(each) ?? []), ...seenIn(entry, each, levels)])
    if (placed.length > 0) attributable++
  }

  const affected = found.filter(
    (each) => could.has(each) || did.has(each) || !isCovered(each.exposure, log.complete ?? []),
  )
  const of = (subject: string) => {
    const rows = affected.filter(({ exposure }) => exposure.subject === subject)
    const seen = rows.flatMap((row) => did.get(row) ?? [])
    const unsettled = rows.filter((row) => could.has(row) || !isCovered(row.exposure, log.complete ?? []))
    const open = unsettled.flatMap(({ exposure }) =>
      exposure.categories.map(({ category, seen }) => `${category} ${seen}`),
    )
    const isConfirmed = seen.length > 0
    const certain = highest(seen, words)
    return {
      certainty: isConfirmed ? 'confirmed' : 'possible',
      categories: isConfirmed ? certain : highest(open, words),
      // Of a person confirmed: what else could be seen, and nothing rules out, above what is certain.
      further: isConfirmed
        ? highest(open, words).filter((one) => {
            const [category = '', level = ''] = one.split(' ')
            const sure = certain.find((each) => each.startsWith(`${category} `))?.split(' ')[1] ?? 'withheld'
            return levels(category, level) > levels(category, sure)
          })
        : [],
    }
  }
  const subjects = [...new Set(affected.map(({ exposure }) => exposure.subject))]
  return {
    couldSee: [...new Set(found.map(({ exposure }) => exposure.subject))].sort(),
    affected: Object.fromEntries(subjects.map((subject) => [subject, of(subject)])),
    attributable,
    notJudged: inWindow.length - judged.length,
  }
}

interface Found {
  readonly exposure: Exposure
  readonly except: readonly string[]
}

interface Said {
  readonly subject: string | undefined
  readonly kind: string | undefined
  readonly id: string | undefined
  readonly role: string | undefined
  readonly purpose: string | undefined
  readonly organisation: string | undefined
  /** Names a subject that no history has. */
  readonly isStranger: boolean
  readonly at: number | undefined
  /** `[record kind, category, level]`; undefined: all of it is unknown. */
  readonly saw: readonly (readonly (string | undefined)[])[] | undefined
}

/** What an entry says, in the words of the vocabulary; none for what tells of no access. */
function said(record: LogRecord, words: VocabularyDefinition, everybody: readonly string[]): readonly Said[] {
  // biome-ignore lint/suspicious/noExplicitAny: an entry may have lost anything
  const entry = record as any
  if (['contactRequest', 'mail', 'accountDecision'].includes(entry?.kind)) return []
  if (entry?.refusal !== undefined && (entry.disclosed ?? []).length === 0) return []
  const known = (name: string | undefined, names: readonly string[]) =>
    name !== undefined && names.includes(name) ? name : undefined
  const saw = (entry?.disclosed ?? []).map((item: Record<string, string>) => {
    const category = known(item['category'], categoriesOf(words))
    const level = category === undefined ? undefined : known(item['level'], levelsOf(words, category))
    return [item['record'], category, level]
  })
  return [
    {
      subject: known(entry?.record?.subject, everybody),
      isStranger: entry?.record?.subject !== undefined && !everybody.includes(entry.record.subject),
      kind: known(entry?.record?.kind, words.kinds),
      id: entry?.record?.id,
      role: known(entry?.viewer?.role, rolesOf(words)),
      purpose: known(entry?.purpose, words.purposes),
      organisation: entry?.viewer?.organisation,
      at: typeof entry?.at === 'number' ? entry.at : undefined,
      saw: saw.length === 0 ? undefined : saw,
    },
  ]
}

const same = (a: unknown, b: unknown) => a === undefined || a === b
const mayBeOf = (viewer: ViewerClass, { role, purpose }: Said) =>
  same(role, viewer.role) && same(purpose, viewer.purpose)

type Rank = (category: string, level: string) => number

/** Whether there is a way to fill in what an entry leaves out so that it falls within an exposure. */
function couldBe(entry: Said, { exposure, except }: Found, rank: Rank): boolean {
  const { subject, record, viewer, from, to, categories } = exposure
  if (![same(entry.subject, subject), same(entry.kind, record.kind), same(entry.id, record.id)].every(Boolean))
    return false
  if (!same(entry.role, viewer.role)) return false
  if (entry.at !== undefined && (entry.at < from || (to !== undefined && entry.at >= to))) return false
  if (entry.organisation !== undefined) {
    if (viewer.organisation === undefined && except.includes(entry.organisation)) return false
    if (viewer.organisation !== undefined && viewer.organisation !== entry.organisation) return false
  }
  if (entry.saw === undefined) return true
  return entry.saw.some(([kind, category, level]) =>
    categories.some(
      (exposed) =>
        same(kind, record.kind) &&
        same(category, exposed.category) &&
        (level === undefined || rank(exposed.category, level) > rank(exposed.category, exposed.allowed)),
    ),
  )
}

/** The categories that an entry says were seen further than allowed. */
function seenIn({ saw = [] }: Said, { exposure }: Found, rank: Rank): readonly string[] {
  return saw.flatMap(([kind, category, level]) => {
    const exposed = exposure.categories.find((each) => each.category === category)
    if (exposed === undefined || kind !== exposure.record.kind || level === undefined) return []
    return rank(exposed.category, level) > rank(exposed.category, exposed.allowed) ? [`${category} ${level}`] : []
  })
}

/** Whether some part of what an entry discloses does not say enough to rule out more of an exposure. */
function saysTooLittle({ saw }: Said, { exposure: { record, categories } }: Found): boolean {
  if (saw === undefined) return true
  return saw.some(
    ([kind, category, level]) =>
      (kind === undefined || kind === record.kind) &&
      (category === undefined || categories.some((each) => each.category === category)) &&
      (kind === undefined || category === undefined || level === undefined),
  )
}

/** Looks at every millisecond of the stretch that lies in the first second, and at how it ends. */
function isCovered(
  { record, from, to }: Exposure,
  complete: NonNullable<BreachScopeInput['log']['complete']>,
): boolean {
  const ofKind = complete.filter(({ kinds }) => kinds.includes(record.kind))
  const at = (instant: number) => ofKind.some((span) => (span.from ?? -1e15) <= instant && instant < (span.to ?? 1e15))
  const end = to ?? 1_000
  for (let instant = from; instant < end; instant++) if (!at(instant)) return false
  return to !== undefined || ofKind.some((span) => span.to === undefined)
}

function highest(seen: readonly string[], words: VocabularyDefinition): readonly string[] {
  return categoriesOf(words).flatMap((category) => {
    const levels = levelsOf(words, category).filter((level) => seen.includes(`${category} ${level}`))
    return levels.length === 0 ? [] : [`${category} ${levels.at(-1)}`]
  })
}

/** The companies that any event brings together with a subject. */
function companiesWith({ events }: History, subject: string): readonly string[] {
  return events.flatMap((event) => {
    if (!('subject' in event) || event.subject !== subject) return []
    if (event.kind === 'noteWritten' || event.kind === 'applicationSent') return []
    if (event.kind === 'consentGiven') {
      return event.consent.recipients.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
    }
    return 'organisation' in event ? [event.organisation] : 'organisations' in event ? event.organisations : []
  })
}
