import { facts, type History, openHistory } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { chronicle, type Happening } from './chronicle'
import { consentTo } from './consent-to'
import type { UwvPerson } from './uwv-persons'
import type { RecruitmentFacts } from './words'

const { redesign } = recruitment.notices.werknl
const notice = { name: redesign.name, version: redesign.version } as const
const system = { kind: 'system', id: 'werk.nl' } as const

/** Long before either incident: how CVs came into the store is not what they turn on. */
const joined = Date.UTC(2018, 8, 3, 8)

/** An organisation that looks for staff: so many vacancies, each for so many people. */
export interface Employer {
  readonly id: string
  readonly as: 'employer' | 'agency'
  readonly positions: readonly number[]
}

export const vacancyOf = (employer: string, number: number): string => `${employer}/vacancy-${number}`

/** What werk.nl knows of the organisations: they are registered, and their vacancies are open. */
export function employersHistory(employers: readonly Employer[]): History {
  const happenings = employers.flatMap(({ id: organisation, as, positions }): readonly Happening[] => {
    const owner = { kind: 'organisation', id: `${organisation}/hr`, organisation } as const
    return [
      { kind: 'organisationRegistered', at: joined, actor: system, organisation, as },
      ...positions.map((sought, i): Happening => {
        const vacancy = vacancyOf(organisation, i)
        return { kind: 'vacancyOpened', at: joined, actor: owner, vacancy, organisation, positions: sought }
      }),
    ]
  })
  return chronicle(openHistory({ grounds: recruitment.grounds, complete: true }), 'employers', happenings)
}

/** What happened with one job seeker: told, registered, a CV in anonymous form, and for some the choice to open it. */
export function personHistory(employers: History, person: UwvPerson): History {
  return chronicle(employers, person.subject, personHappenings(person))
}

/** The same before it is written down. */
export function personHappenings(person: UwvPerson): readonly Happening[] {
  const { subject, cv, form, hasProtectedAddress } = person
  const at = joined
  const actor = { kind: 'subject', id: subject } as const
  const protection = { at, actor: system, subject } as const
  return [
    hasProtectedAddress
      ? { kind: 'addressProtectionSet', ...protection, grade: 'protected' }
      : { kind: 'addressProtectionAbsent', ...protection },
    { kind: 'noticeShown', at, actor: system, subject, notice, act: 'cvCreated' },
    { kind: 'cvCreated', at, actor, subject, cv, form: 'anonymous', presence: 'online' },
    ...(form === 'personal' ? opened(person) : []),
  ]
}

function opened({ subject, cv }: UwvPerson): readonly Happening[] {
  const at = joined
  const actor = { kind: 'subject', id: subject } as const
  const consent = consentTo({
    id: `${subject}/personal`,
    subject,
    scope: 'personalForm',
    recipients: [{ role: 'employer' }, { role: 'agency' }],
    notice: redesign,
    act: 'chose: show my name and how to reach me',
  })
  return [
    { kind: 'noticeShown', at, actor: system, subject, notice, act: 'cvFormSet' },
    { kind: 'consentGiven', at, actor, subject, consent },
    { kind: 'cvFormSet', at, actor, subject, cv, form: 'personal' },
  ]
}

/** The facts about one person's CV, by its history. They name nobody: those of two people in the same case are equal. */
export function factsAbout(
  history: History,
  { subject, cv }: UwvPerson,
  viewer: { readonly id: string; readonly role: string; readonly organisation: string },
  at: number,
): RecruitmentFacts {
  const found = facts(history, { viewer, record: { kind: 'cv', id: cv, subject }, at, purpose: 'recruitment' })
  // Whether a CV matches a vacancy is the search's to say. It cannot tell a candidate from one of all there are.
  return { ...found, 'candidate.matched': true }
}
