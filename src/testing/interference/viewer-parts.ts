import type { LeftOut } from './bytes'

/** What a disclosure or an explanation holds for the house alone: it tells a record that is withheld from none, and may. */
const forTheHouse: Readonly<Record<string, readonly PropertyKey[]>> = {
  disclosure: ['decision', 'receipt'],
  explanation: ['categories', 'inside'],
}

/** Leaves out what is for the house alone, wherever it stands in an output; of a receipt, everything. */
export const isForTheHouse: LeftOut = (owner, key) => {
  const { kind } = owner as { readonly kind?: unknown }
  if (kind === 'receipt') return key !== 'kind'
  return typeof kind === 'string' && Object.hasOwn(forTheHouse, kind) && (forTheHouse[kind]?.includes(key) ?? false)
}
