import type { BreachScopeInput } from 'need-to-know/audit'
import type { Exposure } from 'need-to-know/history'
import { worseRisk } from '../../src/audit/scope/address-at-risk'
import { acts, levelsOf } from '../../src/vocabulary'
import { BreachQuestion, isIn } from './breach-question'
import { fits, isComplete, isTo, type Look, looksOf } from './look'
import { type Matter, mattersOf, subjectsIn } from './matter'
import { isLawful, type Release, releaseIn } from './release-reference'

/** The scope of a breach, worked out the slow way: every situation is written down, every millisecond from 0 to `end` looked
 * at, and every entry of the log held against every history and every exposure.
 *
 * It takes neither the search for exposures nor the judging of releases as given; `decide`, `facts` and `voidReasons` it does.
 */
export function scopeByReference(input: BreachScopeInput, end: number) {
  const question = new BreachQuestion(input, end)
  const { window = {}, log, timeline } = input
  const entries = [...log.entries].filter((entry) => {
    const at = instantOf(entry)
    return at === undefined || isIn(window, at)
  })
  const releases = entries.flatMap((entry) => releaseIn(entry, question.every) ?? [])
  const cases = releases.map((release) => mattersOf(release, question)).map(casesOf)
  const matters = cases.flatMap((each) => each.matters)
  const unnamed = cases.flatMap((each) => each.unnamed)
  const poor = unnamed.filter(({ release }) => release.id === undefined)
  const looks = looksOf(
    question,
    matters,
    poor.map(({ release }) => release),
  )
  // An entry that says nothing of its record may be of what was exposed: those are counted instead.
  const isExplained = ({ release }: Matter) =>
    release.id === undefined && question.stretches.some((stretch) => fits(question, release, stretch))
  const notJudged = unnamed.filter((matter) => !isExplained(matter))

  const subjects = distinct([...looks.map(({ exposure }) => exposure.subject), ...matters.flatMap(subjectOf)])
  const persons = subjects.map((subject) =>
    personOf(
      question,
      subject,
      looks.filter(({ exposure }) => exposure.subject === subject),
      matters.filter((matter) => matter.subject === subject),
    ),
  )
  const affected = persons.flatMap(({ affected }) => affected ?? [])
  const isSomebody = notJudged.some(({ judgement }) => judgement.certain.length > 0)
  const [certain, others] = [true, false].map((wanted) => {
    const all = new Set(matters.map(({ release }) => release))
    return [...all].filter((release) => matters.some((each) => each.release === release && isCertain(each)) === wanted)
  })
  const isCovered = question.histories.some((history) => subjectsIn(history).length > 0)
  const begin = Math.max(window.from ?? -1e15, timeline.entries[0]?.from ?? 0)
  const kinds = distinct([
    ...question.open.flatMap((viewer) => question.kindsOpenTo(viewer)),
    ...matters.flatMap(({ release: { kind, shown = [] } }) => [kind, ...shown.map(({ record }) => record)]),
  ]).filter((kind) => !isCovered || (kind !== 'cv' && kind !== 'dialogue'))
  const fromLog = kinds.map((kind) => ({ kind, complete: isComplete(question, kind, begin, window.to) }))
  const isAllNamed = notJudged.length + poor.length === 0
  const isExact = !question.isNarrowed && isAllNamed && fromLog.every(({ complete }) => complete)

  return {
    isExact,
    narrowed: question.isNarrowed,
    ruledOut: persons.some(({ affected, could }) => affected === undefined && could.length > 0),
    fromLog,
    lawful: cases.filter((each) => each.isLawful).length,
    notJudged: notJudged.length,
    attributable: certain?.length,
    unattributable: (others?.length ?? 0) + unnamed.length,
    persons: Math.max(affected.length, isSomebody ? 1 : 0),
    records: Math.max(sum(affected.map(({ records }) => records.length)), isSomebody && affected.length === 0 ? 1 : 0),
    protectedAddress: ['yes', 'possibly'].map(
      (risk) => affected.filter(({ protectedAddress }) => protectedAddress === risk).length,
    ),
    couldSee: tallied(persons.map(({ could }) => could)),
    didSee: tallied(persons.map(({ did }) => did)),
    intervals: [looks.length, looks.filter(({ isSeen }) => isSeen).length],
    organisations: distinct(matters.filter(isCertain).map(({ release }) => release.organisation)),
    contacted: contactedBy(question, entries, matters),
    affected,
  }
}

/** What becomes of a release: it was lawful, it is a matter of some, or nobody can say of whom it was. */
function casesOf(all: readonly Matter[]) {
  const own = all.filter(({ subject, release }) => subject !== undefined && subject === release.subject)
  const unlawful = all.filter(({ judgement }) => !isLawful(judgement))
  if (unlawful.length === 0 || (own.length > 0 && own.every(({ judgement }) => isLawful(judgement)))) {
    return { isLawful: true, matters: [], unnamed: [] }
  }
  const [matters, unnamed] = [true, false].map((isNamed) =>
    unlawful.filter(({ subject }) => (subject !== undefined) === isNamed),
  )
  return { isLawful: false, matters: matters ?? [], unnamed: unnamed ?? [] }
}

function isCertain({ isSure, judgement }: Matter): boolean {
  return isSure && judgement.certain.length > 0
}

