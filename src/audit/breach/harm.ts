import { closestName } from './closest-name'

/** What can come of it when a category is seen by somebody who should not see it. A closed set.
 *
 * - `recognition`: somebody who knows the person finds out whom it is about, though no name is there (AMB-18)
 * - `contact`: unwanted messages and calls, and messages that pretend to come from somebody else
 * - `identityFraud`: somebody acts in the person's name
 * - `whereabouts`: somebody comes to where the person lives
 * - `confidence`: what was told in confidence is known
 * - `unfairTreatment`: the person is treated worse because of what was seen
 */
export const harmKinds = [
  'recognition',
  'contact',
  'identityFraud',
  'whereabouts',
  'confidence',
  'unfairTreatment',
] as const
export type Harm = (typeof harmKinds)[number]

/** Category or prefix → what can come of it, at every level or by level. What is not named may come to anything. */
export type HarmTable = Readonly<Record<string, readonly Harm[] | Readonly<Record<string, readonly Harm[]>>>>

/** What can come of a category that was seen at a level: the longest name in the table that covers it. Undefined where the
 * table says nothing: that is no sign of safety.
 */
export function harmsOf(table: HarmTable, category: string, level: string): readonly Harm[] | undefined {
  const closest = closestName(Object.keys(table), category)
  const harms = closest === undefined ? undefined : table[closest]
  if (harms === undefined || isList(harms)) return harms
  return Object.hasOwn(harms, level) ? harms[level] : undefined
}

/** What can come of all that was seen together: each harm once, in the order of the closed set, and `unknown` last, where
 * the table says nothing of something. Empty where the table says of everything that nothing comes of it.
 */
export function harmsIn(
  table: HarmTable,
  seen: readonly { readonly category: string; readonly level: string }[],
): readonly (Harm | 'unknown')[] {
  const found = new Set(
    seen.flatMap(({ category, level }): readonly string[] => harmsOf(table, category, level) ?? ['unknown']),
  )
  const known = harmKinds.filter((harm) => found.has(harm))
  return known.length === found.size ? known : [...known, 'unknown']
}

function isList(harms: HarmTable[string]): harms is readonly Harm[] {
  return Array.isArray(harms)
}
