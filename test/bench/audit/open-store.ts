import { type Policy, type Timeline, timeline } from 'need-to-know'
import type { BreachScopeInput } from 'need-to-know/audit'
import type { History, ViewerClass } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { begins, day, historyOf } from './population'

const { nav, strict, werknl } = profiles

/** CVs that stood open: under one policy for two weeks, under another for a week, and then no more. */
export const policies: Timeline<Policy> = timeline<Policy>([
  { from: 0, value: werknl.practice2011 as Policy },
  { from: begins + 14 * day, value: nav.legacy as Policy },
  { from: begins + 21 * day, value: strict as Policy },
])

/** What the house knows of the organisations, whoever the subject is. */
export const houseFacts = {
  'organisation.registered': true,
  'organisation.activeVacancy': true,
  'account.active': true,
} as const

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
    facts: () => houseFacts,
    log: { complete: [{ kinds: ['cv'] }] },
  }
}

function* historiesOf(count: number): Generator<History> {
  for (let i = 0; i < count; i++) yield historyOf(i)
}
