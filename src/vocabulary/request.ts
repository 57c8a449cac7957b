import type { Act, Assurance, VocabularyDefinition } from './definition'
import type { PurposeOf, RoleOf } from './names'

/** Who asks. */
export interface Viewer<Role extends string = string> {
  /** The person's own id. Without one the viewer is not an individual: a shared login cannot be audited (JI-40). */
  readonly id?: string | undefined
  readonly role: Role
  readonly organisation?: string | undefined
  readonly assurance: Assurance
}

export const needKinds = ['vacancy', 'application', 'case', 'order'] as const

/** What a disclosure is needed for: an id in the host's books, and what kind of thing it is there. */
export interface Need {
  readonly kind: (typeof needKinds)[number]
  readonly id: string
}

export type Evidence = Readonly<Record<string, readonly string[]>>

/** Who asks, why and when. */
export interface DisclosureRequest<Role extends string = string, Purpose extends string = string> {
  readonly viewer: Viewer<Role>
  readonly purpose: Purpose
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  /** What the viewer does with the record. @defaultValue 'view' */
  readonly act?: Act | undefined
  /** What it is needed for: the vacancy, the case, the order of a court (TERMS-070). */
  readonly need?: Need | undefined
  /** Fact → ids of what shows that it is so: consents, versions of notices shown. They go into the receipt, and decide
   * nothing. */
  readonly evidence?: Evidence | undefined
  /** Which record, where the record itself does not say: `guard.decide` sees none, a JSON Resume has no id. */
  readonly record?: { readonly id?: string | undefined; readonly subject?: string | undefined }
}

export type RequestOf<D extends VocabularyDefinition> = DisclosureRequest<RoleOf<D>, PurposeOf<D>>
