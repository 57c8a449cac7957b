/** A value of a fact: `true` or `false` for a flag, a name from its list for an enumeration. */
export type Value = string | boolean

/** A situation in part: each named fact has the value, or one of the values, given. */
export type PartialSituation = Readonly<Record<string, Value | readonly Value[]>>

export interface CategoryDefinition {
  /** The levels between `withheld` and `full`, from the least to the most telling. */
  readonly forms?: readonly string[]
  /** Special category of personal data: GDPR Article 9(1). */
  readonly special?: boolean
  /** Names or locates the subject or its workplace. What is withheld of it is masked in the texts that are shown, and
   * a subject of whom it is shown counts more in an allowance. */
  readonly identifying?: true
  /** `true`: is about a person in every record, though it names none, as a gender is; no kind without a data subject holds it.
   * `false`: is about no person; no kind with a data subject holds it, and it is left out of the record of processing.
   */
  readonly personal?: boolean
  /** National identification numbers: only a statute lets them be disclosed (GDPR 87). */
  readonly nationalNumber?: true
}

/** What a host writes: every name its rules may use. Plain data; it travels inside each policy. */
export interface VocabularyDefinition {
  readonly roles: readonly string[]
  readonly purposes: readonly string[]
  /** Record kinds. */
  readonly kinds: readonly string[]
  /** Those of the kinds that have no data subject, as job ads have none: their rules need neither basis nor notice. */
  readonly kindsWithoutSubject?: readonly string[]
  /** Those of the kinds that an organisation keeps at the host for itself, as its controller (GDPR 4(7)); the host is its
   * processor (GDPR 28).
   */
  readonly kindsOfRecipients?: readonly string[]
  /** Classes of personal data, dotted: a rule on `identity` covers `identity.name`. */
  readonly categories: Readonly<Record<string, CategoryDefinition>>
  /** A flag, or the values of an enumeration from lowest to highest. */
  readonly facts: Readonly<Record<string, 'flag' | readonly string[]>>
  /** Scopes of consent, GDPR 6(1)(a); each is the flag `consent.<scope>`. */
  readonly consents?: readonly string[]
  /** Contracts with the subject, GDPR 6(1)(b); each is the flag `contract.<name>`. */
  readonly contracts?: readonly string[]
  /** Clauses of the notices shown to subjects, GDPR 13(1)(e); each is the flag `informed.<clause>`. */
  readonly notices?: readonly string[]
  /** Duties a disclosure may bring for the host. */
  readonly obligations?: readonly string[]
  /** Roles of public authorities: of these alone an access may be kept back from the subject for a time (GDPR 23). */
  readonly authorities?: readonly string[]
  /** Situations that cannot be; they disclose nothing. */
  readonly impossible?: readonly PartialSituation[]
}

/** The eIDAS levels of assurance of a login, lowest first: Regulation (EU) 910/2014, Article 8. */
export const assuranceLevels = ['none', 'low', 'substantial', 'high'] as const
export type Assurance = (typeof assuranceLevels)[number]

/** What a viewer does with a record, the least telling first: sees it in a list or among search results, opens it, takes a
 * copy away. View and download are two acts (UWV-02); a list that shows content is a release, too (UWV-35).
 */
export const acts = ['list', 'view', 'download'] as const
export type Act = (typeof acts)[number]

/** The role of the person whom the record is about. A permit to it needs no basis and no notice (GDPR 15). */
export const subjectRole = 'subject'
export type SubjectRole = typeof subjectRole

/** The category every record kind has: whether the record is there at all. `count` lets it be counted, not seen. */
export const existence = 'existence'
export type Existence = typeof existence
export const existenceForms = ['count'] as const
