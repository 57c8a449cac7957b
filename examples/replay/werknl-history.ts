import { type Agreement, type History, openHistory } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { chronicle, type Happening } from './chronicle'

const local = (time: string): number => Date.parse(`${time}+01:00`)

/** When what happened. The answer of 12 April 2011 gives the order and no dates: these are chosen (TK-10 to TK-18). */
export const when = {
  registrationOfCompanies: local('2011-01-03T09:00'),
  cvPlaced: local('2011-01-10T10:00'),
  jobSeekerRegistered: local('2011-01-12T11:30'),
  openedByCoach: local('2011-01-20T14:00'),
  complaint: local('2011-02-03T09:15'),
  withdrawn: local('2011-02-04T16:00'),
  inquiryOpened: local('2011-02-07T09:00'),
  sanctioned: local('2011-03-01T12:00'),
} as const

/** Invented. `registeredAs` is what it is to werk.nl; `vacancyUntil`, until when it looks for somebody. */
export interface Company {
  readonly id: string
  readonly registeredAs: 'employer' | 'agency'
  readonly vacancyUntil?: number
}
export const companies: readonly Company[] = [
  { id: 'Vlietstaal', registeredAs: 'employer', vacancyUntil: local('2011-03-31T00:00') },
  { id: 'Duinzorg', registeredAs: 'employer', vacancyUntil: local('2011-01-25T00:00') },
  { id: 'Polderpost', registeredAs: 'employer', vacancyUntil: local('2011-03-31T00:00') },
  { id: 'Lindewerk', registeredAs: 'agency' },
  { id: 'Kroonadvies', registeredAs: 'employer', vacancyUntil: local('2011-03-31T00:00') },
]
export const vacancyOf = (company: string): string => `${company}/vacancy-1`

/** Whose terms were broken, by the inquiry (TK-34, TK-35). */
export const sanctionedCompanies = ['Lindewerk', 'Kroonadvies'] as const

export const subject = 'subject-2181'
export const cv = 'cv-2181'
const actor = { kind: 'subject', id: subject } as const
const coach = { kind: 'staff', id: 'coach-1' } as const
const service = { kind: 'staff', id: 'service-desk-1' } as const
const system = { kind: 'system', id: 'werk.nl' } as const

const { name, version } = recruitment.notices.werknl.rules2011
const notice = { name, version } as const

/** What the coach noted: that there had been a consultation, and no answer (TK-14, TK-38). */
export const consultation: Agreement = {
  manner: 'consultation',
  answer: 'none',
  at: when.openedByCoach,
  by: coach.id,
  shown: notice,
  reference: 'file-note-1',
}

const opened = openHistory({
  grounds: recruitment.grounds,
  complete: true,
  authority: profiles.werknl.authorities.practice2011,
})

/** The case: whoever set the form, werk.nl believed it. `agreement` is what the coach noted. */
export const werknlHistory = (agreement: Agreement): History => chronicle(opened, 'case', happenings(agreement))

const happenings = (agreement: Agreement): readonly Happening[] => [
  ...companies.map(
    ({ id: organisation, registeredAs: as }) =>
      ({ kind: 'organisationRegistered', at: when.registrationOfCompanies, actor: system, organisation, as }) as const,
  ),
  ...companies.flatMap(({ id: organisation, vacancyUntil: expires }) => {
    const owner = { kind: 'organisation', id: `${organisation}-hr`, organisation } as const
    const at = when.registrationOfCompanies
    const vacancy = vacancyOf(organisation)
    return expires === undefined
      ? []
      : [{ kind: 'vacancyOpened', at, actor: owner, vacancy, organisation, expires } as const]
  }),
  { kind: 'addressProtectionAbsent', at: when.cvPlaced, actor: system, subject },
  { kind: 'noticeShown', at: when.cvPlaced, actor: system, subject, notice, act: 'cvCreated' },
  { kind: 'cvCreated', at: when.cvPlaced, actor, subject, cv, form: 'anonymous', presence: 'online' },
  { kind: 'registered', at: when.jobSeekerRegistered, actor, subject },
  { kind: 'cvFormSet', at: when.openedByCoach, actor: coach, subject, cv, form: 'personal', agreement },
  { kind: 'cvFormSet', at: when.withdrawn, actor: service, subject, cv, form: 'anonymous' },
  ...sanctionedCompanies.map(
    (organisation, i) =>
      ({
        kind: 'organisationSanctioned',
        at: when.sanctioned,
        actor: service,
        organisation,
        evidence: { kind: 'decision', reference: `decision-${i + 1}` },
      }) as const,
  ),
]

/** Somebody of a company reads the CV, or writes to the subject: about a vacancy of its own, or about none. */
export interface Contact {
  readonly at: number
  readonly company: string
  readonly kind: 'read' | 'mail'
  readonly vacancy?: string
}

/** Who read when, and who wrote (TK-18, TK-32). Kroonadvies looks for somebody, and writes about something else; Polderpost
 * reads nothing but the anonymous CV, before and after.
 */
export const contacts: readonly Contact[] = [
  { at: local('2011-01-14T10:00'), company: 'Polderpost', kind: 'read' },
  { at: local('2011-01-21T09:00'), company: 'Vlietstaal', kind: 'read' },
  { at: local('2011-01-21T09:20'), company: 'Vlietstaal', kind: 'mail', vacancy: vacancyOf('Vlietstaal') },
  { at: local('2011-01-24T13:00'), company: 'Lindewerk', kind: 'read' },
  { at: local('2011-01-24T13:10'), company: 'Lindewerk', kind: 'mail' },
  { at: local('2011-01-26T08:45'), company: 'Kroonadvies', kind: 'read' },
  { at: local('2011-01-26T09:00'), company: 'Kroonadvies', kind: 'mail' },
  { at: local('2011-01-27T09:00'), company: 'Kroonadvies', kind: 'mail' },
  { at: local('2011-01-28T15:00'), company: 'Duinzorg', kind: 'read' },
  { at: local('2011-02-08T11:00'), company: 'Polderpost', kind: 'read' },
]
