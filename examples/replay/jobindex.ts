import { compile, lawful, localMidnight, type Receipt, voidReasons } from 'need-to-know'
import { type BreachLog, type BreachScope, breachScope } from 'need-to-know/audit'
import { describeQuantity, type Exposure, exposures, facts, type History, under } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { type Case, type Dialogue, jobindexDialogues } from './jobindex-dialogues'
import { dialogueHappenings, dialogueHistory } from './jobindex-history'
import { goodLog, poorLog } from './jobindex-uses'
import type { Progress } from './progress'
import { oneByOne, situated, situation } from './situations'
import { denmark, pseudonymKey, type RecruitmentFacts, type RecruitmentPolicy, type RecruitmentRequest } from './words'

/** What an employer could see of the dialogues under each profile. Counts are dialogues, unless they say otherwise. */
export interface JobindexViews {
  /** Persons: one dialogue each (AMB-01). */
  readonly subjects: number
  readonly dialogues: number
  /** Profile → category → dialogues of which it was shown. */
  readonly exposed: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly protectedAddressExposed: Readonly<Record<string, number>>
  readonly seconds: number
}

export interface JobindexReplay extends JobindexViews {
  readonly id: 'jobindex'
  /** Whom it may have touched, by the log there was: it names no dialogue (JI-12). */
  readonly breach: JobindexBreach
  /** What the rules of 2009 opened beyond what they could open in law, from 20 February 2009 to 6 February 2019. */
  readonly unlawful: Unlawful
}

/** Persons affected, and what is known of the uses (JI-11, JI-12). */
export interface JobindexBreach {
  readonly affected: number
  readonly confirmed: number
  /** As the source counts them. */
  readonly observed: string
  readonly attributable: number
  readonly unattributable: number
}

/** The dialogues as they were, and beside them what employers would have seen if the subjects had been told. */
export interface JobindexResult extends JobindexReplay {
  readonly told: JobindexViews
  /** The same uses, had the log named the dialogues. */
  readonly withGoodLog: JobindexBreach
}

/** Counted apart: persons, dialogues and intervals are never added up (JI-25). */
export interface Unlawful {
  readonly persons: number
  readonly dialogues: number
  readonly intervals: number
  /** Category → persons. */
  readonly byCategory: Readonly<Record<string, number>>
  /** The rules that could not stand, each with the codes of why: what was not told apart from what had no basis. */
  readonly rules: readonly { readonly rule: string; readonly codes: readonly string[] }[]
}

export interface JobindexOptions {
  readonly count?: number
  readonly seed?: number
  /** What the subjects had been told when they answered. Before 6 February that was the old text, for all of them. */
  readonly notice?: 'old' | 'new'
  /** Decides every dialogue by itself, the long way. @defaultValue one for all in the same situation */
  readonly eachAlone?: boolean
  readonly progress?: Progress
}

const { legacy2009, february2019, dialogueTimeline } = profiles.jobindex
const policies: readonly RecruitmentPolicy[] = [legacy2009, february2019, profiles.strict]

/** RP-1: the 130,000 dialogues, each with its history, seen by the employer that owns the vacancy, under the old rules
 * and the new; and what of it the old rules could not open in law, found by replaying the histories.
 */
export function replayJobindex(options: JobindexOptions = {}): JobindexReplay {
  const started = performance.now()
  const { count = 130_000, seed = 2009 } = options
  const scopes = breachScopes({ entries: [...poorLog(count, seed)], counted: under(500, 'cases') }, options)
  return {
    id: 'jobindex',
    ...viewsOf(options),
    breach: breachIn(scopes),
    unlawful: { ...unlawfulIn(scopes), rules: voidRules() },
    seconds: secondsSince(started),
  }
}

/** Whom it touched, had the log been complete and named the dialogues. */
export function breachWithGoodLog(options: JobindexOptions = {}): JobindexBreach {
  const { count = 130_000, seed = 2009 } = options
  const log = { entries: [...goodLog(count, seed)], complete: [{ kinds: ['dialogue'] }] }
  return breachIn(breachScopes(log, { ...options, notice: 'old' }))
}

/** The views alone. */
export function viewJobindex(options: JobindexOptions = {}): JobindexViews {
  const started = performance.now()
  return { ...viewsOf(options), seconds: secondsSince(started) }
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000
}

function* casesOf({ count = 130_000, seed = 2009, progress }: JobindexOptions): Generator<Case> {
  let done = 0
  for (const each of jobindexDialogues(count, seed)) {
    yield each
    if (++done % 1000 === 0) progress?.(done, count)
  }
}

