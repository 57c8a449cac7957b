import type { PolicyComparison } from '../../history/policy-comparison'
import { type Act, acts } from '../../vocabulary'
import type { Contact } from '../access/contact'
import type { AffectedPerson } from './affected-person'
import { BreachFindings, policyName } from './breach-findings'
import type { ConcernedSubject, ExposureIndex, IndexedExposure, JudgedRelease } from './exposure-index'
import { type LevelLists, noLevelsSeen, type SeenLevels } from './level-lists'
import type { LoggedRelease } from './logged-release'
import { type Combination, type Count, PersonTally } from './person-tally'
import { isLawful } from './release-judge'
import type { SeenCount } from './seen-count'

/** Counts what was found out, subject by subject. */
export class ScopeSummary {
  readonly could = new SeenTally()
  readonly did = new SeenTally()
  readonly subjects: AffectedPerson[] = []
  /** The record kinds of which something was released. */
  readonly kinds = new Set<string>()
  records = 0
  protectedKnown = 0
  protectedPossibly = 0
  /** Releases that name their subject: certainly not lawful, and the others of which nothing shows that they were. */
  attributable = 0
  unattributable = 0
  ruledOut = false
  readonly #counted = new Map<LoggedRelease, boolean>()
  readonly #findings: BreachFindings
  readonly #organisations = new Set<string>()
  readonly #acts = new Map<string, readonly Act[]>()
  readonly #roles = new Map<string, readonly string[]>()

  constructor(
    readonly comparison: PolicyComparison,
    readonly lists: LevelLists,
    readonly index: ExposureIndex,
  ) {
    this.#findings = new BreachFindings(comparison.timeline)
    for (const concerned of index.subjects()) this.#add(concerned)
    for (const isCertain of this.#counted.values()) {
      if (isCertain) this.attributable++
      else this.unattributable++
    }
  }

  get findings() {
    return this.#findings.all
  }

  /** The organisations that saw something for certain, by id. */
  get organisations(): readonly string[] {
    return [...this.#organisations].sort()
  }

  /** TK-18: what was seen can be used as long as one likes. */
  contactedBy(contacts: ReadonlyMap<string, readonly Contact[]>): readonly string[] {
    const found = new Set<string>()
    for (const [subject, all] of contacts) {
      const concerned = this.index.subject(subject)
      if (concerned === undefined) continue
      for (const { by, at, allowed } of all) {
        if (by.organisation === undefined || !allowed) continue
        if (couldSee(concerned, by.organisation, by.role, at)) found.add(by.organisation)
      }
    }
    return [...found].sort()
  }

  #add(concerned: ConcernedSubject): void {
    const { exposures, releases } = concerned
    for (const { exposure } of exposures) this.#findings.add(exposure)
    for (const judged of releases) this.#note(judged)
    this.could.add(
      exposures.map(({ exposure }) => exposure.record),
      exposures.length,
      exposures.map(({ exposure: { viewer, policy, categories } }) => ({
        role: viewer.role,
        policy: policyName(policy),
        categories,
      })),
    )
    const sure = releases.filter(isCertain)
    this.did.add(
      sure.flatMap(({ release }) => recordOf(release)),
      exposures.filter(({ isSeen }) => isSeen).length,
      sure.map((judged) => this.#combination(judged)),
    )
    const affected = exposures.filter(({ isSeen, isOpen }) => isSeen || isOpen)
    if (affected.length > 0 || releases.length > 0) this.subjects.push(this.#person(concerned, affected))
    else if (exposures.length > 0) this.ruledOut = true
  }

  #note(judged: JudgedRelease): void {
    const { release, verdict } = judged
    // One release can be of one of several subjects: it is one use.
    this.#counted.set(release, (this.#counted.get(release) ?? false) || isCertain(judged))
    const { policy, role } = this.#combination(judged)
    const [name = '', version = ''] = policy.split('@')
    const kind = release.kind ?? 'unknown'
    for (const item of release.disclosed.items ?? []) if (item.record !== undefined) this.kinds.add(item.record)
    if (release.kind !== undefined) this.kinds.add(release.kind)
    const categories = this.lists.join(verdict.certain, verdict.possible)
    this.#findings.add({ policy: { name, version }, viewer: { role }, record: { kind }, categories })
    if (isCertain(judged) && release.organisation !== undefined) this.#organisations.add(release.organisation)
  }

  #combination({ release, verdict }: JudgedRelease): Combination {
    const { at, manner, role } = release
    const named = this.comparison.policies.find(({ hash }) => hash === manner.policy)
    const policy = named ?? (at === undefined ? undefined : this.comparison.timeline.at(at))
    return {
      role: role ?? 'unknown',
      policy: policy === undefined ? 'unknown@unknown' : policyName(policy),
      categories: verdict.certain,
    }
  }

