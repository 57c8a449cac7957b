import { requireKnownKeys, type SchemaLike, UsageError } from '../vocabulary'
import { fill } from './canary/fill'
import { type FindOptions, finder, nothingMarked, requirePointers } from './canary/finder'
import { keysOf } from './canary/keys'
import { copyWith, isUnder, leavesOf } from './canary/leaves'
import type { Needle } from './canary/needle'
import type { Sighting } from './canary/search'
import { keyNeedles } from './matcher/own-needles'

export type { FindOptions } from './canary/finder'
export type { Sighting } from './canary/search'

export interface CanaryOptions {
  /** The zod 4 schema of the record: what carries the markers still fits it. Without one, the shape of each value is
   * guessed from the value that is there (an e-mail address, a date, digits …). */
  readonly schema?: SchemaLike
  /** JSON Pointers of fields that stay as they are, with all below them: ids that facts are read from, for instance. */
  readonly keep?: readonly string[]
}

/** A record full of markers, and the means to find them again. It prints and serialises without any of them. */
export interface Canaries<T = unknown> {
  readonly kind: 'canaries'
  /** A fresh copy of the record with the markers in it. */
  readonly record: T
  /** JSON Pointers of the marked fields, in the order of the record. */
  readonly paths: readonly string[]
  /** JSON Pointers of the fields without a marker: kept ones, booleans, `null`, literals, what is too tightly bound; then,
   * with `*`, the tables whose keys are data: `/byName/*`. Those keys stay, and `find` looks for them as they are. */
  readonly unmarked: readonly string[]
  /** Which marked fields an output shows, and how they were written: anything may be given, a text, a response, an error,
   * bytes, a log. Any six letters or digits of a marker in a row give it away.
   *
   * @throws UsageError `nothing-marked` when every field is excepted; `output-too-large`
   */
  find(output: unknown, options?: FindOptions): readonly Sighting[]
}

/** Fills every field of a record with a marker that is in no other field (INV-04).
 *
 * The markers depend on nothing but the record: the same tomorrow. Keys stay, so do booleans, and so do strings and
 * numbers for which the schema accepts no marker; `unmarked` lists them. A key that is written like no name of a program is
 * data: it is listed and looked for as it is. The caller's object is not changed.
 *
 * @throws UsageError `unmarkable-record` for what is no plain data, `record-does-not-fit`, `nothing-marked` when no field
 * takes a marker: nothing could ever be found
 */
export function canaries<T>(record: T, options: CanaryOptions = {}): Canaries<T> {
  requireKnownKeys('the options of canaries', options, ['schema', 'keep'])
  const { schema, keep = [] } = options
  requirePointers('keep', keep)
  if (schema !== undefined && schema?._zod?.def === undefined) {
    throw new UsageError('wrong-type', 'the schema of canaries is one of zod 4')
  }
  const leaves = leavesOf(record, keep)
  const markers = fill(record, leaves, schema)
  const filled = copyWith(record, new Map([...markers].map(([path, { value }]) => [path, value]))) as T
  const marked = [...markers].map(([path, { text, cores }]): Needle => ({ path, text, cores }))
  if (marked.length === 0) throw nothingMarked('no field of the record takes a marker')
  const keys = keyNeedles(record).filter(({ path }) => !isUnder(path, keep))
  const needles = [...marked, ...keys]
  const unmarked = [
    ...leaves.map(({ path }) => path).filter((path) => !markers.has(path)),
    ...new Set(keysOf(record).map(({ path }) => path)),
  ]
  const shown = {
    kind: 'canaries',
    paths: Object.freeze([...markers.keys()]),
    unmarked: Object.freeze(unmarked),
  } as const
  const hidden = { find: finder(needles), toJSON: () => shown }
  const result = Object.defineProperties(
    { ...shown },
    {
      // Whatever prints an object reads what can be enumerated, or its own `toJSON`: neither has a marker.
      record: { get: () => filled },
      find: { value: hidden.find },
      toJSON: { value: hidden.toJSON },
    },
  )
  return Object.freeze(result) as Canaries<T>
}
