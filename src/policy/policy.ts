import type { VocabularyDefinition } from '../vocabulary'
import type { Rule } from './rule'

/** What a lawyer said of a policy, and when: a later one may find that what was allowed never was (NAV-14). */
export interface Assessment {
  /** Who assessed it. */
  readonly by: string
  /** The day: ISO 8601, `YYYY-MM-DD`. */
  readonly date: string
  /** The result, in a sentence or two. */
  readonly text: string
  /** Where the whole of it is kept. */
  readonly reference?: string
}

/** A named, versioned set of rules with the vocabulary they are written in. Plain frozen data, serialisable as JSON. */
export interface Policy<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'policy'
  readonly name: string
  readonly version: string
  /** Who answers for the processing: a public authority cannot rely on 6(1)(f). */
  readonly controller: 'private' | 'public-authority'
  /** The legal assessment that it rests on. */
  readonly assessment?: Assessment
  readonly vocabulary: D
  readonly rules: readonly Rule[]
  /** SHA-256 over the canonical JSON of everything else, as 64 hex digits; the order of the rules does not count. */
  readonly hash: string
}
