import { lawful, type Receipt, voidReasons } from 'need-to-know'
import { type BreachLog, type BreachScope, breachScope } from 'need-to-know/audit'
import { describeQuantity, type Exposure, exposures, type History } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { casesOf, closed, type JobindexOptions, opened, situationOf } from './jobindex-cases'
import type { Case } from './jobindex-dialogues'
import { dialogueHistory } from './jobindex-history'
import { situated } from './situations'

const { legacy2009, dialogueTimeline } = profiles.jobindex

/** Persons affected, and what is known of the uses (JI-11, JI-12). */
export interface JobindexBreach {
  readonly affected: number
  readonly confirmed: number
  /** As the source counts them. */
  readonly observed: string
  readonly attributable: number
  readonly unattributable: number
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

/** The scope of a part of the dialogues, and how many times that part is there. */
export interface PartOfScope {
  readonly scope: BreachScope
  readonly count: number
}

/** Whom the log names is judged by itself; of all others, one for all in the same situation, by what may be about any. */
export function breachScopes(log: JobindexLog, options: JobindexOptions): readonly PartOfScope[] {
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
  const alike = groups.map(({ one, count }) => ({ scope: scopeOf([one], notice, unnamed), count }))
  // Where no history is left to judge apart, a use that names no person would still count as one person more.
  if (apart.length === 0 && alike.length > 0) return alike
  return [{ scope: scopeOf(apart, notice, log), count: 1 }, ...alike]
}

interface JobindexLog extends BreachLog {
  readonly entries: readonly Receipt[]
}

function scopeOf(cases: readonly Case[], notice: 'old' | 'new', log: BreachLog): BreachScope {
  function* histories(): Generator<History> {
    for (const each of cases) yield dialogueHistory(each, notice)
  }
  return breachScope({ timeline: dialogueTimeline, histories: histories(), ...unlawfully, log })
}

/** A figure of all parts together. */
function sum(parts: readonly PartOfScope[], figure: (scope: BreachScope) => number): number {
  return parts.reduce((total, { scope, count }) => total + count * figure(scope), 0)
}

export function breachIn(parts: readonly PartOfScope[]): JobindexBreach {
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

export function unlawfulIn(parts: readonly PartOfScope[]): Omit<Unlawful, 'rules'> {
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

export function voidRules(): Unlawful['rules'] {
  const reasons = voidReasons(legacy2009)
  return [...new Set(reasons.map(({ rule }) => rule))].map((rule) => ({
    rule,
    codes: reasons.filter((each) => each.rule === rule).map(({ code }) => code),
  }))
}
