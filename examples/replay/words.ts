import type { FactsInput, Policy, RequestOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'

type Definition = typeof recruitment.vocabulary.definition

/** Requests, facts and policies in the words of recruitment. */
export type RecruitmentRequest = RequestOf<Definition>
export type RecruitmentFacts = FactsInput<Definition>
export type RecruitmentPolicy = Policy<Definition>
export type Role = RecruitmentRequest['viewer']['role']

/** Denmark grades no address (requirements §9.4): a Danish platform knows that of everybody, and looks nobody up. Whether
 * an address is protected is another question.
 */
export const denmark = { 'address.graded': false } as const satisfies RecruitmentFacts

/** Drawn anew for each run, for no figure depends on it: a deployment draws its key once and keeps it. */
export const pseudonymKey = crypto.getRandomValues(new Uint8Array(32))
