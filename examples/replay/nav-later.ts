import type { History } from 'need-to-know/history'
import { agency } from './nav-history'
import type { Look, NavGuards } from './nav-looks'
import { companies, type Later, type NavPerson } from './nav-persons'
import type { Situated } from './situations'

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
  /** Sharers who took their CV offline: the consent stands. */
  readonly wentOffline: {
    readonly persons: number
    readonly seenJustBefore: number
    readonly seenOffline: number
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
  readonly #offline = { persons: 0, seenJustBefore: 0, seenOffline: 0 }
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

  /** So many in the same situation as this one. */
  look(history: History, { one, count }: Situated<NavPerson>): void {
    const { later } = one
    if (later.kind === 'shared') this.#lookAtShare(history, { one, count }, later)
    if (later.kind === 'sharedWithoutAgreement') this.#lookAtAttempt(history, { one, count }, later)
    if (later.kind === 'wentOffline') this.#lookAtOffline(history, { one, count }, later)
    if (later.kind === 'followedUpLater') this.#lookAtFollowUp(history, { one, count }, later)
  }

  get counts(): NavLater {
    return {
      shared: this.#shared,
      sharedWithoutAgreement: { ...this.#unagreed, alarms: Object.fromEntries(this.#alarms) },
      wentOffline: this.#offline,
      followedUpLater: this.#followedUp,
    }
  }

  #isSeen(history: History, person: NavPerson, look: Look): boolean {
    return this.guards.look(history, person, look).isVisible
  }

  #lookAtShare(history: History, { one, count }: Situated<NavPerson>, { at, organisation }: Share): void {
    const counts = this.#shared
    counts.persons += count
    const named: Look = { role: 'employer', organisation, at }
    if (this.#isSeen(history, one, { ...named, at: at - 1 })) counts.seenBeforeTheShare += count
    if (this.#isSeen(history, one, named)) counts.seenByTheCompanyNamed += count
    if (others(named).some((other) => this.#isSeen(history, one, other))) counts.seenByAnybodyElse += count
  }

  #lookAtAttempt(history: History, { one, count }: Situated<NavPerson>, { at, organisation }: Share): void {
    const counts = this.#unagreed
    counts.persons += count
    const named: Look = { role: 'employer', organisation, at }
    if ([named, ...others(named)].some((look) => this.#isSeen(history, one, look))) counts.seen += count
    const since = history.attempts.filter(({ event }) => event.at >= at)
    for (const { alarm } of since) this.#alarms.set(alarm, (this.#alarms.get(alarm) ?? 0) + count)
  }

  #lookAtOffline(history: History, { one, count }: Situated<NavPerson>, { at }: { readonly at: number }): void {
    const counts = this.#offline
    counts.persons += count
    if (this.#isSeen(history, one, { ...anyCompany, at: at - 1 })) counts.seenJustBefore += count
    if (this.#isSeen(history, one, { ...anyCompany, at })) counts.seenOffline += count
  }

  #lookAtFollowUp(history: History, { one, count }: Situated<NavPerson>, { at, endsAt, choosesAt }: FollowedUpLater) {
    const counts = this.#followedUp
    const isSeen = (instant: number) => this.#isSeen(history, one, { ...anyCompany, at: instant })
    counts.persons += count
    if (isSeen(at - 1)) counts.seenJustBefore += count
    if (isSeen(at)) counts.seenUnderFollowUp += count
    if (endsAt === undefined) return
    counts.followUpEnded += count
    if (isSeen(endsAt)) counts.seenAfterItsEnd += count
    if (choosesAt === undefined) return
    counts.choseAnew += count
    if (isSeen(choosesAt)) counts.seenAfterTheChoice += count
  }
}

const anyCompany = { role: 'employer', organisation: companies[0] } as const

type Share = { readonly at: number; readonly organisation: string }
type FollowedUpLater = Extract<Later, { readonly kind: 'followedUpLater' }>

/** Everybody else who looks for staff at that instant. */
function others({ organisation, at }: Look): readonly Look[] {
  return [
    ...companies
      .filter((each) => each !== organisation)
      .map((each) => ({ role: 'employer', organisation: each, at }) as const),
    { role: 'agency', organisation: agency, at },
  ]
}

/** Every instant at which somebody looks. */
export function looksAt(later: Later): readonly number[] {
  if (later.kind === 'nothing') return []
  const { at } = later
  if (later.kind !== 'followedUpLater') return [at - 1, at]
  return [at - 1, at, later.endsAt, later.choosesAt].filter((instant) => instant !== undefined)
}
