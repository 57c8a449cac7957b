/** Who answers for the processing, and how to reach it: GDPR 13(1)(a), TERMS-002. */
export interface Controller {
  readonly name: string
  readonly address: string
  readonly country: string
  readonly email: string
  /** The number in the register of businesses of its country. */
  readonly businessNumber: string
}

/** What one clause tells the subject: who will see which data, what for, and what sets it off (JI-28). */
export interface NoticeClause {
  /** One of the vocabulary's `notices`. */
  readonly clause: string
  /** Roles: GDPR 13(1)(e). */
  readonly recipients: readonly string[]
  /** Categories, or prefixes that cover all below them. */
  readonly categories: readonly string[]
  readonly purposes: readonly string[]
  /** Names of acts of the subject, as `cvCreated`: the notice is shown before each of them. */
  readonly trigger: readonly string[]
}

/** One version of a text that is shown to subjects, in one language. Plain frozen data, serialisable as JSON. */
export interface Notice {
  readonly kind: 'notice'
  readonly name: string
  readonly version: string
  /** A language tag, as `da`. */
  readonly language: string
  readonly controller: Controller
  readonly clauses: readonly NoticeClause[]
}
