import { freezeDeep, type Issue, sortIssues, type VocabularyDefinition } from '../vocabulary'
import type { Notice } from './notice'
import { plainJson } from './plain-json'
import { readNotice } from './read-notice'

export type ParsedNotice =
  | { readonly ok: true; readonly notice: Notice }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads a notice from anything: a stored document, a request body. Gives a notice, or every issue, sorted.
 *
 * Never throws.
 */
export function parseNotice(vocabulary: VocabularyDefinition, document: unknown): ParsedNotice {
  const read = readNotice(vocabulary, plainJson(document))
  return read.ok
    ? Object.freeze({ ok: true, notice: freezeDeep(read.value) })
    : Object.freeze({ ok: false, issues: sortIssues(read.issues) })
}
