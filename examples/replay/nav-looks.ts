import { compile } from 'need-to-know'
import { facts, type History } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { cvOf } from './nav-history'
import type { NavPerson } from './nav-persons'
import { pseudonymKey, type RecruitmentFacts, type RecruitmentPolicy, type RecruitmentRequest } from './words'

/** Somebody who looks for staff, at one instant: under the policy that is in force then. */
export interface Look {
  readonly role: 'employer' | 'agency'
  readonly organisation: string
  readonly at: number
  /** @defaultValue the one account of the organisation */
  readonly account?: string
}

export interface Seen {
  /** The CV can be seen at all. */
  readonly isVisible: boolean
  readonly known: RecruitmentFacts
}

export type NavTimeline = typeof profiles.nav.timeline

/** NAV's rules over time, asked again at every look: nothing is remembered from one to the next (NAV-16). */
export class NavGuards {
  readonly #guards

  constructor(readonly timeline: NavTimeline = profiles.nav.timeline) {
    this.#guards = new Map(
      timeline.entries.map(({ value }) => [
        value,
        compile(value, { records: recruitment.records, voidRules: 'keep', pseudonymKey }),
      ]),
    )
  }

  at(instant: number) {
    const policy: RecruitmentPolicy | undefined = this.timeline.at(instant)
    const guard = policy && this.#guards.get(policy)
    if (guard === undefined) throw new RangeError('no policy of NAV is known for that instant')
    return guard
  }

  look(history: History, person: NavPerson, look: Look): Seen {
    const request = requestOf(look)
    const record = { kind: 'cv', id: cvOf(person), subject: person.id }
    const known = facts(history, { ...request, record })
    return { isVisible: this.at(look.at).decide('cv', request, known)['existence'] === 'full', known }
  }
}

export function requestOf({ role, organisation, at, account = `${organisation}-hr` }: Look): RecruitmentRequest {
  const viewer = { id: account, role, organisation, assurance: 'substantial' } as const
  return { viewer, purpose: 'recruitment', at }
}
