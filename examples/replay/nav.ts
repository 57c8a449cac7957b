import {
  about,
  countExposures,
  describeQuantity,
  type Exposure,
  exposures,
  type History,
  justUnder,
} from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { blocked, navHappenings, navHistory } from './nav-history'
import { compareJobAds, type JobAds } from './nav-job-ads'
import { lookAtLacking, type NavLacking } from './nav-lacking'
import { LaterLooks, looksAt, type NavLater } from './nav-later'
import { type Look, NavGuards, type NavTimeline } from './nav-looks'
import { closing, companies, launch, type NavPerson, type NavSizes, navPersons, sourceSizes } from './nav-persons'
import { type Progress, secondsSince } from './progress'
import { oneByOne, type Situated, situated, situation } from './situations'

/** The CV base of arbeidsplassen.no on both sides of 17 February 2021. Counts are persons, unless they say otherwise; all
 * of them are counted from decisions and exposures over histories.
 */
export interface NavReplay {
  readonly id: 'nav'
  /** Registered as job seekers at some time from the launch to the closing, but for those with a graded address. */
  readonly registered: number
  /** Under follow-up, and to be seen by an employer: just before the closing, and at it. */
  readonly visibleBefore: number
  readonly visibleAfter: number
  /** Not under follow-up, by their own choice. */
  readonly voluntaryVisibleBefore: number
  readonly voluntaryVisibleAfter: number
  /** Whose CV could be seen under the old rules while the new assessment would not have let it, at any time in the window. */
  readonly affected: number
  /** Of these, under follow-up at the closing: a part of them, never added to them (NAV-31). */
  readonly affectedUnderFollowUp: number
  readonly affectedIntervals: number
  /** Who could be seen lawfully, though not all that was shown. */
  readonly onlyFieldsExposed: { readonly persons: number; readonly categories: readonly string[] }
  /** All that an employer could see just before the closing, and what of that it closed (NAV-33). */
  readonly base: { readonly cvs: number; readonly closed: number }
  /** Under follow-up at the closing, with a consent to share from that time: one that they were made to give (NAV-35), and
   * one of their own accord. Neither keeps the CV open: no choice is free where a benefit hangs on it (AMB-23).
   */
  readonly consented: { readonly madeTo: ConsentUnderFollowUp; readonly ofOwnAccord: ConsentUnderFollowUp }
  /** CVs that a blocked account could see just before the closing, and at it (NAV-38). */
  readonly seenByBlockedAccount: number
  /** Persons with a graded address, who stay closed throughout (FACT-NAV-6). */
  readonly graded: { readonly persons: number; readonly visible: number; readonly affected: number }
  readonly later: NavLater
  /** Persons beside those of the source, who lack one thing each: in none of the other figures. */
  readonly lacking: NavLacking
  readonly jobAds: JobAds
  /** The numbers as the source gives them, in words. */
  readonly source: { readonly registered: string; readonly underFollowUp: string; readonly voluntary: string }
  readonly seconds: number
}

export interface ConsentUnderFollowUp {
  readonly persons: number
  /** Whose consent stands at the closing. */
  readonly standing: number
  readonly visibleAfter: number
}

export interface NavOptions {
  readonly sizes?: Partial<NavSizes>
  readonly seed?: number
  /** Decides every person by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
  /** What was in force when. @defaultValue `profiles.nav.timeline` */
  readonly timeline?: NavTimeline
  readonly progress?: Progress
}

const registered = about(400_000, 'persons', { name: 'registered' })
const source = {
  registered: describeQuantity(registered),
  underFollowUp: describeQuantity(justUnder(200_000, 'persons', { partOf: 'registered' })),
  voluntary: describeQuantity(about(30_000, 'persons')),
}