/** What a history turns on, and what a view of the dialogue does. */
function situationOf({ dialogue, hasProtectedAddress }: Case, notice: 'old' | 'new'): string {
  const { id, subjectId, cvId, vacancy } = dialogue
  return situation({
    happenings: dialogueHappenings(dialogue, notice),
    names: [id, subjectId, cvId, vacancy.id, vacancy.organisation].filter((name) => name !== undefined),
    instants: [opened, closed, lookedAt],
    also: [Object.keys(dialogue), dialogue.answer, hasProtectedAddress],
  })
}

/** Employers looking at the dialogues, and counts of what they see. */
function viewsOf(options: JobindexOptions): Omit<JobindexViews, 'seconds'> {
  const { notice = 'old', eachAlone = false } = options
  const lenses = policies.map((policy) => new Lens(policy))
  const subjects = new Set<string>()
  let dialogues = 0
  function* counted(): Generator<Case> {
    for (const each of casesOf(options)) {
      subjects.add(each.dialogue.subjectId)
      dialogues++
      yield each
    }
  }
  const groups = eachAlone ? oneByOne(counted()) : situated(counted(), (each) => situationOf(each, notice))
  for (const { one, count } of groups) {
    const { dialogue } = one
    const request = ownerOf(dialogue)
    const known = factsOf(dialogueHistory(dialogue, notice), dialogue, request)
    for (const lens of lenses) lens.look(one, count, request, known)
  }
  const categories = [...new Set(lenses.flatMap(({ exposed }) => [...exposed.keys()]))].sort()
  const shown = ({ exposed }: Lens) =>
    Object.fromEntries(categories.map((category) => [category, exposed.get(category) ?? 0]))
  return {
    subjects: subjects.size,
    dialogues,
    exposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, shown(lens)])),
    protectedAddressExposed: Object.fromEntries(lenses.map((lens) => [lens.policy.name, lens.protectedAddresses])),
  }
}

/** The scope of a part of the dialogues, and how many times that part is there. */
interface PartOfScope {
  readonly scope: BreachScope
  readonly count: number
}

/** Whom the log names is judged by itself; of all others, one for all in the same situation, by what may be about any. */
function breachScopes(log: JobindexLog, options: JobindexOptions): readonly PartOfScope[] {
  const { notice = 'old', eachAlone = false } = options
  const named = new Set(log.entries.map(({ record }) => record.subject))
  const apart: Case[] = []
  function* others(): Generator<Case> {
    for (const each of casesOf(options)) {
      if (eachAlone || named.has(each.dialogue.subjectId)) apart.push(each)
      else yield each
    }
  }
  const groups = situated(others(), (each) => situationOf(each, notice))
  const unnamed = { ...log, entries: log.entries.filter(({ record }) => record.subject === undefined) }
  return [
    { scope: scopeOf(apart, notice, log), count: 1 },
    ...groups.map(({ one, count }) => ({ scope: scopeOf([one], notice, unnamed), count })),
  ]
}

interface JobindexLog extends BreachLog {
  readonly entries: readonly Receipt[]
}

function scopeOf(cases: readonly Case[], notice: 'old' | 'new', log: BreachLog): BreachScope {
  function* histories(): Generator<History> {
    for (const { dialogue } of cases) yield dialogueHistory(dialogue, notice)
  }
  return breachScope({ timeline: dialogueTimeline, histories: histories(), ...unlawfully, log })
}

/** A figure of all parts together. */
function sum(parts: readonly PartOfScope[], figure: (scope: BreachScope) => number): number {
  return parts.reduce((total, { scope, count }) => total + count * figure(scope), 0)
}

function breachIn(parts: readonly PartOfScope[]): JobindexBreach {
  const [all] = parts
  if (all === undefined) throw new RangeError('there is nothing to look for')
  // Uses that name nobody are in each part the same.
  const { unattributable, cases, counted = cases } = all.scope.didSee
  return {
    affected: sum(parts, ({ affected }) => affected.persons.count),
    confirmed: sum(parts, ({ affected }) => affected.subjects.filter(isConfirmed).length),
    observed: describeQuantity(counted),
    attributable: sum(parts, ({ didSee }) => didSee.attributable.count),
    unattributable: unattributable.count,
  }
}

const isConfirmed = ({ certainty }: BreachScope['affected']['subjects'][number]) => certainty === 'confirmed'

function unlawfulIn(parts: readonly PartOfScope[]): Omit<Unlawful, 'rules'> {
  const categories = new Set(parts.flatMap(({ scope }) => Object.keys(scope.couldSee.byCategory)))
  return {
    persons: sum(parts, ({ couldSee }) => couldSee.persons.count),
    dialogues: sum(parts, ({ couldSee }) => couldSee.records.count),
    intervals: sum(parts, ({ couldSee }) => couldSee.intervals.count),
    byCategory: Object.fromEntries(
      [...categories].map((category) => [
        category,
        sum(parts, ({ couldSee }) => couldSee.byCategory[category]?.count ?? 0),
      ]),
    ),
  }
}

