import type { ViewerClass } from '../../history'
import { rolesOf, type VocabularyDefinition } from '../../vocabulary'

/** The classes of viewers that are asked about: whose entries are judged, and whose are not. */
export class JudgedViewers {
  readonly #roles: ReadonlySet<string>
  readonly #purposes: ReadonlySet<string>
  readonly #kinds: ReadonlySet<string>

  constructor(
    vocabulary: VocabularyDefinition,
    readonly viewers: readonly ViewerClass[],
  ) {
    this.#roles = new Set(rolesOf(vocabulary))
    this.#purposes = new Set(vocabulary.purposes)
    this.#kinds = new Set(vocabulary.kinds)
  }

  /** A role of the vocabulary; any other says nothing. */
  role(role: string | undefined): string | undefined {
    return role !== undefined && this.#roles.has(role) ? role : undefined
  }

  purpose(purpose: string | undefined): string | undefined {
    return purpose !== undefined && this.#purposes.has(purpose) ? purpose : undefined
  }

  /** A kind of record that there is. */
  kind(kind: string | undefined): string | undefined {
    return kind !== undefined && this.#kinds.has(kind) ? kind : undefined
  }

  /** Whether somebody of this role, for this purpose, may be of a class: what is not known may be. */
  has(role: string | undefined, purpose: string | undefined): boolean {
    return this.viewers.some((each) => (role ?? each.role) === each.role && (purpose ?? each.purpose) === each.purpose)
  }
}
