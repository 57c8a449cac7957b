import { type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { chronicle, type Happening } from './chronicle'
import { consentTo } from './consent-to'
import { closing, companies, launch, type NavPerson } from './nav-persons'

const { legacy, february2021 } = recruitment.notices.nav
const day = 86_400_000
const staff = { kind: 'staff', id: 'counsellor-1' } as const
const system = { kind: 'system', id: 'nav' } as const
export const agency = 'agency-1'

/** An account of a company that is blocked throughout (NAV-38). */
export const blocked = { account: 'company-1-former', organisation: companies[0] } as const

/** Those who look for staff, registered before anything else happens. */
export const searchers: History = chronicle(openHistory({ grounds: recruitment.grounds, complete: true }), 'nav', [
  ...companies.map((organisation) => registration(organisation, 'employer')),
  registration(agency, 'agency'),
  { kind: 'accountBlocked', at: launch - 400 * day, actor: system, ...blocked },
  ...companies.map(opening),
])

/** The vacancy of a company that a counsellor shares a CV for (NAV-19). */
function opening(organisation: string): Happening {
  const actor = { kind: 'organisation', id: 'recruiter', organisation } as const
  return { kind: 'vacancyOpened', at: launch - 399 * day, actor, organisation, vacancy: vacancyOf(organisation) }
}

function vacancyOf(organisation: string): string {
  return `${organisation}/vacancy-1`
}

function registration(organisation: string, as: 'employer' | 'agency'): Happening {
  return { kind: 'organisationRegistered', at: launch - 400 * day, actor: system, organisation, as }
}

export const cvOf = ({ id }: NavPerson): string => `${id}/cv`

/** What happened with NAV to one person, by the closing and after it. */
export function navHistory(person: NavPerson): History {
  return chronicle(searchers, person.id, navHappenings(person))
}

/** The same before it is written down. */
export function navHappenings(person: NavPerson): readonly Happening[] {
  return [...beginning(person), ...consenting(person), ...ending(person), ...afterClosing(person)]
}

/** The day on which a person registers, or writes a CV of its own accord; and the follow-up, which may begin later.
 *
 * The CV is the subject's own act in both cases. That it had no choice is why it grants nothing (NAV-12, NAV-35).
 */
function beginning(person: NavPerson): readonly Happening[] {
  const { id: subject, group, joinedAt: at, followedUpAt } = person
  const actor = { kind: 'subject', id: subject } as const
  const isRegistered = group !== 'sharers' && group !== 'undecided'
  return [
    ...(group === 'sharers' ? choice(person, at, `${subject}/sharing-1`) : []),
    ...(isRegistered ? [{ kind: 'registered', at, actor, subject } as const] : []),
    { kind: 'cvCreated', at, actor, subject, cv: cvOf(person), form: 'personal', presence: 'online' },
    group === 'graded'
      ? { kind: 'addressProtectionSet', at, actor: system, subject, grade: 'graded' }
      : { kind: 'addressProtectionAbsent', at, actor: system, subject },
    followedUpAt === undefined
      ? { kind: 'followUpAbsent', at, actor: system, subject }
      : { kind: 'followUpBegun', at: followedUpAt, actor: staff, subject },
  ]
}

/** A consent under follow-up, with the text before it as for anybody. Where the follow-up depended on it, the history keeps
 * it as an attempt: it is not freely given (NAV-35).
 */
function consenting(person: NavPerson): readonly Happening[] {
  const { id, consented } = person
  if (consented === undefined) return []
  const made = consented.kind === 'madeTo' ? { conditionOf: 'follow-up' } : {}
  return choice(person, consented.at, `${id}/sharing-1`, made)
}

/** The subject's own choice to share, and what it had been shown (NAV-25). */
function choice(
  { id: subject }: NavPerson,
  at: number,
  id: string,
  made: { readonly conditionOf?: string } = {},
): readonly Happening[] {
  const notice = at < closing ? legacy : february2021
  const { name, version } = notice
  const recipients = [{ role: 'employer' }, { role: 'agency' }]
  const consent = consentTo({ id, subject, scope: 'sharing', recipients, notice, act: 'ticked: share my CV', ...made })
  const shown = { notice: { name, version }, act: 'consentGiven', about: 'sharing' } as const
  return [
    { kind: 'noticeShown', at, actor: system, subject, ...shown },
    { kind: 'consentGiven', at, actor: { kind: 'subject', id: subject }, subject, consent },
  ]
}

function ending(person: NavPerson): readonly Happening[] {
  const { id: subject, followedUpAt, endedAt: at, deletedCv } = person
  if (at === undefined) return []
  const actor = { kind: 'subject', id: subject } as const
  const cv = cvOf(person)
  return [
    ...(followedUpAt === undefined ? [] : [{ kind: 'followUpEnded', at, actor: staff, subject } as const]),
    { kind: 'registrationEnded', at, actor: staff, subject },
    deletedCv
      ? { kind: 'cvDeleted', at, actor, subject, cv }
      : { kind: 'cvPresenceSet', at, actor: system, subject, cv, presence: 'offline' },
  ]
}

function afterClosing(person: NavPerson): readonly Happening[] {
  const { later } = person
  if (later.kind === 'nothing') return []
  if (later.kind === 'followedUpLater') return followUpOf(person, later)
  if (later.kind === 'wentOffline') return [goesOffline(person, later.at)]
  return later.kind === 'shared' ? share(person, later) : [counsellorShares(person, later)]
}

/** A share by agreement: the subject is told, agrees and consents, all of it about one company (NAV-18, NAV-19). */
function share(person: NavPerson, { at, organisation }: { at: number; organisation: string }): readonly Happening[] {
  const { id: subject } = person
  const actor = { kind: 'subject', id: subject } as const
  const { name, version } = february2021
  const agreement = `${subject}/share-1`
  const consent = consentTo({
    id: `${agreement}/consent`,
    subject,
    scope: 'share',
    recipients: [{ organisation }],
    notice: february2021,
    act: 'agreed with the counsellor',
  })
  return [
    { kind: 'noticeShown', at, actor: staff, subject, notice: { name, version }, act: 'shareAgreed' },
    {
      kind: 'shareAgreed',
      at,
      actor,
      subject,
      agreement,
      organisations: [organisation],
      vacancy: vacancyOf(organisation),
    },
    { kind: 'consentGiven', at, actor, subject, consent },
    counsellorShares(person, { at, organisation }),
  ]
}

/** The counsellor's act. Without an agreement of the subject it is an attempt, and opens nothing. */
function counsellorShares({ id: subject }: NavPerson, { at, organisation }: { at: number; organisation: string }) {
  const agreement = `${subject}/share-1`
  const vacancy = vacancyOf(organisation)
  return { kind: 'cvShared', at, actor: staff, subject, agreement, organisations: [organisation], vacancy } as const
}

/** The consent stands; the CV is not offered any more. */
function goesOffline(person: NavPerson, at: number): Happening {
  const { id: subject } = person
  const actor = { kind: 'subject', id: subject } as const
  return { kind: 'cvPresenceSet', at, actor, subject, cv: cvOf(person), presence: 'offline' }
}

/** A sharer comes under follow-up; that may end, and the sharer may choose anew (NAV-26). */
function followUpOf(
  person: NavPerson,
  { at, endsAt, choosesAt }: { at: number; endsAt: number | undefined; choosesAt: number | undefined },
): readonly Happening[] {
  const { id: subject } = person
  const actor = { kind: 'subject', id: subject } as const
  return [
    { kind: 'registered', at, actor, subject },
    { kind: 'followUpBegun', at, actor: staff, subject },
    ...(endsAt === undefined ? [] : [{ kind: 'followUpEnded', at: endsAt, actor: staff, subject } as const]),
    ...(choosesAt === undefined ? [] : choice(person, choosesAt, `${subject}/sharing-2`)),
  ]
}
