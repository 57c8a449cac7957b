import type { Receipt } from 'need-to-know'
import { defineAllowance, type OpenVacancy, openUsage, type UsageCounter } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { receiptOfCv } from '../../audit/recruitment-log'
import { Random } from '../random'
import { heldBytes } from './heap'

export interface AllowanceResult {
  /** Receipts in the log. */
  readonly receipts: number
  /** Releases in a second, each weighed and then counted: the last of the log. */
  readonly perSecond: number
  /** Requests in a second that are weighed only. */
  readonly weighedPerSecond: number
  /** Receipts that are in the window of 24 hours at the end. */
  readonly inWindow: number
  readonly counterBytes: number
  /** Bytes of the snapshot as JSON. */
  readonly snapshotBytes: number
  readonly refused: number
}

const accounts = 20_000
const organisations = 4000
const subjects = 200_000
const begins = Date.UTC(2024, 3, 8)

/** A release a tenth of a second on the average, day and night: 43 a day for an account, 216 for an organisation. */
const pause = 100

/** Each organisation has three vacancies open. */
const openOf: readonly (readonly OpenVacancy[])[] = Array.from({ length: organisations }, (_, organisation) =>
  Object.freeze(
    [0, 1, 2].map((i) => Object.freeze({ id: `vacancy-${organisation}-${i}`, positions: 1 + (organisation % 3) })),
  ),
)

const shapes = [
  receiptOfCv('nobody', 'anonymous, online', { act: 'list' }),
  receiptOfCv('nobody', 'anonymous, online'),
  receiptOfCv('nobody', 'personal, online'),
  receiptOfCv('nobody', 'personal, online', { act: 'download' }),
] as const
const drawn = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3].map((shape) => shapes[shape] as Receipt)

/** A stream of releases: the same one everywhere. Each is of somebody among those who suit the vacancy. */
export class ReleaseStream {
  readonly #random: Random
  #next: number

  constructor(seed = 1, next = 0) {
    this.#random = new Random(seed)
    this.#next = next
  }

  /** Releases that could come next. */
  fork(): ReleaseStream {
    return new ReleaseStream(this.#next, this.#next)
  }

  next(): { readonly receipt: Receipt; readonly open: readonly OpenVacancy[] } {
    const random = this.#random
    const account = random.below(accounts)
    const organisation = account % organisations
    const vacancy = random.below(3)
    const subject = (organisation * 131 + vacancy * 7919 + random.below(400)) % subjects
    const shape = random.pick(drawn)
    const receipt: Receipt = {
      ...shape,
      viewer: {
        id: `account-${account}`,
        role: 'employer',
        organisation: `organisation-${organisation}`,
        assurance: 'substantial',
      },
      need: { kind: 'vacancy', id: openOf[organisation]?.[vacancy]?.id ?? '' },
      at: begins + this.#next++ * pause,
      record: { kind: 'cv', id: `cv-${subject}`, subject: `subject-${subject}` },
    }
    return { receipt, open: openOf[organisation] ?? [] }
  }
}

type Release = ReturnType<ReleaseStream['next']>

const chunk = 10_000

/** Counts one log, and stops at each of these lengths, rising, to see how it goes. */
export function benchAllowance(sizes: readonly number[], say: (progress: string) => void): readonly AllowanceResult[] {
  const before = heldBytes()
  const stream = new ReleaseStream()
  const counter = openUsage(allowance)
  return sizes.map((size) => {
    fill(counter, stream, size - timedOf(size), (done) => say(`counting against the allowance: ${done} of ${size}`))
    say(`weighing against the allowance: at ${size}`)
    return at(size, counter, stream, before)
  })
}

const allowance = defineAllowance({}, recruitment.vocabulary)

/** How many of the releases before a size are timed. */
const timedOf = (size: number): number => Math.min(100_000, Math.floor(size / 2))

/** Counts what was released up to a length of the log. */
function fill(counter: UsageCounter, stream: ReleaseStream, size: number, say: (done: number) => void): void {
  while (counter.size < size) {
    counter.count(stream.next().receipt)
    if (counter.size % chunk === 0) say(counter.size)
  }
}

/** Each release is weighed, and counted if there is room: what is refused is not released. */
function at(size: number, counter: UsageCounter, stream: ReleaseStream, before: number): AllowanceResult {
  let [ms, timed, refused] = [0, 0, 0]
  while (counter.size < size) {
    const releases = chunkOf(stream, Math.min(chunk, size - counter.size))
    const start = performance.now()
    refused += countAll(counter, releases)
    ms += performance.now() - start
    timed += releases.length
  }
  return {
    receipts: size,
    perSecond: (1e3 * timed) / ms,
    weighedPerSecond: weighedPerSecond(counter, chunkOf(stream.fork(), chunk)),
    inWindow: Math.min(size, allowance.window / pause),
    counterBytes: heldBytes() - before,
    snapshotBytes: snapshotBytes(counter),
    refused,
  }
}

function weighedPerSecond(counter: UsageCounter, releases: readonly Release[]): number {
  const start = performance.now()
  for (const { receipt, open } of releases) counter.weigh(receipt, open)
  return (1e3 * releases.length) / (performance.now() - start)
}

function chunkOf(stream: ReleaseStream, length: number): Release[] {
  return Array.from({ length }, () => stream.next())
}

function countAll(counter: UsageCounter, releases: readonly Release[]): number {
  let refused = 0
  for (const { receipt, open } of releases) {
    if (counter.weigh(receipt, open).refusal === undefined) counter.count(receipt)
    else refused++
  }
  return refused
}

/** Part by part: whole it may be longer than a text can be. */
function snapshotBytes(counter: UsageCounter): number {
  const { counters, ...rest } = counter.usage()
  let bytes = JSON.stringify({ ...rest, counters: [] }).length
  for (const entry of counters) bytes += JSON.stringify(entry).length + 1
  return bytes
}
