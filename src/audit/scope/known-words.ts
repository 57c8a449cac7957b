import { acts, assuranceLevels, rolesOf, type VocabularyDefinition } from '../../vocabulary'

/** The names that say something: those of a vocabulary. Any other may be a wrong spelling of each of them. */
export class KnownWords {
  readonly #roles: ReadonlySet<string>
  readonly #purposes: ReadonlySet<string>
  readonly #kinds: ReadonlySet<string>

  constructor(vocabulary: VocabularyDefinition) {
    this.#roles = new Set(rolesOf(vocabulary))
    this.#purposes = new Set(vocabulary.purposes)
    this.#kinds = new Set(vocabulary.kinds)
  }

  role(role: string | undefined): string | undefined {
    return role !== undefined && this.#roles.has(role) ? role : undefined
  }

  purpose(purpose: string | undefined): string | undefined {
    return purpose !== undefined && this.#purposes.has(purpose) ? purpose : undefined
  }

  kind(kind: string | undefined): string | undefined {
    return kind !== undefined && this.#kinds.has(kind) ? kind : undefined
  }

  act(act: string | undefined): string | undefined {
    return acts.find((each) => each === act)
  }

  assurance(assurance: string | undefined): string | undefined {
    return assuranceLevels.find((each) => each === assurance)
  }
}
