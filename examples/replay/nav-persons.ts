import { dateSpan, localMidnight } from 'need-to-know'
import { type Random, seeded } from './random'

/** The window of the incident, right-open: from the launch, which is known to the month (NAV-32), to the closing. */
export const launch = dateSpan('2019-02', 'Europe/Oslo').from
export const closing = localMidnight('2021-02-17', 'Europe/Oslo')

/** How many persons of each kind the replay makes. */
export interface NavSizes {
  /** Registered as job seekers and under follow-up at the closing (NAV-22). */
  readonly followedUp: number
  /** Registered at some time since the launch, and no more at the closing (NAV-30, NAV-31). */
  readonly ended: number
  /** Never registered; chose themselves to share (NAV-23, NAV-24). */
  readonly sharers: number
  /** Registered with a graded address: beside the others, since none of them was affected (FACT-NAV-6). */
  readonly graded: number
  /** Registered before the launch only: not in the window, and in none of NAV's numbers. */
  readonly endedBefore: number
  /** Not registered, with a CV in the base and no choice made; of such persons the source says nothing. */
  readonly undecided: number
}

/** As the source has them: 200,000 of the 400,000 under follow-up, and 30,000 sharers. */
export const sourceSizes: NavSizes = {
  followedUp: 200_000,
  ended: 200_000,
  sharers: 30_000,
  graded: 1000,
  endedBefore: 1000,
  undecided: 0,
}

/** One person as plain data, from which its history is written. Instants in milliseconds since 1970-01-01T00:00Z. */
export interface NavPerson {
  readonly id: string
  readonly group: keyof NavSizes
  /** When the CV came into the base: at the registration, or when a sharer wrote it. */
  readonly joinedAt: number
  /** When follow-up began; undefined for those who never had any. */
  readonly followedUpAt: number | undefined
  /** When registration and follow-up ended, and the CV left the base; undefined when that had not happened by the closing. */
  readonly endedAt: number | undefined
  /** How the CV left the base. */
  readonly deletedCv: boolean
  /** What a person under follow-up consented to while that lasted: made to, or of its own accord. */
  readonly consented: { readonly kind: 'madeTo' | 'ofOwnAccord'; readonly at: number } | undefined
  /** What happens to it after the closing. */
  readonly later: Later
}

/** After the closing: a counsellor shares the CV with one company, by agreement or without; a sharer takes the CV offline,
 * or comes under follow-up, which may end again, upon which the sharer may choose anew.
 */
export type Later =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'shared' | 'sharedWithoutAgreement'; readonly at: number; readonly organisation: string }
  | { readonly kind: 'wentOffline'; readonly at: number }
  | {
      readonly kind: 'followedUpLater'
      readonly at: number
      readonly endsAt: number | undefined
      readonly choosesAt: number | undefined
    }

const day = 86_400_000
const groups = ['followedUp', 'ended', 'sharers', 'graded', 'endedBefore', 'undecided'] as const

/** The companies that a counsellor shares with; all are registered. */
export const companies = ['company-1', 'company-2', 'company-3', 'company-4'] as const

/** How many of a group have something happen to them after the closing. */
const shared = 400
const sharedWithoutAgreement = 100
const followedUpLater = 300
const wentOffline = 100

/** The persons of the replay, one after the other; the same from the same seed. Invented people. */
export function* navPersons(sizes: NavSizes, seed: number): Generator<NavPerson> {
  const random = seeded(seed)
  for (const group of groups) {
    for (let number = 1; number <= sizes[group]; number++) yield makePerson(group, number, random)
  }
}

function makePerson(group: keyof NavSizes, number: number, random: Random): NavPerson {
  const joinedAt = joins(group, random)
  const endedAt = ends(group, joinedAt, random)
  const isRegistered = group !== 'sharers' && group !== 'undecided'
  // Most are under follow-up from the day on which they register; of those whose case ended, some never were.
  const isFollowedUp = isRegistered && !(group === 'ended' && random.chance(0.2))
  const begins = random.chance(0.75) ? joinedAt : between(joinedAt, endedAt ?? closing, random)
  return {
    id: `${group}-${number}`,
    group,
    joinedAt,
    followedUpAt: isFollowedUp ? begins : undefined,
    endedAt,
    deletedCv: random.chance(0.5),
    later: afterwards(group, number, random),
    consented: isFollowedUp ? consents(Math.max(begins, launch), endedAt ?? closing, random) : undefined,
  }
}

/** Of those under follow-up, most were never asked. */
function consents(from: number, to: number, random: Random): NavPerson['consented'] {
  const drawn = random.next()
  if (drawn >= 0.1 || from >= to) return undefined
  return { kind: drawn < 0.05 ? 'madeTo' : 'ofOwnAccord', at: between(from, to, random) }
}

function joins(group: keyof NavSizes, random: Random): number {
  if (group === 'endedBefore') return between(launch - 300 * day, launch - 30 * day, random)
  // Some were job seekers already when the service was launched.
  const wasThere = (group === 'followedUp' || group === 'ended') && random.chance(0.1)
  return wasThere ? between(launch - 200 * day, launch, random) : between(launch, closing - 60 * day, random)
}

function ends(group: keyof NavSizes, joinedAt: number, random: Random): number | undefined {
  if (group === 'endedBefore') return between(joinedAt, launch, random)
  return group === 'ended' ? between(Math.max(joinedAt, launch), closing, random) : undefined
}

function afterwards(group: keyof NavSizes, number: number, random: Random): Later {
  const at = closing + (1 + random.below(60)) * day
  if (group === 'followedUp' && number <= shared) return { kind: 'shared', at, organisation: random.pick(companies) }
  if (group === 'followedUp' && number <= shared + sharedWithoutAgreement) {
    return { kind: 'sharedWithoutAgreement', at, organisation: random.pick(companies) }
  }
  if (group !== 'sharers' || number > followedUpLater + wentOffline) return { kind: 'nothing' }
  if (number > followedUpLater) return { kind: 'wentOffline', at }
  const endsAt = number % 2 === 0 ? at + 40 * day : undefined
  const choosesAt = endsAt !== undefined && number % 6 === 0 ? endsAt + 10 * day : undefined
  return { kind: 'followedUpLater', at, endsAt, choosesAt }
}

/** A whole instant with `from < instant < to`. */
function between(from: number, to: number, random: Random): number {
  return from + 1 + random.below(to - from - 1)
}
