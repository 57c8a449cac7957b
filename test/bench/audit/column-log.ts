import type { Receipt } from 'need-to-know'
import type { LogRecord } from 'need-to-know/audit'
import { receiptOfCv } from '../../audit/recruitment-log'
import { Random } from '../random'

/** Who is in the log, and when it was written. */
export const accounts = 20_000
export const organisations = 4000
export const subjects = 200_000
export const begins = Date.UTC(2024, 3, 8)
const lasts = 28 * 24 * 3_600_000

export const subjectId = (number: number): string => `subject-${number}`
export const recordId = (number: number): string => `cv of ${subjectId(number)}`
export const organisationId = (number: number): string => `organisation-${number}`

/** What receipts have in common that differ in viewer, subject and instant alone. */
export type Disclosure = Pick<Receipt, 'purpose' | 'act' | 'policy' | 'disclosed' | 'refusal' | 'obligations'>

/** Looks at CVs in personal and anonymous form, in lists, downloads; some for another purpose; some refused. */
export const disclosures: readonly Disclosure[] = [
  receiptOfCv('nobody', 'anonymous, online', { act: 'list' }),
  receiptOfCv('nobody', 'anonymous, online'),
  receiptOfCv('nobody', 'personal, online'),
  receiptOfCv('nobody', 'personal, online', { act: 'download' }),
  { ...receiptOfCv('nobody', 'anonymous, online'), purpose: 'approach' },
  receiptOfCv('nobody', 'offline (personal)'),
]

/** Of a hundred receipts, how many are of each disclosure. */
const shares = [30, 30, 25, 5, 5, 5] as const
const drawn = shares.flatMap((share, disclosure) => Array.from({ length: share }, () => disclosure))

/** Account → viewer: five to an organisation; one in five is an agency's, one in fifty is a consultant of the house's. */
export const viewers: readonly Receipt['viewer'][] = Array.from({ length: accounts }, (_, account) =>
  Object.freeze({
    id: `account-${account}`,
    role: account % 50 === 7 ? 'platform.consultant' : account % 5 === 3 ? 'agency' : 'employer',
    organisation: organisationId(account % organisations),
    assurance: 'substantial',
  }),
)

const records: readonly Receipt['record'][] = Array.from({ length: subjects }, (_, subject) =>
  Object.freeze({ kind: 'cv', id: recordId(subject), subject: subjectId(subject) }),
)

/** A log in memory by columns, 17 bytes to a receipt. The receipts are made as they are read, and share what they can.
 *
 * The same number of receipts is the same log, everywhere; it lasts four weeks, however many they are.
 */
export class ColumnLog implements Iterable<LogRecord> {
  readonly #account: Int32Array
  readonly #subject: Int32Array
  readonly #at: Float64Array
  readonly #disclosure: Uint8Array

  constructor(readonly size: number) {
    const random = new Random(size)
    this.#account = Int32Array.from({ length: size }, () => random.below(accounts))
    this.#subject = Int32Array.from({ length: size }, () => random.below(subjects))
    this.#disclosure = Uint8Array.from({ length: size }, () => random.pick(drawn))
    this.#at = Float64Array.from({ length: size }, (_, i) => begins + Math.floor((lasts * i) / size))
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

  #receipt(i: number): Receipt {
    const { purpose, act, policy, disclosed, refusal, obligations } = disclosures[
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
      evidence: undefined,
      refusal,
      obligations,
    }
  }
}