/** One subject: what could be seen of it, what was, and how it is affected. */
function personOf(question: BreachQuestion, subject: string, looks: readonly Look[], matters: readonly Matter[]) {
  const used = looks.filter(({ isSeen, isOpen }) => isSeen || isOpen)
  const sure = matters.filter(isCertain)
  const certain = highest(
    question,
    sure.flatMap(({ judgement }) => judgement.certain),
  )
  const could = highest(question, [
    ...used.filter(({ isOpen }) => isOpen).flatMap(({ exposure }) => seenIn(exposure)),
    ...matters.flatMap(({ judgement }) => judgement.possible),
    ...matters.filter((matter) => !isCertain(matter)).flatMap(({ judgement }) => judgement.certain),
  ])
  const isConfirmed = sure.length > 0
  const roles = isConfirmed
    ? sure.map(({ release }) => release.role)
    : [...matters.map(({ release }) => release.role), ...used.map(({ exposure }) => exposure.viewer.role)]
  const risks = [...looks.map(({ stretch }) => stretch.address), ...matters.map(({ address }) => address)]
  const affected = {
    subject,
    certainty: isConfirmed ? 'confirmed' : 'possible',
    categories: isConfirmed ? certain : could,
    // Of a category, the higher of what may have been seen and what certainly was is not the latter.
    further: isConfirmed
      ? could.filter((part) => !highest(question, [...certain, part]).every((each) => certain.includes(each)))
      : [],
    acts: acts.filter((act) => sure.some(({ release }) => release.act === act)),
    protectedAddress: risks.reduce(worseRisk),
    records: distinct([
      ...used.map(({ exposure }) => nameOf(exposure.record)),
      ...matters.map(({ release }) => nameOf(release)),
    ]),
    recipients: distinct(roles),
  }
  return {
    affected: used.length + matters.length > 0 ? affected : undefined,
    could: looks.map(({ exposure }): Sighting => {
      const { record, viewer, policy, categories } = exposure
      const names = categories.map(({ category }) => category)
      return {
        record: nameOf(record),
        role: viewer.role,
        policy: `${policy.name}@${policy.version}`,
        categories: names,
      }
    }),
    did: sure.map(({ release, judgement }): Sighting => {
      const names = judgement.certain.map((part) => part.split(' ')[0] ?? '')
      return {
        record: nameOf(release),
        role: release.role ?? 'unknown',
        policy: policyOf(question, release),
        categories: names,
      }
    }),
  }
}

/** Something of a subject that could be seen, or was. */
interface Sighting {
  readonly record: string | undefined
  readonly role: string
  readonly policy: string
  readonly categories: readonly string[]
}

/** Persons by who could see what of them; each counts once in each. */
function tallied(persons: readonly (readonly Sighting[])[]) {
  const seen = persons.filter((sightings) => sightings.length > 0)
  const by = (names: (one: Sighting) => readonly string[]) =>
    Object.fromEntries(
      distinct(seen.flat().flatMap(names)).map((name) => [
        name,
        seen.filter((sightings) => sightings.some((one) => names(one).includes(name))).length,
      ]),
    )
  const roles = distinct(seen.flat().map(({ role }) => role))
  return {
    persons: seen.length,
    records: sum(seen.map((sightings) => distinct(sightings.map(({ record }) => record)).length)),
    byPolicy: by(({ policy }) => [policy]),
    byCategory: by(({ categories }) => categories),
    byRecipient: Object.fromEntries(
      roles.map((role) => [
        role,
        {
          persons: by((one) => [one.role])[role],
          byCategory: by((one) => (one.role === role ? one.categories : [])),
        },
      ]),
    ),
  }
}

/** The organisations that got in touch with a subject of whom they could see something before, or did. */
function contactedBy(question: BreachQuestion, entries: readonly unknown[], matters: readonly Matter[]) {
  return distinct(
    entries.flatMap((entry) => {
      // biome-ignore lint/suspicious/noExplicitAny: an entry may have lost anything
      const { kind, viewer, sender, record, at, allowed } = (entry ?? {}) as any
      if (kind !== 'mail' && (kind !== 'contactRequest' || allowed === false)) return []
      const by = kind === 'mail' ? sender : viewer
      const isEarlier = (other: number | undefined) => other === undefined || typeof at !== 'number' || other <= at
      const could = question.stretches.some(
        ({ exposure, except }) =>
          exposure.subject === record?.subject &&
          isTo(exposure.viewer.organisation, except, by?.organisation) &&
          (by?.role ?? exposure.viewer.role) === exposure.viewer.role &&
          isEarlier(exposure.from),
      )
      const did = matters.some(
        ({ subject, release }) =>
          subject === record?.subject && release.organisation === by?.organisation && isEarlier(release.at),
      )
      return could || did ? [by?.organisation as string | undefined] : []
    }),
  )
}

function policyOf({ every, input }: BreachQuestion, { policy, at }: Release): string {
  const named = every.policies.find(({ hash }) => hash === policy)
  const found = named ?? (at === undefined ? undefined : input.timeline.at(at))
  return found === undefined ? 'unknown@unknown' : `${found.name}@${found.version}`
}

/** Of each category the highest level, in vocabulary order. */
function highest({ every, vocabulary }: BreachQuestion, parts: readonly string[]): readonly string[] {
  return every.categories.flatMap((category) => {
    const levels = levelsOf(vocabulary, category).filter((level) => parts.includes(`${category} ${level}`))
    return levels.length === 0 ? [] : [`${category} ${levels.at(-1)}`]
  })
}

const seenIn = ({ categories }: Exposure) => categories.map(({ category, seen }) => `${category} ${seen}`)
const subjectOf = ({ subject }: Matter) => subject ?? []
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function nameOf({ kind, id }: { readonly kind: string | undefined; readonly id: string | undefined }) {
  return kind === undefined || id === undefined ? undefined : `${kind} ${id}`
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))].sort()
}

function instantOf(entry: unknown): number | undefined {
  const { at } = (entry ?? {}) as { readonly at?: unknown }
  return typeof at === 'number' ? at : undefined
}
