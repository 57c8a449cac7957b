import { UsageError } from 'need-to-know'
import {
  type AffectedSubject,
  type AssessmentInput,
  assessBreach,
  defineIncident,
  type IncidentInput,
  type LetterInput,
  type ScopeToTell,
} from 'need-to-know/audit'
import { exact } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'

/** Saturday 4 May 2024, 10:00 UTC: the example of `requirements.md` §10. */
export const aware = Date.UTC(2024, 4, 4, 10)
export const hour = 3_600_000
/** Tuesday 7 May, 10:00 UTC. */
export const due = Date.UTC(2024, 4, 7, 10)

export const incidentInput: IncidentInput = {
  id: 'incident-7',
  subjects: ['job seekers with and without benefit'],
  nature: 'One account opened CVs without any vacancy that it could have needed them for.',
  occurred: { from: Date.UTC(2024, 4, 4, 6), to: Date.UTC(2024, 4, 4, 9) },
  firstSignal: aware - hour,
  aware,
  inquiryBegun: aware + hour,
  origin: 'selfDetected',
  cause: 'design',
  knownMisuse: 'unknown',
  contact: { role: 'dpo', name: 'Ditte Holm', reach: 'dpo@jobtorvet.example' },
  consequences: ['unwanted messages'],
  measures: {
    taken: [{ text: 'the account was blocked', at: aware + 2 * hour }],
    proposed: [{ text: 'a limit for each account' }],
  },
}

export const incidentWith = (changes: Partial<IncidentInput> = {}) => defineIncident({ ...incidentInput, ...changes })

export const affected = (changes: Partial<AffectedSubject> = {}): AffectedSubject => ({
  subject: 'ida',
  certainty: 'confirmed',
  categories: [{ category: 'identity.name', level: 'full' }],
  protectedAddress: 'no',
  ...changes,
})

/** Only what an anonymous CV shows. */
export const anonymous = (changes: Partial<AffectedSubject> = {}): AffectedSubject =>
  affected({
    categories: [
      { category: 'identity.name', level: 'initials' },
      { category: 'qualification.role', level: 'full' },
    ],
    ...changes,
  })

export const scopeOf = (...subjects: readonly AffectedSubject[]): ScopeToTell => ({
  affected: { persons: exact(subjects.length, 'persons'), subjects },
  records: exact(subjects.length, 'records'),
})

export const assessed = (changes: Partial<AssessmentInput> = {}) =>
  assessBreach({ incident: incidentWith(), scope: scopeOf(affected()), harms: recruitment.harms, ...changes })

export const letterInput: LetterInput = {
  to: affected(),
  name: 'Ida Lund',
  incident: incidentWith(),
  date: Date.UTC(2024, 4, 10, 8),
  zone: 'Europe/Copenhagen',
  from: { name: 'Jobtorvet', address: ['Havnegade 1', '8000 Aarhus'] },
  authority: { name: 'the data protection authority', reach: 'complaints@authority.example' },
  recipients: [{ role: 'employer' }],
  happened: 'Somebody opened many CVs that they had no use for.',
  explanation: 'There was no limit to how many CVs one account could open.',
  measures: {
    taken: [{ text: 'we blocked the account', at: aware + 2 * hour }],
    planned: ['set a limit for each account'],
  },
  words: recruitment.words.en,
  harms: recruitment.harms,
}

/** The issues of a refusal, as `code path`; its own code where it has none. */
export function refusalOf(act: () => unknown): readonly string[] {
  try {
    act()
    return []
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.issues.length === 0 ? [error.code] : error.issues.map(({ code, path }) => `${code} ${path}`)
  }
}

/** What it was refused as. */
export function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.code
    throw error
  }
}
