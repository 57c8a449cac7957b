import type { History } from 'need-to-know/history'
import { agency } from './nav-history'
import type { Look, NavGuards } from './nav-looks'
import { companies, type Later, type NavPerson } from './nav-persons'

/** What was seen after the closing of those to whom something happened then. Counts are persons. */
export interface NavLater {
  /** Shared by a counsellor with one company, by agreement with the subject. */
  readonly shared: {
    readonly persons: number
    readonly seenBeforeTheShare: number
    readonly seenByTheCompanyNamed: number
    readonly seenByAnybodyElse: number
  }
  /** The same act of a counsellor, without an agreement. */
  readonly sharedWithoutAgreement: {
    readonly persons: number
    readonly seen: number
    /** Alarm → attempts. */
    readonly alarms: Readonly<Record<string, number>>
  }
  /** Sharers who came under follow-up. */
  readonly followedUpLater: {
    readonly persons: number
    readonly seenJustBefore: number
    readonly seenUnderFollowUp: number
    readonly followUpEnded: number
    readonly seenAfterItsEnd: number
    readonly choseAnew: number
    readonly seenAfterTheChoice: number
  }
}

/** Looks at single persons after the closing, and counts. */
export class LaterLooks {
  readonly #shared = { persons: 0, seenBeforeTheShare: 0, seenByTheCompanyNamed: 0, seenByAnybodyElse: 0 }
  readonly #unagreed = { persons: 0, seen: 0 }
  readonly #alarms = new Map<string, number>()
  readonly #followedUp = {
    persons: 0,
    seenJustBefore: 0,
    seenUnderFollowUp: 0,
    followUpEnded: 0,
    seenAfterItsEnd: 0,
    choseAnew: 0,
    seenAfterTheChoice: 0,
  }

  constructor(readonly guards: NavGuards) {}

  look(history: History, person: NavPerson): void {
    const { later } = person
    if (later.kind === 'shared') this.#lookAtShare(history, person, later)
    if (later.kind === 'sharedWithoutAgreement') this.#lookAtAttempt(history, person, later)
    if (later.kind === 'followedUpLater') this.#lookAtFollowUp(history, person, later)
  }

  get counts(): NavLater {
    return {
      shared: this.#shared,
      sharedWithoutAgreement: { ...this.#unagreed, alarms: Object.fromEntries(this.#alarms) },
      followedUpLater: this.#followedUp,
    }
  }

  #isSeen(history: History, person: NavPerson, look: Look): boolean {
    return this.guards.look(history, person, look).isVisible
  }

  #lookAtShare(history: History, person: NavPerson, { at, organisation }: { at: number; organisation: string }): void {
    const counts = this.#shared
    counts.persons++
    const named: Look = { role: 'employer', organisation, at }
    if (this.#isSeen(history, person, { ...named, at: at - 1 })) counts.seenBeforeTheShare++
    if (this.#isSeen(history, person, named)) counts.seenByTheCompanyNamed++
    if (others(named).some((other) => this.#isSeen(history, person, other))) counts.seenByAnybodyElse++
  }

  #lookAtAttempt(history: History, person: NavPerson, { at, organisation }: { at: number; organisation: string }) {
    const counts = this.#unagreed
    counts.persons++
    const named: Look = { role: 'employer', organisation, at }
    if ([named, ...others(named)].some((look) => this.#isSeen(history, person, look))) counts.seen++
    for (const { alarm } of history.attempts) this.#alarms.set(alarm, (this.#alarms.get(alarm) ?? 0) + 1)
  }

  #lookAtFollowUp(history: History, person: NavPerson, later: Extract<Later, { readonly kind: 'followedUpLater' }>) {
    const counts = this.#followedUp
    const { at, endsAt, choosesAt } = later
    const isSeen = (instant: number) =>
      this.#isSeen(history, person, { role: 'employer', organisation: companies[0], at: instant })
    counts.persons++
    if (isSeen(at - 1)) counts.seenJustBefore++
    if (isSeen(at)) counts.seenUnderFollowUp++
    if (endsAt === undefined) return
    counts.followUpEnded++
    if (isSeen(endsAt)) counts.seenAfterItsEnd++
    if (choosesAt === undefined) return
    counts.choseAnew++
    if (isSeen(choosesAt)) counts.seenAfterTheChoice++
  }
}

/** Everybody else who looks for staff at that instant. */
function others({ organisation, at }: Look): readonly Look[] {
  return [
    ...companies
      .filter((each) => each !== organisation)
      .map((each) => ({ role: 'employer', organisation: each, at }) as const),
    { role: 'agency', organisation: agency, at },
  ]
}
