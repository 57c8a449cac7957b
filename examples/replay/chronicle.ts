import { appendAll, type Event, type History } from 'need-to-know/history'

type WithoutId<E> = E extends unknown ? Omit<E, 'id'> : never

/** An event before it has an id. */
export type Happening = WithoutId<Event>

/** The history with these events, each numbered after `name`. One that is refused is a mistake in the replay itself.
 *
 * @throws Error with the codes of all issues
 */
export function chronicle(before: History, name: string, happenings: readonly Happening[]): History {
  const first = before.events.length + before.attempts.length
  const appended = appendAll(
    before,
    happenings.map((happening, i) => ({ ...happening, id: `${name}/${first + i}` })),
  )
  if (appended.ok) return appended.history
  const issues = appended.issues.map(({ code, path }) => `${code} at ${path}`)
  throw new Error(`the history of ${name} cannot be written: ${issues.join(', ')}`)
}
