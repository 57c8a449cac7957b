import { type Checkpoint, verify } from 'need-to-know/audit'
import { profiles } from 'need-to-know/recruitment'
import type { Progress } from './progress'
import { seeded } from './random'
import { honestDays, recruiter, taker, type Workday } from './uwv-actors'
import { type Control, UwvDesk } from './uwv-desk'
import { type UwvPerson, uwvPersons } from './uwv-persons'

/** What one account asked for, and what it got. Counts are CVs, each of another person. */
export interface Taking {
  readonly asked: number
  readonly released: number
  /** The first request, counted from 1, at which somebody was told; null when nobody ever was. */
  readonly alarmIndex: number | null
  /** The first request that got nothing. */
  readonly stoppedIndex: number | null
  /** The request by which it was clear that this is for no vacancy, and the account was blocked (UWV-25). */
  readonly blockedIndex: number | null
}

/** When, and how, CVs were asked for. */
export interface Raid {
  readonly from: number
  readonly to: number
  readonly cvs: number
  readonly act: 'view' | 'download'
  readonly assurance: 'low' | 'substantial'
}

/** 2019: with a password, over two weeks (FACT-UWV-3). The year is known, the days are chosen (UWV-29). */
export const raid2019: Raid = {
  from: Date.parse('2019-04-15T00:00:00+02:00'),
  to: Date.parse('2019-04-29T00:00:00+02:00'),
  cvs: 117_000,
  act: 'download',
  assurance: 'low',
}

/** Saturday 4 May 2024: with eHerkenning, in one day (UWV-04, FACT-UWV-1). */
export const raid2024: Raid = {
  from: Date.parse('2024-05-04T00:05:00+02:00'),
  to: Date.parse('2024-05-04T23:50:00+02:00'),
  cvs: 150_000,
  act: 'view',
  assurance: 'substantial',
}

export const account = `${taker.id}/1`

/** The rules at the desk: a password before the measures of 2019, eHerkenning after them. */
export function deskFor(raid: Raid, control: Control): UwvDesk {
  return new UwvDesk(raid.assurance === 'low' ? profiles.werknl.redesign : profiles.werknl.eherkenning, control)
}

/** One account takes one CV after the other. */
export async function take(desk: UwvDesk, raid: Raid, seed: number, progress?: Progress): Promise<Taking> {
  const { from, to, cvs, act, assurance } = raid
  const first: Partial<Record<'alarm' | 'stop' | 'block', number>> = {}
  let [asked, released] = [0, 0]
  for (const person of uwvPersons(cvs, seed)) {
    const at = Math.floor(from + ((to - from) * asked) / cvs)
    const vacancy = asked % taker.positions.length
    const { view, alerts, refusal } = await desk.ask({ person, employer: taker, account, assurance, act, vacancy, at })
    asked++
    if (view !== null) released++
    if (alerts.length > 0) first.alarm ??= asked
    if (view === null) first.stop ??= asked
    if (refusal === 'wrong-purpose') first.block ??= asked
    if (asked % 500 === 0) progress?.(asked, cvs)
  }
  const { alarm = null, stop = null, block = null } = first
  return { asked, released, alarmIndex: alarm, stoppedIndex: stop, blockedIndex: block }
}

/** What became of people who did their work, with the same allowance in force. */
export interface HonestDay {
  readonly accounts: number
  readonly requests: number
  readonly released: number
  /** Requests that got nothing. */
  readonly blocked: number
  /** Accounts of which somebody was told. */
  readonly watched: number
}

const opens = Date.parse('2024-05-03T08:00:00+02:00')
const closes = Date.parse('2024-05-03T18:00:00+02:00')

/** A long day at the recruiter with forty vacancies and at the agency of 200 (UWV-27): all of them at once, over the same
 * gate.
 */
export async function honestDay(desk: UwvDesk, seed: number, progress?: Progress): Promise<HonestDay> {
  const persons = [...uwvPersons(20_000, seed)]
  const requests = honestDays.flatMap((day, i) => requestsOf(day, persons, seed + i)).sort((a, b) => a.at - b.at)
  const watched = new Set<string>()
  let [done, released] = [0, 0]
  for (const asking of requests) {
    const { view, alerts } = await desk.ask(asking)
    if (view !== null) released++
    if (alerts.length > 0) watched.add(asking.account)
    if (++done % 500 === 0) progress?.(done, requests.length)
  }
  return {
    accounts: honestDays.length,
    requests: requests.length,
    released,
    blocked: requests.length - released,
    watched: watched.size,
  }
}

/** A recruiter who opens CVs on the day of the raid; returns how many requests that were. */
export async function othersOn(desk: UwvDesk, persons: readonly UwvPerson[], seed: number): Promise<number> {
  const day = {
    employer: recruiter,
    account: `${recruiter.id}/1`,
    list: 60,
    view: 60,
    download: 5,
    vacancies: [0, 1, 2],
  }
  const requests = requestsOf(day, persons, seed)
  for (const asking of requests) await desk.ask({ ...asking, at: raid2024.from - 1 })
  return requests.length
}

/** For each vacancy a list; the best of it are opened, and the best of these taken along. */
function requestsOf(day: Workday, persons: readonly UwvPerson[], seed: number) {
  const random = seeded(seed)
  const { employer, account, vacancies, list } = day
  return Array.from({ length: list }, (_, i) => {
    const person = persons[random.below(persons.length)]
    if (person === undefined) throw new RangeError('there is nobody to look for')
    const vacancy = vacancies[i % vacancies.length] ?? 0
    const at = Math.floor(opens + ((closes - opens) * (i + random.next())) / list)
    const acts = [
      'list' as const,
      ...(i < day.view ? ['view' as const] : []),
      ...(i < day.download ? ['download' as const] : []),
    ]
    return acts.map((act) => ({ person, employer, account, assurance: 'substantial' as const, act, vacancy, at }))
  }).flat()
}

/** Whether a log is whole: every entry, from the first to the one that the checkpoint kept elsewhere knows of. */
export function isWhole(entries: Iterable<unknown>, checkpoint: Checkpoint): boolean {
  return verify(entries, { checkpoints: [checkpoint] }).ok
}
