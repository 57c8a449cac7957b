import { compare } from './subject-counter'
import type { AccountMarks } from './usage'

/** Something was decided of an account: by volume, or by a person. */
interface Entry {
  readonly account: string
  readonly isBlocked: boolean
  readonly at: number
  /** The latest that the account is known to have asked for anything. */
  readonly asked?: number | undefined
  /** Whether it stands in a part of a log that may have been counted before, when usages were merged. */
  readonly isAgain: boolean
}

/** Which accounts are blocked: by volume, or by a decision (UWV-11, UWV-14).
 *
 * Within one log the later entry counts, whatever instant it bears: a decision that is dated wrongly binds nobody for longer
 * than until the next. Between logs of several machines the later instant counts, and of two of one millisecond the block.
 */
export class AccountBook {
  readonly #marks = new Map<string, AccountMarks>()

  isBlocked(account: string): boolean {
    return this.#marks.get(account)?.isBlocked === true
  }

  /** What an account asked for up to this instant is forgotten: somebody has looked at it. */
  forgivenUpTo(account: string): number {
    return this.#marks.get(account)?.forgiven ?? Number.NEGATIVE_INFINITY
  }

  enter({ account, isBlocked, at, asked, isAgain }: Entry): void {
    const before = this.#marks.get(account)
    const last = isBlocked ? before?.blocked : before?.unblocked
    // The order in which two logs were written is not known: what is no later than the last of its kind is in here already.
    if (isAgain && last !== undefined && at <= last) return
    // Nobody has looked at what is still to come.
    const forgiven = isBlocked || asked === undefined ? undefined : Math.min(at, asked)
    const mark = isBlocked ? { blocked: at } : { unblocked: at }
    this.#marks.set(account, { account, isBlocked, at, ...latestMarks(before, { ...mark, forgiven }) })
  }

  absorb(accounts: readonly AccountMarks[]): void {
    for (const marks of accounts) {
      const before = this.#marks.get(marks.account)
      const { account, isBlocked, at } = before !== undefined && isLater(before, marks) ? before : marks
      this.#marks.set(account, { account, isBlocked, at, ...latestMarks(before, marks) })
    }
  }

  state(): readonly AccountMarks[] {
    return [...this.#marks.values()].sort((a, b) => compare(a.account, b.account))
  }
}

function isLater(a: AccountMarks, b: AccountMarks): boolean {
  return a.at === b.at ? a.isBlocked : a.at > b.at
}

type Instants = Pick<AccountMarks, 'blocked' | 'unblocked' | 'forgiven'>

function latestMarks(a: Instants | undefined, b: Instants): Instants {
  return {
    ...latest('blocked', a?.blocked, b.blocked),
    ...latest('unblocked', a?.unblocked, b.unblocked),
    ...latest('forgiven', a?.forgiven, b.forgiven),
  }
}

function latest(key: keyof Instants, a: number | undefined, b: number | undefined): Instants {
  if (a === undefined && b === undefined) return {}
  return { [key]: Math.max(a ?? Number.NEGATIVE_INFINITY, b ?? Number.NEGATIVE_INFINITY) }
}
