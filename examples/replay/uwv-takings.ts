import { type Checkpoint, verify } from 'need-to-know/audit'
import { profiles } from 'need-to-know/recruitment'
import type { Progress } from './progress'
import { seeded } from './random'
import {
  type Customer,
  customers,
  honestDays,
  listLength,
  opened,
  recruiter,
  takenAlong,
  taker,
  type Workday,
} from './uwv-actors'
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
export function deskFor(raid: Raid, control: Control, others: readonly Customer[] = [recruiter]): UwvDesk {
  const policy = raid.assurance === 'low' ? profiles.werknl.redesign : profiles.werknl.eherkenning
  return new UwvDesk(policy, control, others)
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

/** What became of people who did their work, each under the allowance that it asked for. */
export interface HonestDay {
  readonly accounts: number
  readonly requests: number
  readonly released: number
  /** Requests that got nothing. */
  readonly blocked: number
  /** Accounts of which somebody was told. */
  readonly watched: number
  /** What each customer used, in the order of `customers`. */
  readonly used: readonly CustomerUse[]
}

/** Persons, those whose CV shows who they are twice. */
export interface CustomerUse {
  readonly customer: string
  /** The account that used most. */
  readonly account: number
  readonly organisation: number
}

const opens = Date.parse('2024-05-03T08:00:00+02:00')
const closes = Date.parse('2024-05-03T18:00:00+02:00')

/** A long day at every customer (UWV-27): all of them at once, over the same log. */
export async function honestDay(
  desk: UwvDesk,
  { seed, accounts }: { readonly seed: number; readonly accounts?: number | undefined },
  progress?: Progress,
): Promise<HonestDay> {
  const days = honestDays(accounts)
  const persons = [...uwvPersons(20_000, seed)]
  const requests = days.flatMap((day, i) => requestsOf(day, persons, seed + i)).sort((a, b) => a.at - b.at)
  const watched = new Set<string>()
  let [done, released] = [0, 0]
  for (const asking of requests) {
    const { view, alerts } = await desk.ask(asking)
    if (view !== null) released++
    if (alerts.length > 0) watched.add(asking.account)
    if (++done % 500 === 0) progress?.(done, requests.length)
  }
  return {
    accounts: days.length,
    requests: requests.length,
    released,
    blocked: requests.length - released,
    watched: watched.size,
    used: customers.map((customer) => useOf(customer, requests)),
  }
}

function useOf(
  { employer }: Customer,
  requests: readonly { employer: { id: string }; account: string; person: UwvPerson }[],
): CustomerUse {
  const ofAll = new Set<UwvPerson>()
  const ofEach = new Map<string, Set<UwvPerson>>()
  for (const {
    employer: { id },
    account,
    person,
  } of requests) {
    if (id !== employer.id) continue
    const own = ofEach.get(account) ?? new Set()
    ofEach.set(account, own.add(person))
    ofAll.add(person)
  }
  const account = Math.max(...[...ofEach.values()].map(weightOf))
  return { customer: employer.id, account, organisation: weightOf(ofAll) }
}

function weightOf(persons: ReadonlySet<UwvPerson>): number {
  return [...persons].reduce((sum, { form }) => sum + (form === 'personal' ? 2 : 1), 0)
}

/** A recruiter who works on the day of the raid; returns how many requests that were. */
export async function othersOn(desk: UwvDesk, persons: readonly UwvPerson[], seed: number): Promise<number> {
  const day = { employer: recruiter.employer, account: `${recruiter.employer.id}/1`, vacancies: [0, 1, 2] }
  const requests = requestsOf(day, persons, seed)
  for (const asking of requests) await desk.ask({ ...asking, at: raid2024.from - 1 })
  return requests.length
}

/** For each vacancy a list; the best of it are opened, and the best of these taken along. */
function requestsOf({ employer, account, vacancies }: Workday, persons: readonly UwvPerson[], seed: number) {
  const random = seeded(seed)
  const listed = vacancies.length * listLength
  return Array.from({ length: listed }, (_, i) => {
    const person = persons[random.below(persons.length)]
    if (person === undefined) throw new RangeError('there is nobody to look for')
    const vacancy = vacancies[Math.floor(i / listLength)] ?? 0
    const place = i % listLength
    const at = Math.floor(opens + ((closes - opens) * (i + random.next())) / listed)
    const acts = [
      'list' as const,
      ...(place < opened ? ['view' as const] : []),
      ...(place < takenAlong ? ['download' as const] : []),
    ]
    return acts.map((act) => ({ person, employer, account, assurance: 'substantial' as const, act, vacancy, at }))
  }).flat()
}

/** Whether a log is whole: every entry, from the first to the one that the checkpoint kept elsewhere knows of. */
export function isWhole(entries: Iterable<unknown>, checkpoint: Checkpoint): boolean {
  return verify(entries, { checkpoints: [checkpoint] }).ok
}