/** RP-2: everybody who was registered with NAV since the launch, and those who chose to share, each with a history. */
export function replayNav(options: NavOptions = {}): NavReplay {
  const { seed = 2021, eachAlone = false, timeline = profiles.nav.timeline, progress } = options
  const sizes = { ...sourceSizes, ...options.sizes }
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  const started = performance.now()
  const guards = new NavGuards(timeline)
  const tally = new NavTally(guards)

  function* persons(): Generator<NavPerson> {
    let done = 0
    for (const person of navPersons(sizes, seed)) {
      yield person
      if (++done % 2000 === 0 || done === all) progress?.(done, all)
    }
  }

  const groups = eachAlone ? oneByOne(persons()) : situated(persons(), situationOf)
  const histories = groups.map(({ one }) => navHistory(one))
  const exposuresOf = bySubject(navExposures(histories, timeline))
  for (const [i, group] of groups.entries()) {
    const history = histories[i]
    if (history !== undefined) tally.look(group, history, exposuresOf.get(group.one.id) ?? [])
  }
  return {
    id: 'nav',
    ...tally.counts,
    lacking: lookAtLacking(guards, seed),
    jobAds: compareJobAds(guards),
    source,
    seconds: secondsSince(started),
  }
}

/** What a history turns on, and the looks at it. */
function situationOf(person: NavPerson): string {
  const { later, consented } = person
  return situation({
    happenings: navHappenings(person),
    names: [person.id],
    instants: [launch, closing - 1, closing, ...looksAt(later)],
    also: [later.kind, consented?.kind],
  })
}

/** What employers could see from the launch to the closing, though the new assessment would not have let them (NAV-14). */
export function navExposures(
  histories: Iterable<History>,
  timeline: NavTimeline = profiles.nav.timeline,
): Generator<Exposure> {
  return exposures(timeline, histories, {
    against: timeline.at(closing) ?? profiles.nav.february2021,
    viewers: [
      {
        role: 'employer',
        assurance: 'substantial',
        purpose: 'recruitment',
        facts: { 'organisation.registered': true, 'account.active': true },
      },
    ],
    window: { from: launch, to: closing },
  })
}

const [company] = companies
const before: Look = { role: 'employer', organisation: company, at: closing - 1 }
const after: Look = { ...before, at: closing }
const blockedLooks: readonly Look[] = [before, after].map((look) => ({ ...look, ...blocked }))

