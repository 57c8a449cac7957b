import type { FactsInput, VocabularyDefinition } from '../../vocabulary'
import type { RequestConstraints } from '../arbitrary/request-values'
import type { Observe } from './outputs'

/** What `nonInterference` is told. */
export interface NonInterferenceOptions<D extends VocabularyDefinition = VocabularyDefinition> {
  /** How many questions are asked, each of one record or two and their twins. @defaultValue 300 */
  readonly runs?: number
  /** Another seed, other cases. @defaultValue 1 */
  readonly seed?: number
  /** Replays one case, and no other: the path that an `InterferenceError` names, with its seed. A case that does not tell any
   * more is vacuous: a path that stays in a test tests nothing. */
  readonly path?: string
  /** Parts that every request has: `{ viewer: { role: 'employer' }, purpose: 'recruitment' }`. */
  readonly request?: RequestConstraints
  /** Facts that every question has. */
  readonly facts?: FactsInput<D>
  /** More outputs to compare, by name: what the host makes of a record for this viewer. Each is called for a record and for
   * its twin, and of a record that is withheld as a whole with undefined as well; what it throws is compared, too. What it
   * gives is to be read at once: no promise, no function, no stream. */
  readonly observe?: Readonly<Record<string, Observe>>
  /** Categories that must be put to the test: the run is vacuous when one of them was never withheld, in part at least, from
   * a viewer who saw the record. A prefix stands for all below it that the record kind has. */
  readonly categories?: readonly string[]
  /** Whether an error holds the two lots of records, the request and the facts. @defaultValue false */
  readonly showValues?: boolean
}
