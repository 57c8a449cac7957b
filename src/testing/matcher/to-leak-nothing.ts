import { requireKnownKeys } from '../../vocabulary'
import type { Canaries, Sighting } from '../canaries'
import { finder } from '../canary/finder'
import { leavesOf } from '../canary/leaves'
import type { MatcherResult } from './matcher-result'
import { ownNeedles } from './own-needles'

export interface LeakOptions {
  /** JSON Pointers of the fields that may be seen, with all below them. */
  readonly except?: readonly string[]
  /** Whether the failure message shows what was found: the values of the record. @defaultValue false */
  readonly showValues?: boolean
}

/** Passes when an output shows no field of a record, in any encoding: of canaries, or of a record as it is.
 *
 * @throws UsageError `nothing-marked` when there is nothing to look for: with `not`, too; `unmarkable-record`,
 * `output-too-large`
 */
export function toLeakNothing(received: unknown, of: unknown, options: LeakOptions = {}): MatcherResult {
  requireKnownKeys('the options of toLeakNothing', options, ['except', 'showValues'])
  const { except = [], showValues = false } = options
  const { find, record } = isCanaries(of) ? of : { find: finder(ownNeedles(of)), record: of }
  const found = find(received, { except })
  const pass = found.length === 0
  const message = () =>
    pass
      ? 'expected the output to show some field of the record, but it shows none'
      : [
          'expected the output to show no field of the record, but it shows:',
          ...describe(found, record, showValues),
        ].join('\n')
  return { pass, message }
}

function isCanaries(value: unknown): value is Canaries {
  if (typeof value !== 'object' || value === null) return false
  return Reflect.get(value, 'kind') === 'canaries' && typeof Reflect.get(value, 'find') === 'function'
}

function describe(found: readonly Sighting[], record: unknown, showValues: boolean): readonly string[] {
  // Canaries may keep what is no plain data; their marked fields are.
  const values = new Map(showValues ? leavesOf(record, ['']).map(({ path, value }) => [path, value]) : [])
  return found.map(
    ({ path, encoding }) => `  ${path} (${encoding})${showValues ? `: ${String(values.get(path))}` : ''}`,
  )
}
