import { type Issue, pointer } from '../vocabulary'
import type { ConsentRecord } from './consent-record'
import type { Grounds } from './grounds'

/** The issue of a consent that names a text which the grounds do not have; undefined when they have it. `path` leads to
 * the record. Such a consent cannot be shown to have been informed (GDPR 4(11), 7(1)).
 */
export function unknownNotice({ texts }: Grounds, { notice }: ConsentRecord, path: string): Issue | undefined {
  const { name, version } = notice
  if (texts.some((text) => text.notice === name && text.version === version)) return undefined
  return {
    code: 'unknown-notice',
    path: path + pointer('notice'),
    message: 'the grounds have no notice of this name and version',
    hint: 'give `defineGrounds` every text that subjects were ever shown',
  }
}
