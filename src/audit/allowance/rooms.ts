import type { Allowance } from './allowance'
import type { CountedAct } from './counted-act'
import type { CompleteRelease } from './counted-release'
import { limitFor } from './limit'
import type { Openings } from './open-vacancies'
import type { SubjectCounter } from './subject-counter'
import type { UsageBook } from './usage-book'
import type { Nearest } from './verdict'

/** A release that is asked for: what it is of, and from when on what was released before counts with it. */
export interface Asked extends CompleteRelease {
  readonly tier: number
  readonly after: number
}

/** How one limit would stand with the release. */
export interface Room extends Nearest {
  readonly isExhausted: boolean
}

/** Every limit that a release comes under: of the account, of the organisation, and of what it is booked on. */
export function roomsFor(book: UsageBook, allowance: Allowance, asked: Asked, openings: Openings): readonly Room[] {
  const { vacancies, positions, positionsOf } = openings
  const { account, organisation, vacancy } = asked
  const open = vacancy === undefined ? undefined : positionsOf.get(vacancy)
  return asked.acts.flatMap((act) => {
    const limits = allowance[act]
    const ofAccount = useOf(book.get('account', act, account), asked)
    const ofOrganisation = useOf(book.get('organisation', act, organisation), asked)
    return [
      room('account', act, limitFor(limits.account, vacancies, positions), ofAccount),
      room('organisation', act, limitFor(limits.organisation, vacancies, positions), ofOrganisation),
      open === undefined
        ? room('vacancy', act, limitFor(limits.unbooked, vacancies, positions), useUnbooked(book, act, asked, openings))
        : room(
            'vacancy',
            act,
            limitFor(limits.vacancy, 1, open),
            useOf(book.get('vacancy', act, organisation, vacancy), asked),
          ),
    ]
  })
}

/** How much is used, and what a release would add; a count that is not exact cannot tell that it adds nothing. */
interface Use {
  readonly used: number
  readonly added: number
  readonly isExact: boolean
}

function useOf(counter: SubjectCounter, { subject, tier, after }: Asked): Use {
  return { used: counter.used(after), added: counter.added(subject, tier, after), isExact: counter.isExact }
}

/** What is booked on none counts together with what is booked on any that is not open. */
function useUnbooked(book: UsageBook, act: CountedAct, asked: Asked, { positionsOf }: Openings): Use {
  const own = useOf(book.get('booking', act, asked.account, asked.vacancy), asked)
  let used = 0
  for (const { ids, [act]: counter } of book.bookings(asked.account)) {
    const [, vacancy] = ids
    if (vacancy === undefined || !positionsOf.has(vacancy)) used += counter?.used(asked.after) ?? 0
  }
  return { ...own, used }
}

function room(scope: Room['scope'], act: CountedAct, limit: number, { used, added, isExact }: Use): Room {
  const total = used + added
  // Seeing the same person again takes no room, even where none is left: but nothing is had where there is none at all.
  const isFree = added === 0 && isExact && limit > 0
  // What is no number is within no limit.
  return { scope, act, used: total, limit, isExhausted: !(total <= limit) && !isFree }
}

/** The limit that is passed furthest, or come nearest to. */
export function tightest(rooms: readonly Room[]): Room | undefined {
  return rooms.reduce<Room | undefined>((a, b) => (a === undefined || isTighter(b, a) ? b : a), undefined)
}

function isTighter(a: Room, b: Room): boolean {
  return a.isExhausted === b.isExhausted ? share(a) > share(b) : a.isExhausted
}

function share({ used, limit }: Room): number {
  return used === 0 ? 0 : used / limit
}
