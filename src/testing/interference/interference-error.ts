/** A field that told a difference: where it is in the record, and what it is. */
export interface TellingField {
  /** JSON Pointer; a key that is data of the record is `*` in it. */
  readonly path: string
  /** The categories of what is there; none for a key that the schema does not know. */
  readonly categories: readonly string[]
}

export interface InterferenceDetails {
  /** Which records: of the kind, or of one nested in it. */
  readonly on: string
  /** Where it showed: `view`, `decision`, `receipt`, `obligations`, `explanation`, `levels`, `required-facts`, `sealed`,
   * `count`, `order`, `error`, or the name of an output of the host's. */
  readonly shown: string
  readonly fields: readonly TellingField[]
  /** The rules that decided on the categories of these fields, by id. */
  readonly rules: readonly string[]
}

/** How to see the same case again: `nonInterference(guard, kind, { seed, path })`. */
export interface Replay {
  readonly seed: number
  /** fast-check's way to the shrunk case; empty when nothing was shrunk. */
  readonly path: string
}

/** Why a non-interference test failed. A closed set.
 *
 * - `interference`: two records that differ only in what is withheld came out differently
 * - `vacuous`: the cases could not have shown a difference
 */
export type InterferenceCode = 'interference' | 'vacuous'

/** Thrown by `nonInterference`.
 *
 * Holds no value of a record, unless the test asks with `showValues`.
 */
export class InterferenceError extends Error {
  override readonly name = 'InterferenceError'

  constructor(
    readonly code: InterferenceCode,
    message: string,
    readonly replay: Replay,
    /** What told; undefined when the cases were vacuous. */
    readonly details?: InterferenceDetails,
    /** The two lots of records, the request and the facts, where the test asked for them. */
    readonly values?: unknown,
  ) {
    super(message)
  }
}
