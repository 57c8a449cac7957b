import { decide, type Levels, type Policy, type Situation, type Timeline } from 'need-to-know'
import {
  type Exposure,
  type ExposureOptions,
  type FactsRequest,
  facts,
  type History,
  rejudgeHistory,
  type ViewerClass,
} from 'need-to-know/history'
import { categoriesOf, levelsOf } from '../../src/vocabulary'

/** What a viewer of a class looks at, at an instant. `judged` is the history as it should have been believed. */
export interface Sight {
  readonly history: History
  readonly judged: History
  readonly subject: string
  readonly record: Exposure['record']
  /** Undefined stands for any that the history does not name. */
  readonly organisation: string | undefined
  readonly viewer: ViewerClass
  readonly at: number
}

/** What of a record can be seen under a policy further than should have held. */
export type Looking = (policy: Policy, should: Policy | undefined, sight: Sight) => Exposure['categories']

/** Exposures found the slow way: by looking at every millisecond from 0 to `end`, through everybody's eyes.
 *
 * Nothing happens, runs out or comes into force after `end`: what is open then stays open.
 */
export function exposuresByLooking(
  seenUnder: Timeline<Policy>,
  history: History,
  { against, viewers = [], authority, window = {} }: Omit<ExposureOptions, 'facts'>,
  end: number,
  exposed: Looking = assumingTheBest,
): readonly Exposure[] {
  const judged = authority === undefined ? history : rejudgeHistory(history, authority)
  const found: Exposure[] = []
  for (const { subject, record, since } of recordsIn(history)) {
    for (const organisation of [...organisationsWith(history, subject), undefined]) {
      for (const viewer of viewers) {
        const look = (at: number) => {
          const policy = seenUnder.at(at)
          if (policy === undefined) return undefined
          const should = against.kind === 'timeline' ? against.at(at) : against
          const categories = exposed(policy, should, { history, judged, subject, record, organisation, viewer, at })
          const { name, version } = policy
          return categories.length === 0 ? undefined : { policy: { name, version }, categories }
        }
        const from = Math.max(since, window.from ?? 0, 0)
        const to = Math.min(window.to ?? end, end)
        let open: Exposure | undefined
        for (let at = from; at < to; at++) {
          const now = look(at)
          const goesOn = open !== undefined && same(now, { policy: open.policy, categories: open.categories })
          if (goesOn) continue
          if (open !== undefined) found.push({ ...open, to: at })
          open = now && {
            kind: 'exposure',
            subject,
            record,
            viewer: { role: viewer.role, organisation },
            from: at,
            to: undefined,
            ...now,
          }
        }
        if (open !== undefined) found.push({ ...open, to: window.to })
      }
    }
  }
  return found
}

/** An account that the history does not name. Which of the house's own it is decides whose case it is: that is not known. */
export function someAccount({ grounds }: History, { role }: ViewerClass): string | undefined {
  return grounds.staff.includes(role) ? undefined : 'an unheard-of account'
}

/** Of whom nothing is known, the best is assumed. */
function assumingTheBest(
  policy: Policy,
  should: Policy | undefined,
  { history, judged, subject, record, organisation, viewer, at }: Sight,
): Exposure['categories'] {
  const situation = (of: History, isIndividual: boolean) => ({
    'organisation.registered': true,
    'account.active': true,
    ...viewer.facts,
    ...knownFrom(of, subject, {
      viewer: { id: someAccount(of, viewer), role: viewer.role, organisation: organisation ?? 'unheard of' },
      record: { ...record, subject },
      at,
      purpose: viewer.purpose,
    }),
    'viewer.role': viewer.role,
    'viewer.assurance': viewer.assurance,
    'viewer.individual': isIndividual,
    'viewer.isSubject': false,
    purpose: viewer.purpose,
    act: viewer.act ?? 'view',
  })
  // A class of viewers does not say whether a person or an organisation has the account: either may look.
  const [first, second] = [true, false].map((isIndividual) => {
    const is = situation(history, isIndividual)
    const ought = judged === history ? is : situation(judged, isIndividual)
    const allowed = should === undefined ? {} : decided(should, record.kind, ought)
    return exceeding(policy, decided(policy, record.kind, is), allowed)
  })
  return worst(policy, first ?? [], second ?? [])
}

/** What the facts say; that a subject was not told is known only once it has acted here. */
export function knownFrom(of: History, subject: string, asked: FactsRequest): Situation {
  const acted = of.events.some(
    (event) => event.actor.kind === 'subject' && event.actor.id === subject && event.at <= asked.at,
  )
  const found = Object.entries(facts(of, asked))
  return Object.fromEntries(
    found.filter(([fact, value]) => acted || !(fact.startsWith('informed.') && value === false)),
  )
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function exceeding({ vocabulary }: Policy, seen: Levels, allowed: Levels): Exposure['categories'] {
  return categoriesOf(vocabulary).flatMap((category) => {
    const order = levelsOf(vocabulary, category)
    const [is, may] = [seen[category] ?? 'withheld', allowed[category] ?? 'withheld']
    return order.indexOf(is) > order.indexOf(may) ? [{ category, seen: is, allowed: may }] : []
  })
}

/** Of each category, where most was seen; and where as much was seen, where least was allowed. */
export function worst({ vocabulary }: Policy, ...all: readonly Exposure['categories'][]): Exposure['categories'] {
  return categoriesOf(vocabulary).flatMap((category) => {
    const order = levelsOf(vocabulary, category)
    const found = all.flat().filter((each) => each.category === category)
    return found
      .sort(
        (a, b) => order.indexOf(b.seen) - order.indexOf(a.seen) || order.indexOf(a.allowed) - order.indexOf(b.allowed),
      )
      .slice(0, 1)
  })
}

const decisions = new Map<Policy, Map<string, Levels>>()

/** What `decide` says, asked once of each situation. */
function decided(policy: Policy, kind: string, situation: Parameters<typeof decide>[2]): Levels {
  const ofPolicy = decisions.get(policy) ?? new Map<string, Levels>()
  decisions.set(policy, ofPolicy)
  const key = kind + JSON.stringify(situation)
  const levels = ofPolicy.get(key) ?? decide(policy, kind, situation)
  ofPolicy.set(key, levels)
  return levels
}

/** The CVs and dialogues that took effect, and since when they are there. */
export function recordsIn({ events }: History) {
  const found = new Map<string, { subject: string; record: Exposure['record']; since: number }>()
  for (const event of events) {
    const record =
      event.kind === 'cvCreated'
        ? { kind: 'cv', id: event.cv }
        : event.kind === 'jobmatchMade'
          ? { kind: 'dialogue', id: event.dialogue }
          : event.kind === 'noticeShown' && event.act === 'invitationAnswered'
            ? { kind: 'dialogue', id: event.about ?? '' }
            : undefined
    if (record === undefined || !('subject' in event)) continue
    const key = JSON.stringify([event.subject, record])
    if (!found.has(key)) found.set(key, { subject: event.subject, record, since: event.at })
  }
  return [...found.values()]
}

/** The organisations that any event brings together with a subject. */
export function organisationsWith({ events }: History, subject: string): readonly string[] {
  const named = events.flatMap((event) => {
    if (!('subject' in event) || event.subject !== subject) return []
    if (event.kind === 'noteWritten' || event.kind === 'applicationSent') return []
    if (event.kind === 'consentGiven') {
      return event.consent.recipients.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
    }
    return 'organisation' in event ? [event.organisation] : 'organisations' in event ? event.organisations : []
  })
  return [...new Set(named)].sort()
}