  #person(concerned: ConcernedSubject, affected: readonly IndexedExposure[]): AffectedPerson {
    const { subject, releases, address = 'possibly' } = concerned
    const sure = releases.filter(isCertain)
    const seen = this.#joined(sure.map(({ verdict }) => verdict.certain))
    const could = this.#joined([
      ...affected.filter(({ isOpen }) => isOpen).map(({ exposure }) => this.lists.could(exposure.categories)),
      ...releases.map(({ verdict }) => verdict.possible),
      ...releases.filter((each) => !isCertain(each)).map(({ verdict }) => verdict.certain),
    ])
    const isConfirmed = seen.length > 0
    const records = distinctRecords([
      ...affected.map(({ exposure }) => exposure.record),
      ...releases.flatMap(({ release }) => recordOf(release)),
    ])
    this.records += records.length
    if (address === 'yes') this.protectedKnown++
    if (address === 'possibly') this.protectedPossibly++
    const roles = (isConfirmed ? sure : releases).flatMap(({ release }) => release.role ?? [])
    return Object.freeze<AffectedPerson>({
      subject,
      certainty: isConfirmed ? 'confirmed' : 'possible',
      categories: isConfirmed ? seen : could,
      further: isConfirmed ? this.lists.beyond(could, seen) : noLevelsSeen,
      acts: this.#actsOf(sure.flatMap(({ release }) => release.act ?? [])),
      protectedAddress: address,
      records,
      recipients: this.#rolesOf(isConfirmed ? roles : [...roles, ...affected.map(roleOf)]),
    })
  }

  #rolesOf(names: readonly string[]): readonly string[] {
    const roles = [...new Set(names)].sort()
    const known = this.#roles.get(roles.join()) ?? Object.freeze(roles)
    this.#roles.set(roles.join(), known)
    return known
  }

  /** The acts that were done, in their order. Each list is kept once. */
  #actsOf(named: readonly string[]): readonly Act[] {
    const found = acts.filter((act) => named.includes(act))
    const known = this.#acts.get(found.join()) ?? Object.freeze(found)
    this.#acts.set(found.join(), known)
    return known
  }

  #joined(all: readonly SeenLevels[]): SeenLevels {
    return all.reduce((a, b) => this.lists.join(a, b), noLevelsSeen)
  }
}

function isCertain({ verdict, isSure }: JudgedRelease): boolean {
  return isSure && !isLawful(verdict) && verdict.certain.length > 0
}

function roleOf({ exposure }: IndexedExposure): string {
  return exposure.viewer.role
}

function recordOf({ kind, id }: LoggedRelease): AffectedPerson['records'] {
  return kind === undefined || id === undefined ? [] : [{ kind, id }]
}

function distinctRecords(records: AffectedPerson['records']): AffectedPerson['records'] {
  return Object.freeze([...new Map(records.map((record) => [`${record.kind} ${record.id}`, record])).values()])
}

function couldSee(
  { exposures, releases }: ConcernedSubject,
  organisation: string,
  role: string | undefined,
  at: number | undefined,
): boolean {
  const isLater = (from: number | undefined) => at === undefined || from === undefined || at >= from
  return (
    exposures.some(
      (each) =>
        each.isTo(organisation) &&
        (role ?? each.exposure.viewer.role) === each.exposure.viewer.role &&
        isLater(each.exposure.from),
    ) || releases.some(({ release }) => release.organisation === organisation && isLater(release.at))
  )
}

/** Persons, records and stretches of time, of which something could be or was seen. */
class SeenTally {
  readonly #persons = new PersonTally()
  #records = 0
  #intervals = 0

  add(records: AffectedPerson['records'], intervals: number, combinations: readonly Combination[]): void {
    this.#intervals += intervals
    this.#records += distinctRecords(records).length
    this.#persons.add(combinations)
  }

  count(count: Count): SeenCount {
    return {
      ...this.#persons.count(count),
      records: count(this.#records, 'records'),
      intervals: count(this.#intervals, 'intervals'),
    }
  }
}
