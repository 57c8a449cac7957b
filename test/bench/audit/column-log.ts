import type { Receipt } from 'need-to-know'
import type { LogRecord } from 'need-to-know/audit'
import { Random } from '../random'
import { kindOfLook, receiptOf, type Wish } from './looks'
import { accounts, begins, lasts, personOf, recordId, subjectId, subjects, viewers } from './population'

/** What receipts have in common that differ in viewer, subject and instant alone. */
export type Disclosure = Pick<
  Receipt,
  'purpose' | 'act' | 'policy' | 'disclosed' | 'evidence' | 'refusal' | 'obligations'
>

/** Looks in lists, at one CV, downloads; some for another purpose. */
const wishes: readonly Wish[] = [
  { purpose: 'recruitment', act: 'list' },
  { purpose: 'recruitment', act: 'view' },
  { purpose: 'recruitment', act: 'download' },
  { purpose: 'approach', act: 'view' },
]
/** Of a hundred looks, how many are of each. */
const shares = [30, 60, 5, 5] as const
const drawn = shares.flatMap((share, wish) => Array.from({ length: share }, () => wish))

const records: readonly Receipt['record'][] = Array.from({ length: subjects }, (_, subject) =>
  Object.freeze({ kind: 'cv', id: recordId(subject), subject: subjectId(subject) }),
)

/** A log in memory by columns, 17 bytes to a receipt. The receipts are made as they are read, and share what they can.
 *
 * Each is what a guard of the policy in force gave. The CVs of all but the first `open` subjects (an even number) had been
 * taken down before. The same numbers give the same log, everywhere; it lasts four weeks, however many receipts they are.
 */
export class ColumnLog implements Iterable<LogRecord> {
  /** By the numbers that the receipts have for them. */
  readonly disclosures: readonly Disclosure[]
  readonly #account: Int32Array
  readonly #subject: Int32Array
  readonly #at: Float64Array
  readonly #disclosure: Uint8Array

  constructor(
    readonly size: number,
    readonly open: number,
  ) {
    const random = new Random(size)
    const found = new FoundDisclosures()
    this.#account = new Int32Array(size)
    this.#subject = new Int32Array(size)
    this.#disclosure = new Uint8Array(size)
    this.#at = Float64Array.from({ length: size }, (_, i) => begins + Math.floor((lasts * i) / size))
    for (let i = 0; i < size; i++) {
      const at = this.#at[i] as number
      const account = random.below(accounts)
      const subject = thereAt(random.below(subjects), at)
      this.#account[i] = account
      this.#subject[i] = subject
      this.#disclosure[i] = found.numberOf(account, subject, at, random.pick(drawn), subject >= open)
    }
    this.disclosures = found.all
  }

  *[Symbol.iterator](): Generator<LogRecord> {
    for (let i = 0; i < this.size; i++) yield this.#receipt(i)
  }

  /** Rows of a table, tabs between the columns: index, account, subject, instant, disclosure. */
  rows(from: number, to: number): string {
    let text = ''
    for (let i = from; i < Math.min(to, this.size); i++) {
      text += `${i}\t${this.#account[i]}\t${this.#subject[i]}\t${this.#at[i]}\t${this.#disclosure[i]}\n`
    }
    return text
  }

  /** The receipt as the guard gives it: made anew, of this subject on its own facts. */
  fresh(i: number): Receipt {
    const [account, subject, at] = [this.#account[i], this.#subject[i], this.#at[i]] as [number, number, number]
    const { purpose, act } = this.disclosures[this.#disclosure[i] ?? 0] as Disclosure
    return receiptOf({ account, subject, at, wish: { purpose: purpose ?? '', act }, isTakenDown: subject >= this.open })
  }

  #receipt(i: number): Receipt {
    const { purpose, act, policy, disclosed, evidence, refusal, obligations } = this.disclosures[
      this.#disclosure[i] ?? 0
    ] as Disclosure
    return {
      kind: 'receipt',
      viewer: viewers[this.#account[i] ?? 0] as Receipt['viewer'],
      purpose,
      act,
      need: undefined,
      at: this.#at[i],
      record: records[this.#subject[i] ?? 0] as Receipt['record'],
      policy,
      disclosed,
      evidence,
      refusal,
      obligations,
    }
  }
}

/** A subject whose CV is there: every second number has had one since before the log. */
function thereAt(subject: number, at: number): number {
  return personOf(subject).createdAt <= at ? subject : subject + 1
}

/** What guards disclosed, each list once. */
class FoundDisclosures {
  readonly all: Disclosure[] = []
  readonly #ofKind = new Map<number, number>()
  readonly #numbers = new Map<string, number>()

  numberOf(account: number, subject: number, at: number, wish: number, isTakenDown: boolean): number {
    const look = { account, subject, at, wish: wishes[wish] as Wish, isTakenDown }
    const kind = kindOfLook(look, wish)
    const number = this.#ofKind.get(kind) ?? this.#add(receiptOf(look))
    this.#ofKind.set(kind, number)
    return number
  }

  #add({ purpose, act, policy, disclosed, evidence, refusal, obligations }: Receipt): number {
    const disclosure = { purpose, act, policy, disclosed, evidence, refusal, obligations }
    const key = JSON.stringify(disclosure)
    const number = this.#numbers.get(key) ?? this.all.push(disclosure) - 1
    this.#numbers.set(key, number)
    return number
  }
}
