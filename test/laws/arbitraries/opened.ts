import type { HistoryFacts } from 'need-to-know/history'

/** Facts of which a higher value opens, lowest first; unknown opens as little as the lowest. Of others not being so opens. */
const ordered: Readonly<Record<string, readonly (boolean | string)[]>> = {
  'cv.form': ['anonymous', 'personal'],
  'cv.presence': ['deleted', 'offline', 'online'],
}
const openWhenFalse: ReadonlySet<string> = new Set([
  ...['subject.restricted', 'subject.objected', 'relation.blocked', 'subject.followUp'],
  ...['address.protected', 'address.graded'],
])

/** The facts that are more open after than before, by name. */
export function opened(before: HistoryFacts, after: HistoryFacts): readonly string[] {
  return Object.keys(after).filter((name) => opennessOf(name, after) > opennessOf(name, before))
}

function opennessOf(name: string, facts: HistoryFacts): number {
  const value = (facts as Readonly<Record<string, boolean | string>>)[name]
  // A no opens no more than silence does.
  if (name === 'dialogue.answer') return value === 'interested' ? 1 : 0
  const levels = ordered[name] ?? (openWhenFalse.has(name) ? [true, false] : [false, true])
  return value === undefined ? 0 : levels.indexOf(value)
}
