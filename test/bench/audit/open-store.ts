import type { Policy, Timeline } from 'need-to-know'
import { timeline } from 'need-to-know'
import type { BreachScopeInput } from 'need-to-know/audit'
import { appendAll, type Event, type History, openHistory, type ViewerClass } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { begins, organisationId, organisations, recordId, subjectId } from './column-log'

const day = 24 * 3_600_000
const { nav, strict, werknl } = profiles

/** CVs that stood open: under one policy for two weeks, under another for a week, and then no more. */
const policies: Timeline<Policy> = timeline<Policy>([
  { from: 0, value: werknl.practice2011 as Policy },
  { from: begins + 14 * day, value: nav.legacy as Policy },
  { from: begins + 21 * day, value: strict as Policy },
])

const recruiting = { assurance: 'substantial', purpose: 'recruitment' } as const
const classes: readonly ViewerClass[] = [
  { role: 'employer', ...recruiting },
  { role: 'agency', ...recruiting },
]

/** What can be asked about the first `count` subjects, and a log that has every release. */
export function openStore(count: number): Omit<BreachScopeInput, 'log'> & {
  readonly log: Pick<BreachScopeInput['log'], 'complete'>
} {
  return {
    timeline: policies,
    histories: { [Symbol.iterator]: () => historiesOf(count) },
    against: strict as Policy,
    viewers: classes,
    log: { complete: [{ kinds: ['cv'] }] },
  }
}

function* historiesOf(count: number): Generator<History> {
  const empty = openHistory({ grounds: recruitment.grounds, complete: true })
  for (let i = 0; i < count; i++) yield historyOf(empty, i)
}

const system = { kind: 'system', id: 'house' } as const

/** A CV, in personal or anonymous form, there before the log or made while it was written; one in eight had an organisation
 * blocked.
 */
function historyOf(empty: History, number: number): History {
  const subject = subjectId(number)
  const at = number % 4 === 0 ? begins + (number % 20) * day : begins - day
  const common = { at, subject } as const
  const self = { actor: { kind: 'subject', id: subject } } as const
  const form = number % 3 === 0 ? 'anonymous' : 'personal'
  const organisation = organisationId(number % organisations)
  const events: readonly Event[] = [
    { id: `${number}/1`, kind: 'addressProtectionAbsent', ...common, actor: system },
    { id: `${number}/2`, kind: 'followUpAbsent', ...common, actor: system },
    { id: `${number}/3`, kind: 'cvCreated', ...common, ...self, cv: recordId(number), form, presence: 'online' },
    ...(number % 8 === 0
      ? [{ id: `${number}/4`, kind: 'employerBlocked' as const, ...common, at: at + day, ...self, organisation }]
      : []),
  ]
  const appended = appendAll(empty, events)
  if (!appended.ok) throw new Error(appended.issues.map(({ code, path }) => `${code} at ${path}`).join())
  return appended.history
}
