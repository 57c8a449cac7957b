import type { VocabularyDefinition } from '../vocabulary'
import type { Rule } from './rule'

/** A named, versioned set of rules with the vocabulary they are written in. Plain frozen data, serialisable as JSON. */
export interface Policy<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'policy'
  readonly name: string
  readonly version: string
  /** Who answers for the processing: a public authority cannot rely on 6(1)(f). */
  readonly controller: 'private' | 'public-authority'
  readonly vocabulary: D
  readonly rules: readonly Rule[]
  /** SHA-256 over the canonical JSON of everything else, as 64 hex digits; the order of the rules does not count. */
  readonly hash: string
}