/** Counts persons by their groups. */
class NavTally {
  readonly #later: LaterLooks
  readonly #counts = {
    registered: 0,
    visibleBefore: 0,
    visibleAfter: 0,
    voluntaryVisibleBefore: 0,
    voluntaryVisibleAfter: 0,
    affected: 0,
    affectedUnderFollowUp: 0,
    affectedIntervals: 0,
  }
  readonly #base = { cvs: 0, closed: 0 }
  readonly #consented = {
    madeTo: { persons: 0, standing: 0, visibleAfter: 0 },
    ofOwnAccord: { persons: 0, standing: 0, visibleAfter: 0 },
  }
  #seenByBlockedAccount = 0
  readonly #graded = { persons: 0, visible: 0, affected: 0 }
  readonly #onlyFields = { persons: 0, categories: new Set<string>() }

  constructor(readonly guards: NavGuards) {
    this.#later = new LaterLooks(guards)
  }

  get counts() {
    const { persons, categories } = this.#onlyFields
    const { affected, affectedIntervals, ...visibility } = this.#counts
    return {
      ...visibility,
      onlyFieldsExposed: { persons, categories: [...categories].sort() },
      base: this.#base,
      consented: this.#consented,
      seenByBlockedAccount: this.#seenByBlockedAccount,
      graded: this.#graded,
      later: this.#later.counts,
      affected,
      affectedIntervals,
    }
  }

  /** Looks at one of a group just before the closing, at it, and where something happens, later; counts all of them. */
  look(group: Situated<NavPerson>, history: History, exposures: readonly Exposure[]): void {
    const { one, count } = group
    const { isVisible: wasVisible, known } = this.guards.look(history, one, before)
    // Both policies close what the old one closed: of most whose case had ended there is nothing to look at any more.
    const isVisible = wasVisible && this.guards.look(history, one, after).isVisible
    const isGraded = known['address.graded'] === true
    const isUnderFollowUp = !isGraded && known['subject.followUp'] === true
    const isVoluntary = known['subject.followUp'] === false && known['consent.sharing'] === true
    this.#count(count, { wasVisible, isVisible, isUnderFollowUp, isVoluntary })
    if (isGraded) this.#countGraded(count, wasVisible || isVisible)
    else if (wasRegistered(history)) this.#counts.registered += count
    this.#countExposures(count, exposures, { isGraded, isUnderFollowUp })
    if (isUnderFollowUp) this.#countConsents(group, known['consent.sharing'] === true, isVisible)
    if (blockedLooks.some((each) => this.guards.look(history, one, each).isVisible)) this.#seenByBlockedAccount += count
    this.#later.look(history, group)
  }

  #countConsents({ one, count }: Situated<NavPerson>, stands: boolean, isVisible: boolean): void {
    if (one.consented === undefined) return
    const counts = this.#consented[one.consented.kind]
    counts.persons += count
    if (stands) counts.standing += count
    if (isVisible) counts.visibleAfter += count
  }

  /** Exposures of a CV as such, and apart from them those of single fields of a CV that could be seen anyway. */
  #countExposures(count: number, exposures: readonly Exposure[], { isGraded, isUnderFollowUp }: Standing): void {
    const affecting = countExposures(exposures.filter(isOfTheWhole))
    const affected = count * affecting.persons.count
    this.#counts.affected += affected
    this.#counts.affectedIntervals += count * affecting.intervals.count
    if (isUnderFollowUp) this.#counts.affectedUnderFollowUp += affected
    if (isGraded) this.#graded.affected += affected
    const ofFields = exposures.filter((exposure) => !isOfTheWhole(exposure))
    this.#onlyFields.persons += count * countExposures(ofFields).persons.count
    for (const { category } of ofFields.flatMap(({ categories }) => categories))
      this.#onlyFields.categories.add(category)
  }

  #count(count: number, { wasVisible, isVisible, isUnderFollowUp, isVoluntary }: Visibility): void {
    const counts = this.#counts
    if (isUnderFollowUp && wasVisible) counts.visibleBefore += count
    if (isUnderFollowUp && isVisible) counts.visibleAfter += count
    if (isVoluntary && wasVisible) counts.voluntaryVisibleBefore += count
    if (isVoluntary && isVisible) counts.voluntaryVisibleAfter += count
    if (wasVisible) this.#base.cvs += count
    if (wasVisible && !isVisible) this.#base.closed += count
  }

  #countGraded(count: number, isVisible: boolean): void {
    this.#graded.persons += count
    if (isVisible) this.#graded.visible += count
  }
}

interface Standing {
  readonly isGraded: boolean
  readonly isUnderFollowUp: boolean
}

interface Visibility {
  readonly wasVisible: boolean
  readonly isVisible: boolean
  readonly isUnderFollowUp: boolean
  readonly isVoluntary: boolean
}

function bySubject(exposures: Iterable<Exposure>): ReadonlyMap<string, readonly Exposure[]> {
  const found = new Map<string, Exposure[]>()
  for (const exposure of exposures) {
    const own = found.get(exposure.subject)
    if (own === undefined) found.set(exposure.subject, [exposure])
    else own.push(exposure)
  }
  return found
}

function isOfTheWhole({ categories }: Exposure): boolean {
  return categories.some(({ category }) => category === 'existence')
}

/** Whether a history holds a registration that overlaps the window (NAV-30). */
function wasRegistered({ events }: History): boolean {
  const began = events.find(({ kind, at }) => kind === 'registered' && at < closing)
  const ended = events.find(({ kind }) => kind === 'registrationEnded')
  return began !== undefined && (ended === undefined || ended.at > launch)
}
