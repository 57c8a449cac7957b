import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { hasLoneSurrogate } from './form-projector'
import type { Asked } from './standing'

/** A pseudonym of an identifier: HMAC-SHA-256 under the host's key, 128 bits as hex.
 *
 * Different for each viewer organisation, so that two cannot put their copies together, and for each record kind, so
 * that a named dialogue does not lead to the anonymous CV (JI-37; GDPR 4(5)).
 */
export function pseudonym(
  key: Uint8Array,
  { organisation, id }: Pick<Asked['viewer'], 'organisation' | 'id'>,
  kind: string,
  identifier: string,
): string | undefined {
  const reader = organisation ?? id
  if (reader === undefined) return undefined
  // A viewer of no organisation has pseudonyms of their own, even under the name of one.
  const message = JSON.stringify([...(organisation === undefined ? [null] : []), reader, kind, identifier])
  // Unpaired halves would all become the same replacement character, and two identifiers one pseudonym.
  if (hasLoneSurrogate(reader) || hasLoneSurrogate(identifier)) return undefined
  return bytesToHex(hmac(sha256, key, utf8ToBytes(message))).slice(0, 32)
}
