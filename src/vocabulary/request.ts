import type { Assurance, VocabularyDefinition } from './definition'
import type { PurposeOf, RoleOf } from './names'

/** Who asks. */
export interface Viewer<Role extends string = string> {
  /** The person's own id. Without one the viewer is not an individual: a shared login cannot be audited (JI-40). */
  readonly id?: string | undefined
  readonly role: Role
  readonly organisation?: string | undefined
  readonly assurance: Assurance
}

/** Who asks, why and when. */
export interface DisclosureRequest<Role extends string = string, Purpose extends string = string> {
  readonly viewer: Viewer<Role>
  readonly purpose: Purpose
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  /** Which record, where the record itself does not say: `guard.decide` sees none, a JSON Resume has no id. */
  readonly record?: { readonly id?: string | undefined; readonly subject?: string | undefined }
}

export type RequestOf<D extends VocabularyDefinition> = DisclosureRequest<RoleOf<D>, PurposeOf<D>>
