import type { Receipt, Refusal } from '../../enforce'
import type { ContactRequest, TurnedAway } from '../log/log-record'

/** What an allowance is about: what was shown, who was got in touch with, and who asked in vain. */
export type Weighed = Receipt | ContactRequest | TurnedAway

export function isWeighed(record: { readonly kind: string }): record is Weighed {
  return record.kind === 'receipt' || record.kind === 'contactRequest' || record.kind === 'turnedAway'
}

/** Why it came to nothing; undefined for what did not. */
export function refusalOf(weighed: Weighed): Refusal | undefined {
  if (weighed.kind !== 'contactRequest') return weighed.refusal
  return weighed.allowed ? undefined : (weighed.refusal ?? 'policy')
}
