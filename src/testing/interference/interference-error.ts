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
  /** Where it showed: `view`, `decision`, `receipt`, `obligations`, `aboutOthers`, `explanation`, `levels`,
   * `required-facts`, `sealed`, `count`, `order`, `error`, `input` where something handed in was changed, the name of an
   * output of the host's or of a part that it adds to disclosures, `disclosure` where no single part of one tells, or words
   * to say that it did not come out the same twice. */
  readonly shown: string
  /** What was different; where a whole record told, or was changed, one entry with the path of the root. */
  readonly fields: readonly TellingField[]
  /** The rules that decided on the categories of these fields, by id. */
  readonly rules: readonly string[]
}

/** How to see the same case again: `nonInterference(guard, kind, { seed, path })`. */
export interface Replay {
  readonly seed: number
  /** fast-check's way to the shrunk case; empty when no single case is at fault. */
  readonly path: string
}

/** Why a non-interference test failed. A closed set.
 *
 * - `interference`: two records that differ only in what is withheld came out differently; a record that is withheld as a
 *   whole came out otherwise than none; the decision said more than the policy; or what was handed in was changed
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