const opened = localMidnight('2009-02-20', 'Europe/Copenhagen')
const closed = localMidnight('2019-02-06', 'Europe/Copenhagen')
const lookedAt = Date.parse('2019-02-06T12:00:00+01:00')

/** What an employer could have seen in the years of the old rules, and should not have: no list of what to look for, only
 * those rules beside what is lawful of them.
 */
export function unlawfulExposures(histories: Iterable<History>): Generator<Exposure> {
  return exposures(dialogueTimeline, histories, unlawfully)
}

const unlawfully = {
  against: lawful(legacy2009),
  viewers: [{ role: 'employer', assurance: 'substantial', purpose: 'recruitment' }],
  window: { from: opened, to: closed },
}

function voidRules(): Unlawful['rules'] {
  const reasons = voidReasons(legacy2009)
  return [...new Set(reasons.map(({ rule }) => rule))].map((rule) => ({
    rule,
    codes: reasons.filter((each) => each.rule === rule).map(({ code }) => code),
  }))
}

/** One dialogue as its employer sees it under each profile; null is no dialogue at all. */
export function lookThroughAll(
  history: History,
  dialogue: Dialogue,
): readonly (readonly [profile: string, view: object | null])[] {
  const request = ownerOf(dialogue)
  const known = factsOf(history, dialogue, request)
  return policies.map((policy) => [policy.name, new Lens(policy).see(dialogue, request, known)] as const)
}

/** The same, of the first dialogue in which the subject was interested and wrote a comment. */
export function lookAtOne(notice: 'old' | 'new', seed = 2009): ReturnType<typeof lookThroughAll> {
  const cases = jobindexDialogues(1000, seed)
  const found = [...cases].find(({ dialogue }) => dialogue.answer === 'interested' && dialogue.comment !== undefined)
  return found === undefined ? [] : lookThroughAll(dialogueHistory(found.dialogue, notice), found.dialogue)
}

/** An employer looking at dialogues through one policy, and a count of what it sees. */
class Lens {
  readonly exposed = new Map<string, number>()
  protectedAddresses = 0
  readonly #guard
  /** Fields of a view → the categories that they are of. */
  readonly #categories = new Map<string, ReadonlySet<string>>()

  constructor(readonly policy: RecruitmentPolicy) {
    this.#guard = compile(policy, { records: recruitment.records, voidRules: 'keep', pseudonymKey })
  }

  see(dialogue: Dialogue, request: RecruitmentRequest, known: RecruitmentFacts): object | null {
    return this.#guard.view('dialogue', dialogue, request, known)
  }

  /** So many in the same situation. */
  look(
    { dialogue, hasProtectedAddress }: Case,
    count: number,
    request: RecruitmentRequest,
    known: RecruitmentFacts,
  ): void {
    const view = this.see(dialogue, request, known)
    if (view === null) return
    // A receipt says of which categories a view holds something. It is asked for once for views of the same fields: it
    // takes many times as long as the view.
    const fields = Object.keys(view).join()
    const categories = this.#categories.get(fields) ?? this.#categoriesIn(dialogue, request, known)
    this.#categories.set(fields, categories)
    for (const category of categories) this.exposed.set(category, (this.exposed.get(category) ?? 0) + count)
    if (hasProtectedAddress && categories.has('address')) this.protectedAddresses += count
  }

  #categoriesIn(dialogue: Dialogue, request: RecruitmentRequest, known: RecruitmentFacts): ReadonlySet<string> {
    const { receipt } = this.#guard.disclose('dialogue', dialogue, request, known)
    return new Set(receipt.disclosed.map(({ category }) => category))
  }
}

/** An employee of the company that owns the vacancy, logged in as herself: the viewer with the best case. */
function ownerOf({ vacancy }: Dialogue): RecruitmentRequest {
  return {
    viewer: {
      id: `${vacancy.organisation}-hr`,
      role: 'employer',
      organisation: vacancy.organisation,
      assurance: 'substantial',
    },
    purpose: 'recruitment',
    at: lookedAt,
  }
}

function factsOf(history: History, { id, subjectId }: Dialogue, request: RecruitmentRequest): RecruitmentFacts {
  const found = facts(history, { ...request, record: { kind: 'dialogue', id, subject: subjectId } })
  // A spread of so many takes several times as long.
  return Object.assign({}, denmark, found)
}
