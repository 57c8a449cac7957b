import { monitor, recordOf } from 'need-to-know/audit'
import { type Progress, secondsSince } from './progress'
import { customers } from './uwv-actors'
import { breachOf, type UwvBreach } from './uwv-breach'
import { allowance } from './uwv-desk'
import { uwvPersons } from './uwv-persons'
import {
  deskFor,
  type HonestDay,
  honestDay,
  isWhole,
  othersOn,
  raid2019,
  raid2024,
  type Taking,
  take,
} from './uwv-takings'

/** RP-3: one account that takes every CV it asks for, with nothing that counts, with something that watches, and with
 * something that stops.
 */
export interface UwvReplay {
  readonly id: 'uwv'
  /** CVs that got out: 2019 without a monitor, 2024 with one, and 2024 with the allowance enforced (UWV-34). */
  readonly released: Readonly<Record<'none' | 'monitor' | 'enforce', number>>
  /** The request, counted from 1, at which somebody was told (UWV-33). Null: nobody was. */
  readonly alarmIndex: Readonly<Record<'none' | 'monitor' | 'enforce', number | null>>
  /** Of 2019: the request at which a monitor would have told somebody, by its log. */
  readonly alarmAfterwards: number | null
  /** The first request that got nothing, and the one at which the account was blocked. Null: none did. */
  readonly stoppedIndex: Readonly<Record<'none' | 'monitor' | 'enforce', number | null>>
  readonly blockedIndex: Readonly<Record<'none' | 'monitor' | 'enforce', number | null>>
  /** Requests of people who did their work that got nothing (UWV-27). */
  readonly honestBlocked: number
  readonly honest: HonestDay
  readonly letters: number
  /** CVs that others opened on the day of 2024: nobody is told of that. */
  readonly others: number
  readonly breach: UwvBreach
  /** Every log is whole, from its first entry to its last. */
  readonly verified: boolean
  readonly seconds: number
}

export interface UwvOptions {
  readonly seed?: number
  /** Of each raid this many CVs; of the whole raids when absent. */
  readonly cvs?: number
  /** CVs in the store of 2024 that the account never asked for. */
  readonly besides?: number
  /** Of each customer who does honest work so many accounts; all of them when absent. */
  readonly accounts?: number
  /** Judges every person whose CV was taken by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
  readonly progress?: Progress
}

export interface Unwatched {
  readonly taking: Taking
  readonly alarmAfterwards: number | null
  readonly verified: boolean
  readonly seconds: number
}

/** 2019: nothing counts. */
export async function replayUnwatched({
  seed = 2019,
  cvs = raid2019.cvs,
  progress,
}: UwvOptions = {}): Promise<Unwatched> {
  const started = performance.now()
  const desk = deskFor(raid2019, 'none')
  const taking = await take(desk, { ...raid2019, cvs }, seed, progress)
  const { alarms } = monitor(allowance, desk.store.entries.map(recordOf), (id, at) => desk.vacanciesOf(id, at))
  const [first] = alarms
  const alarmAfterwards = first === undefined ? null : first.index + 1
  return {
    taking,
    alarmAfterwards,
    verified: isWhole(desk.store.entries, desk.checkpoint()),
    seconds: secondsSince(started),
  }
}

export interface Monitored {
  readonly taking: Taking
  /** CVs that others opened on the same day, for their work. */
  readonly others: number
  readonly breach: UwvBreach
  readonly verified: boolean
  readonly seconds: number
}

/** 2024 as it was: somebody is told, and nothing is stopped. */
export async function replayMonitored(options: UwvOptions = {}): Promise<Monitored> {
  const { seed = 2024, cvs = raid2024.cvs, besides = 10_000, eachAlone = false, progress } = options
  const started = performance.now()
  const desk = deskFor(raid2024, 'monitor')
  // Some of those whose CV is taken, too, and some whose is not.
  const persons = [...uwvPersons(cvs + besides, seed)].slice(cvs - 50, cvs + 50)
  const others = await othersOn(desk, persons, seed)
  const taking = await take(desk, { ...raid2024, cvs }, seed, progress)
  const alarmed = desk.store.entries[others + (taking.alarmIndex ?? cvs) - 1]?.body.at ?? raid2024.to
  const verified = isWhole(desk.store.entries, desk.checkpoint())
  const breach = breachOf(desk, { cvs, besides, seed, alarmed, verified, eachAlone })
  return { taking, others, breach, verified, seconds: secondsSince(started) }
}

export interface Enforced {
  readonly taking: Taking
  readonly honest: HonestDay
  readonly verified: boolean
  readonly seconds: number
}

/** 2024 with the allowance enforced: on the day before, others do their work. */
export async function replayEnforced({
  seed = 2024,
  cvs = raid2024.cvs,
  accounts,
  progress,
}: UwvOptions = {}): Promise<Enforced> {
  const started = performance.now()
  const desk = deskFor(raid2024, 'enforce')
  const workplace = deskFor(raid2024, 'enforce', customers)
  const honest = await honestDay(workplace, { seed, accounts })
  const taking = await take(desk, { ...raid2024, cvs }, seed, progress)
  const verified = [desk, workplace].every((each) => isWhole(each.store.entries, each.checkpoint()))
  return { taking, honest, verified, seconds: secondsSince(started) }
}

/** The three as one. */
export function uwvReplay([unwatched, monitored, enforced]: readonly [Unwatched, Monitored, Enforced]): UwvReplay {
  const eachOf = <T>(part: (taking: Taking) => T) => ({
    none: part(unwatched.taking),
    monitor: part(monitored.taking),
    enforce: part(enforced.taking),
  })
  const { honest } = enforced
  return {
    id: 'uwv',
    released: eachOf(({ released }) => released),
    alarmIndex: eachOf(({ alarmIndex }) => alarmIndex),
    alarmAfterwards: unwatched.alarmAfterwards,
    stoppedIndex: eachOf(({ stoppedIndex }) => stoppedIndex),
    blockedIndex: eachOf(({ blockedIndex }) => blockedIndex),
    honestBlocked: honest.blocked,
    honest,
    letters: monitored.breach.letters,
    others: monitored.others,
    breach: monitored.breach,
    verified: unwatched.verified && monitored.verified && enforced.verified,
    seconds: Math.max(unwatched.seconds, monitored.seconds, enforced.seconds),
  }
}
