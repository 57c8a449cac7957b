import {
  type CategoryPrefixOf,
  freezeDeep,
  type NoticeOf,
  type PurposeOf,
  quote,
  type RoleOf,
  requireKnownKeys,
  UsageError,
  type VocabularyDefinition,
} from '../vocabulary'
import type { Controller, Notice } from './notice'
import type { OneOrMore } from './one-or-more'
import { plainJson } from './plain-json'
import { readNotice } from './read-notice'

export interface NoticeClauseInput<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly clause: NoticeOf<D>
  readonly recipients: OneOrMore<RoleOf<D>>
  readonly categories: OneOrMore<CategoryPrefixOf<D>>
  readonly purposes: OneOrMore<PurposeOf<D>>
  readonly trigger: OneOrMore<string>
}

export interface NoticeInput<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly name: string
  readonly version: string
  readonly language: string
  readonly controller: Controller
  readonly clauses: readonly NoticeClauseInput<D>[]
}

/** Checks a notice against the names of a vocabulary, and freezes it.
 *
 * @throws UsageError `invalid-notice` with every issue, sorted; `unknown-key` for what nobody would read
 */
export function defineNotice<D extends VocabularyDefinition>(vocabulary: D, input: NoticeInput<D>): Notice {
  requireKnownKeys('a notice', input, ['name', 'version', 'language', 'controller', 'clauses'])
  const read = readNotice(vocabulary, plainJson({ kind: 'notice', ...input }))
  if (read.ok) return freezeDeep(read.value)
  throw new UsageError('invalid-notice', `notice ${quote(input.name)} cannot be used`, read.issues)
}
