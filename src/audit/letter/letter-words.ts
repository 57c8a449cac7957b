import type { AffectedSubject } from '../breach/affected-subject'
import type { Certainty } from '../breach/certainty'
import type { Harm } from '../breach/harm'

/** Seen for certain, or possibly (UWV-03). */
type Sureness = AffectedSubject['certainty']

interface ActWords {
  readonly list: string
  readonly view: string
}

/** The sentences of a letter in one language. What they need is handed to them: none has a gap to be filled in. */
export interface LetterWords {
  date(day: number, month: number, year: number): string
  readonly title: Readonly<Record<Sureness, string>>
  greeting(name: string | undefined): string
  readonly opening: Readonly<Record<Sureness, string>>
  readonly headings: {
    readonly happened: string
    readonly explanation: string
    readonly data: Readonly<Record<Sureness, string>>
    readonly recipients: Readonly<Record<Sureness, string>>
    readonly consequences: string
    readonly measures: string
    readonly advice: string
    readonly questions: string
  }
  readonly when: {
    on(day: string): string
    between(from: string, to: string): string
    since(from: string): string
    until(to: string): string
    readonly unknown: string
    aware(day: string): string
  }
  readonly data: Readonly<Record<Sureness, string>>
  /** What else may have been seen of somebody of whom something was. */
  readonly further: string
  /** What the log says was done, of what was seen for certain. */
  readonly acts: ActWords
  /** The same where several things were seen in several ways: the log does not say which was seen how. */
  readonly someActs: ActWords & { readonly download: string }
  /** Whether copies were taken, and how sure that is; `unknown` where nothing is known of it. */
  readonly downloads: Readonly<Record<Certainty | 'unknown', string>>
  /** Said where no name and no way to reach the person was seen, as far as anybody knows: text may hold both (AMB-18). */
  readonly anonymous: string
  /** Says "if", and stands in every letter: none must tell whoever opens it that the address is protected. */
  readonly protectedAddress: string
  readonly recipients: Readonly<Record<Sureness, string>>
  readonly consequences: Readonly<Record<Harm | 'unknown', string>>
  readonly advice: Readonly<Record<Harm | 'unknown', string>>
  taken(day: string, measure: string): string
  readonly planned: string
  readonly apology: string
  contact(role: 'dpo' | 'contactPoint', name: string, reach: string): string
  complaint(authority: string, reach: string): string
  readonly closing: string
}
