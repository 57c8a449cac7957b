import { timeline } from 'need-to-know'
import {
  type AffectedSubject,
  type BreachScope,
  breachScope,
  type LogRecord,
  recordOf,
  type ScopeToTell,
} from 'need-to-know/audit'
import { atLeast, exact, type History, type Quantity, type Unit } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { situation } from './situations'
import { taker } from './uwv-actors'
import type { UwvDesk } from './uwv-desk'
import { personHappenings, personHistory } from './uwv-history'
import { type UwvPerson, uwvPersons } from './uwv-persons'
import { account, raid2024 } from './uwv-takings'

const hour = 3_600_000
const window = { from: raid2024.from - hour, to: raid2024.to + hour }
const { eherkenning } = profiles.werknl

/** Nothing of a CV is for whoever takes all of them: what was declared as recruitment was none (UWV-25). */
const forNobody = recruitment.vocabulary.definePolicy({ name: 'werknl.wrongPurpose', version: '1', rules: [] })

/** The CVs of the day, and whether the log was found whole. */
export interface Store {
  readonly cvs: number
  readonly besides: number
  readonly seed: number
  readonly verified: boolean
  /** Judges every person by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
}

/** Who was affected, in all parts of the store together. */
export interface UwvScope extends ScopeToTell {
  /** Persons whose CV an employer could see on that day. */
  readonly couldSee: number
  readonly narrowed: boolean
  /** The log ruled out somebody who could be seen. */
  readonly ruledOut: boolean
  readonly protectedAddresses: number
}

/** The scope for one, and for all in the same situation. Without their ids it is the scope of all that it names. */
interface Part {
  readonly scope: BreachScope
  readonly subjects?: readonly string[]
}

export function uwvScope(desk: UwvDesk, store: Store): UwvScope {
  const { cvs, besides, seed, eachAlone = false } = store
  const persons = uwvPersons(cvs + besides, seed)
  // Others did their work on that day. What does not say who looked may have been by this account.
  const records = desk.store.entries.map(recordOf).filter(isByTheTaker)
  const about = bySubject(records)
  // A release that does not say whom it was about is one for all: told in each part, it would be counted in each.
  const parts =
    eachAlone || about.has(undefined)
      ? [{ scope: scopeOf(desk.employers, persons, records, store.verified) }]
      : [...partsOf(desk.employers, persons, about, store.verified)]
  return {
    couldSee: total(parts, 'persons', ({ couldSee }) => couldSee.persons).count,
    affected: {
      persons: total(parts, 'persons', ({ affected }) => affected.persons),
      subjects: { [Symbol.iterator]: () => allOf(parts) },
    },
    records: total(parts, 'records', ({ records }) => records),
    didSee: { cases: total(parts, 'cases', ({ didSee }) => didSee.cases) },
    notJudged: total(parts, 'cases', ({ notJudged }) => notJudged),
    fromLog: parts.flatMap(({ scope }) => scope.fromLog),
    findings: parts.flatMap(({ scope }) => scope.findings),
    narrowed: parts.some(({ scope }) => scope.narrowed),
    ruledOut: parts.some(({ scope }) => scope.ruledOut),
    protectedAddresses: total(parts, 'persons', ({ protectedAddress }) => protectedAddress.known).count,
  }
}

/** What all parts come to: exact only if each of them is. */
function total<U extends Unit>(
  parts: readonly Part[],
  unit: U,
  figure: (scope: BreachScope) => Quantity<U>,
): Quantity<U> {
  const figures = parts.map(({ scope, subjects }) => ({ ...figure(scope), times: subjects?.length ?? 1 }))
  const count = figures.reduce((sum, { count, times }) => sum + count * times, 0)
  return figures.every(({ is }) => is === 'exact') ? exact(count, unit) : atLeast(count, unit)
}

function isByTheTaker(record: LogRecord): boolean {
  return record.kind === 'receipt' && (record.viewer.id ?? account) === account
}

/** Every person affected, each with what holds for all in its situation. */
function* allOf(parts: readonly Part[]): Generator<AffectedSubject> {
  for (const { scope, subjects } of parts) {
    for (const affected of scope.affected.subjects) {
      if (subjects === undefined) yield affected
      else for (const subject of subjects) yield { ...affected, subject }
    }
  }
}

/** Persons with like histories of whom the log says the same, one part for all of them. */
function* partsOf(
  employers: History,
  persons: Iterable<UwvPerson>,
  about: ReadonlyMap<string | undefined, readonly LogRecord[]>,
  verified: boolean,
): Generator<Part> {
  const groups = new Map<string, { readonly one: UwvPerson; readonly subjects: string[] }>()
  for (const person of persons) {
    const { subject, cv } = person
    const key = situation({
      happenings: personHappenings(person),
      names: [subject, cv],
      instants: [window.from, window.to],
      also: (about.get(subject) ?? []).map((record) => [contentOf(record), record.at]),
    })
    const group = groups.get(key) ?? { one: person, subjects: [] }
    group.subjects.push(subject)
    groups.set(key, group)
  }
  for (const { one, subjects } of groups.values()) {
    yield { scope: scopeOf(employers, [one], about.get(one.subject) ?? [], verified), subjects }
  }
}

function bySubject(records: readonly LogRecord[]): ReadonlyMap<string | undefined, readonly LogRecord[]> {
  const found = new Map<string | undefined, LogRecord[]>()
  for (const record of records) {
    const subject = 'record' in record ? record.record.subject : undefined
    const own = found.get(subject)
    if (own === undefined) found.set(subject, [record])
    else own.push(record)
  }
  return found
}

/** What a record says, but for of whom and when. */
function contentOf(record: LogRecord): string {
  return JSON.stringify({ ...record, record: undefined, at: undefined })
}

function scopeOf(
  employers: History,
  persons: Iterable<UwvPerson>,
  entries: readonly LogRecord[],
  verified: boolean,
): BreachScope {
  const facts = { 'organisation.activeVacancy': true } as const
  return breachScope({
    timeline: timeline([{ from: 0, value: eherkenning }]),
    histories: historiesOf(employers, persons),
    window,
    against: forNobody,
    viewers: [{ role: taker.as, assurance: 'substantial', purpose: 'recruitment', facts }],
    log: { entries, complete: verified ? [{ kinds: ['cv'], ...window }] : [] },
  })
}

function* historiesOf(employers: History, persons: Iterable<UwvPerson>): Generator<History> {
  for (const person of persons) yield personHistory(employers, person)
}
