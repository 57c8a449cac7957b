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
import { navHistory } from './nav-history'
import { compareJobAds, type JobAds } from './nav-job-ads'
import { LaterLooks, type NavLater } from './nav-later'
import { type Look, NavGuards } from './nav-looks'
import { closing, companies, launch, type NavPerson, type NavSizes, navPersons, sourceSizes } from './nav-persons'
import type { Progress } from './progress'

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
  /** Persons with a graded address, who stay closed throughout (FACT-NAV-6). */
  readonly graded: { readonly persons: number; readonly visible: number; readonly affected: number }
  readonly later: NavLater
  readonly jobAds: JobAds
  /** The numbers as the source gives them, in words. */
  readonly source: { readonly registered: string; readonly underFollowUp: string; readonly voluntary: string }
  readonly seconds: number
}

export interface NavOptions {
  readonly sizes?: Partial<NavSizes>
  readonly seed?: number
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
  const { seed = 2021, progress } = options
  const sizes = { ...sourceSizes, ...options.sizes }
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  const started = performance.now()
  const guards = new NavGuards()
  const tally = new NavTally(guards)
  let done = 0

  function* histories(): Generator<History> {
    for (const person of navPersons(sizes, seed)) {
      const history = navHistory(person)
      tally.look(history, person)
      yield history
      if (++done % 2000 === 0 || done === all) progress?.(done, all)
    }
  }

  const counted = countExposures(tally.affecting(navExposures(histories())))
  return {
    id: 'nav',
    ...tally.counts,
    affected: counted.persons.count,
    affectedIntervals: counted.intervals.count,
    jobAds: compareJobAds(guards),
    source,
    seconds: Math.round(performance.now() - started) / 1000,
  }
}

/** What employers could see from the launch to the closing, though the new assessment would not have let them (NAV-14). */
export function navExposures(histories: Iterable<History>): Generator<Exposure> {
  return exposures(profiles.nav.timeline, histories, {
    against: profiles.nav.february2021,
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

/** Counts persons as they come by; holds one of them at a time. */
class NavTally {
  readonly #later: LaterLooks
  readonly #counts = {
    registered: 0,
    visibleBefore: 0,
    visibleAfter: 0,
    voluntaryVisibleBefore: 0,
    voluntaryVisibleAfter: 0,
    affectedUnderFollowUp: 0,
  }
  readonly #base = { cvs: 0, closed: 0 }
  readonly #graded = { persons: 0, visible: 0, affected: 0 }
  readonly #onlyFields = { persons: 0, categories: new Set<string>() }
  #isUnderFollowUp = false
  #isGraded = false
  #lastAffected: string | undefined
  #lastWithFields: string | undefined

  constructor(readonly guards: NavGuards) {
    this.#later = new LaterLooks(guards)
  }

  get counts() {
    const { persons, categories } = this.#onlyFields
    return {
      ...this.#counts,
      onlyFieldsExposed: { persons, categories: [...categories].sort() },
      base: this.#base,
      graded: this.#graded,
      later: this.#later.counts,
    }
  }

  /** Looks at a person just before the closing, at it, and where something happens, later. */
  look(history: History, person: NavPerson): void {
    const { isVisible: wasVisible, known } = this.guards.look(history, person, before)
    // Both policies close what the old one closed: of most whose case had ended there is nothing to look at any more.
    const isVisible = wasVisible && this.guards.look(history, person, after).isVisible
    this.#isGraded = known['address.graded'] === true
    this.#isUnderFollowUp = !this.#isGraded && known['subject.followUp'] === true
    const isVoluntary = known['subject.followUp'] === false && known['consent.sharing'] === true
    this.#count(wasVisible, isVisible, isVoluntary)
    if (this.#isGraded) this.#countGraded(wasVisible || isVisible)
    else if (wasRegistered(history)) this.#counts.registered++
    this.#later.look(history, person)
  }

  /** Passes on the exposures of a CV as such, and counts apart those of single fields of a CV that could be seen anyway.
   *
   * Each belongs to the person that was looked at last: exposures come as the histories do.
   */
  *affecting(all: Iterable<Exposure>): Generator<Exposure> {
    for (const exposure of all) {
      const { subject, categories } = exposure
      if (categories.some(({ category }) => category === 'existence')) {
        if (this.#lastAffected !== subject) this.#countAffected()
        this.#lastAffected = subject
        yield exposure
      } else {
        if (this.#lastWithFields !== subject) this.#onlyFields.persons++
        this.#lastWithFields = subject
        for (const { category } of categories) this.#onlyFields.categories.add(category)
      }
    }
  }

  #countAffected(): void {
    if (this.#isUnderFollowUp) this.#counts.affectedUnderFollowUp++
    if (this.#isGraded) this.#graded.affected++
  }

  #count(wasVisible: boolean, isVisible: boolean, isVoluntary: boolean): void {
    const counts = this.#counts
    if (this.#isUnderFollowUp && wasVisible) counts.visibleBefore++
    if (this.#isUnderFollowUp && isVisible) counts.visibleAfter++
    if (isVoluntary && wasVisible) counts.voluntaryVisibleBefore++
    if (isVoluntary && isVisible) counts.voluntaryVisibleAfter++
    if (wasVisible) this.#base.cvs++
    if (wasVisible && !isVisible) this.#base.closed++
  }

  #countGraded(isVisible: boolean): void {
    this.#graded.persons++
    if (isVisible) this.#graded.visible++
  }
}

/** Whether a history holds a registration that overlaps the window (NAV-30). */
function wasRegistered({ events }: History): boolean {
  const began = events.find(({ kind, at }) => kind === 'registered' && at < closing)
  const ended = events.find(({ kind }) => kind === 'registrationEnded')
  return began !== undefined && (ended === undefined || ended.at > launch)
}
