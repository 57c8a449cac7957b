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

/** Leaves out the account of what is open and could not be read: it is for the house, and differs between two records that
 * show the same, a value that does not fit and none.
 */
export const isAccount: LeftOut = (owner, key) => {
  const { kind } = owner as { readonly kind?: unknown }
  if (kind === 'disclosure') return accounts.includes(key)
  return (
    (kind === 'receipt' && key === 'refusal') || (kind === 'explanation' && (key === 'inside' || key === 'refusal'))
  )
}
