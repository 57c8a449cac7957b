import { isUnreadAccount } from '../../enforce/unread-account'
import type { LeftOut } from './bytes'

/** What a disclosure or an explanation holds for the house alone: it tells a record that is withheld from none, and may. */
const forTheHouse: Readonly<Record<string, readonly PropertyKey[]>> = {
  disclosure: ['decision', 'receipt', 'unread', 'refusal'],
  explanation: ['categories', 'inside', 'refusal'],
}

/** Leaves out what is for the house alone, wherever it stands in an output; of a receipt, everything. */
export const isForTheHouse: LeftOut = (owner, key) => {
  const { kind } = owner as { readonly kind?: unknown }
  if (kind === 'receipt') return key !== 'kind'
  return typeof kind === 'string' && Object.hasOwn(forTheHouse, kind) && (forTheHouse[kind]?.includes(key) ?? false)
}

/** Parts of a disclosure that say what could not be read. */
export const accounts: readonly PropertyKey[] = ['unread', 'refusal']

/** Leaves out the account of what is open and could not be read. It is for the house, and differs between two records that
 * show the same: a value that does not fit its schema, and none.
 *
 * Of a disclosure that is `unread` and `refusal`, of a receipt `refusal`. Of an explanation it is `refusal`, and the lines of
 * `inside` that name what could not be read; all else of it is compared: levels, rules, grounds, missing facts, what
 * would change it, and what is said to the viewer.
 */
export const isAccount: LeftOut = (owner, key) => {
  const { kind } = owner as { readonly kind?: unknown }
  if (kind === 'disclosure') return accounts.includes(key)
  if (kind === 'explanation' && key === 'inside') return withoutAccount
  return (kind === 'receipt' || kind === 'explanation') && key === 'refusal'
}

function withoutAccount(inside: unknown): unknown {
  if (typeof inside !== 'string') return inside
  return inside.split('\n').filter((line) => !isUnreadAccount(line))
}
