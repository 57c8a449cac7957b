import type { Receipt } from 'need-to-know'
import { appendAll, type Event, type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'

/** Who is in the log, and when it was written. */
export const accounts = 20_000
export const organisations = 4000
export const subjects = 200_000
export const begins = Date.UTC(2024, 3, 8)
export const day = 24 * 3_600_000
export const lasts = 28 * day

export const subjectId = (number: number): string => `subject-${number}`
export const recordId = (number: number): string => `cv of ${subjectId(number)}`
export const organisationId = (number: number): string => `organisation-${number}`

/** Account → viewer: five to an organisation; one in five is an agency's, one in fifty is a consultant of the house's. */
export const viewers: readonly Receipt['viewer'][] = Array.from({ length: accounts }, (_, account) =>
  Object.freeze({
    id: `account-${account}`,
    role: account % 50 === 7 ? 'platform.consultant' : account % 5 === 3 ? 'agency' : 'employer',
    organisation: organisationId(account % organisations),
    assurance: 'substantial',
  }),
)

/** A subject and its CV: in personal or anonymous form, there before the log or made while it was written; three in five
 * were told of the terms and agreed to them, and one in eight had an organisation blocked, a day later.
 */
export interface Person {
  readonly createdAt: number
  readonly form: 'anonymous' | 'personal'
  readonly agreed: boolean
  readonly blocked: { readonly organisation: number; readonly at: number } | undefined
}

export function personOf(number: number): Person {
  const createdAt = number % 4 === 0 ? begins + (number % 20) * day : begins - day
  return {
    createdAt,
    form: number % 3 === 0 ? 'anonymous' : 'personal',
    agreed: number % 5 < 3,
    blocked: number % 8 === 0 ? { organisation: number % organisations, at: createdAt + day } : undefined,
  }
}

const system = { kind: 'system', id: 'house' } as const
const shown = { notice: { name: 'jobindex.terms', version: '2018-05-24' }, act: 'cvCreated' } as const
const empty = openHistory({ grounds: recruitment.grounds, complete: true })

export function historyOf(number: number): History {
  const subject = subjectId(number)
  const { createdAt: at, form, agreed, blocked } = personOf(number)
  const common = { at, subject } as const
  const self = { actor: { kind: 'subject', id: subject } } as const
  const events: readonly Event[] = [
    { id: `${number}/1`, kind: 'addressProtectionAbsent', ...common, actor: system },
    { id: `${number}/2`, kind: 'followUpAbsent', ...common, actor: system },
    ...(agreed
      ? [
          { id: `${number}/3`, kind: 'noticeShown' as const, ...common, actor: system, ...shown },
          { id: `${number}/4`, kind: 'contractAgreed' as const, ...common, ...self, contract: 'cvDatabase' },
        ]
      : []),
    { id: `${number}/5`, kind: 'cvCreated', ...common, ...self, cv: recordId(number), form, presence: 'online' },
    ...(blocked
      ? [
          {
            ...{ id: `${number}/6`, kind: 'employerBlocked' as const, ...common, ...self },
            ...{ at: blocked.at, organisation: organisationId(blocked.organisation) },
          },
        ]
      : []),
  ]
  const appended = appendAll(empty, events)
  if (!appended.ok) throw new Error(appended.issues.map(({ code, path }) => `${code} at ${path}`).join())
  return appended.history
}
