import type { AffectedSubject } from '../breach/affected-subject'
import type { HarmTable } from '../breach/harm'
import type { Incident } from '../breach/incident-schema'
import type { VocabularyWords } from './vocabulary-words'

/** What a letter is made from. All texts are in the language of the letter, and go into it as they stand. */
export interface LetterInput {
  /** Whom it is to and about: there is no letter to anybody else (UWV-08). */
  readonly to: AffectedSubject
  /** How the person is addressed. Without it the letter begins without a name. */
  readonly name?: string
  readonly incident: Incident
  /** The instant it is dated from, not before anybody was aware; days are those of `zone`, as `Europe/Copenhagen`. */
  readonly date: number
  readonly zone: string
  readonly from: { readonly name: string; readonly address?: readonly string[] }
  /** Whom to complain to: GDPR 77. */
  readonly authority: { readonly name: string; readonly reach: string }
  /** Who saw it: a role of the vocabulary, or somebody by name. Where `to` has the roles of those who saw this very
   * person, or who may have, no other role.
   */
  readonly recipients: readonly ({ readonly role: string } | { readonly name: string })[]
  /** What happened: one text that holds for everybody, those included of whom it is only possible that anything was seen;
   * or one for those of whom something was, and one for the others (UWV-03).
   */
  readonly happened: string | { readonly confirmed: string; readonly possible: string }
  /** Why it could happen (TK-17). */
  readonly explanation: string
  /** What may come of it, and what to do, besides what follows from what was seen (UWV-19). */
  readonly consequences?: readonly string[]
  readonly advice?: readonly string[]
  /** At least one: GDPR 34(2) with 33(3)(d). */
  readonly measures: {
    readonly taken?: readonly { readonly text: string; readonly at: number }[]
    readonly planned?: readonly string[]
  }
  /** Says sorry (TK-17, JI-49). @defaultValue false: it is no mandatory part */
  readonly apology?: boolean
  /** In this language: as `recruitment.words.da`. */
  readonly words: VocabularyWords
  /** As `recruitment.harms`. Without it, the letter says that anything may come of it. */
  readonly harms?: HarmTable
}
