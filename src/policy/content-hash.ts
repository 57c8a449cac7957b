import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from './canonical-json'
import type { Policy } from './policy'

/** The content hash of a policy: equal for two policies that say the same, whatever order their rules stand in. */
export function contentHash(policy: Omit<Policy, 'hash' | 'kind'>): string {
  const { name, version, controller, assessment, vocabulary } = policy
  const rules = [...policy.rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const said = assessment === undefined ? {} : { assessment }
  const content = { name, version, controller, ...said, vocabulary, rules }
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))))
}
