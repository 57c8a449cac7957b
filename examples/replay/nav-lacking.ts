import type { History } from 'need-to-know/history'
import { chronicle, type Happening } from './chronicle'
import { cvOf, navHappenings, searchers } from './nav-history'
import type { Look, NavGuards } from './nav-looks'
import { closing, companies, type NavPerson, navPersons } from './nav-persons'

/** CVs of persons beside those of the source, each with all that opens a CV but one thing. Counts are persons. */
export interface NavLacking {
  /** Those who chose to share, looked at from the closing on. */
  readonly choice: Lacking<'nothing' | 'consent' | 'notice'>
  /** Those under follow-up whose CV a counsellor shares, looked at by the company named. `share`: agreed on, and not made.
   * Without the consent of a choice, or the share, what was told before it does not count either: no act stands on it.
   */
  readonly share: Lacking<'nothing' | 'share' | 'presence' | 'consent' | 'notice'>
}

type Lacking<What extends string> = Readonly<Record<What, { readonly persons: number; readonly seen: number }>>

const each = 10

/** The same persons again and again, each time without one thing that happened. */
export function lookAtLacking(guards: NavGuards, seed: number): NavLacking {
  const nobody = { followedUp: 0, ended: 0, sharers: 0, graded: 0, endedBefore: 0, undecided: 0 }
  const sharers = [...navPersons({ ...nobody, sharers: each }, seed)].map((person) => ({ ...person, later: nothing }))
  const followed = [...navPersons({ ...nobody, followedUp: each }, seed)].map((person) => ({
    ...{ ...person, consented: undefined },
    later: { kind: 'shared', at: closing + 86_400_000, organisation: named } as const,
  }))
  const count = (persons: readonly NavPerson[], lacking: Lack) => ({
    persons: persons.length,
    seen: persons.filter((person) => {
      const look: Look = { role: 'employer', organisation: named, at: lookedAt(person) }
      return guards.look(historyOf(person, lacking), person, look).isVisible
    }).length,
  })
  return {
    choice: {
      nothing: count(sharers, all),
      consent: count(sharers, without('consentGiven')),
      notice: count(sharers, without('noticeShown')),
    },
    share: {
      nothing: count(followed, all),
      share: count(followed, without('cvShared')),
      presence: count(followed, offline),
      consent: count(followed, without('consentGiven')),
      notice: count(followed, without('noticeShown')),
    },
  }
}

/** What is left of what happened to a person. */
type Lack = (happenings: readonly Happening[], person: NavPerson) => readonly Happening[]

const all: Lack = (happenings) => happenings

const without =
  (kind: Happening['kind']): Lack =>
  (happenings) =>
    happenings.filter((happening) => happening.kind !== kind)

/** At last its owner takes the CV offline. */
const offline: Lack = (happenings, person) => {
  const actor = { kind: 'subject', id: person.id } as const
  const cv = cvOf(person)
  const at = Math.max(...happenings.map((happening) => happening.at))
  const taken = { kind: 'cvPresenceSet', at, actor, subject: person.id, cv, presence: 'offline' } as const
  return [...happenings, taken]
}

const [named] = companies
const nothing = { kind: 'nothing' } as const

function historyOf(person: NavPerson, lacking: Lack): History {
  return chronicle(searchers, person.id, lacking(navHappenings(person), person))
}

function lookedAt({ later }: NavPerson): number {
  return later.kind === 'nothing' ? closing : later.at
}
