import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Policy } from './policy'

/** The content hash of a policy: equal for two policies that say the same, whatever order their rules stand in. */
export function contentHash(policy: Omit<Policy, 'hash' | 'kind'>): string {
  const { name, version, controller, vocabulary } = policy
  const rules = [...policy.rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ name, version, controller, vocabulary, rules }))))
}

/** JSON with sorted keys and no white space, in the manner of RFC 8785. Requires JSON values without cycles. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
