import { requireKnownKeys } from '../../vocabulary'
import type { Canaries, Sighting } from '../canaries'
import { finder } from '../canary/finder'
import { withoutDataKeys } from '../canary/keys'
import { leavesOf } from '../canary/leaves'
import type { MatcherResult } from './matcher-result'
import { ownNeedles } from './own-needles'

export interface LeakOptions {
  /** JSON Pointers of the fields that may be seen, with all below them. */
  readonly except?: readonly string[]
  /** Whether the failure message shows what was found: the values of the record. @defaultValue false */
  readonly showValues?: boolean
}

/** Passes when an output shows no field of a record, in any encoding.
 *
 * Of canaries that is any six letters or digits of any marker. Of a record as it is less is found: whole values that stand
 * by themselves, sixteen letters of a longer text, each part of a name, days in other orders, telephone numbers without
 * their country, what stands before the `@` of an e-mail address. No single words of other texts, nothing short, no other
 * readings of numbers: what must not show at all is looked for with `canaries`.
 *
 * An empty text, list or object is an output that shows nothing, and so is `null`, the view that is withheld. `undefined`
 * and functions are none. A key that is data is written `*` in the message, unless values are shown.
 *
 * @throws UsageError `nothing-marked` when there is nothing to look for: with `not`, too; `unmarkable-record`,
 * `output-too-large`, `unread-output` for what is not there, or still to come
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
  return found.map(({ path, encoding }) =>
    showValues
      ? `  ${path} (${encoding})${values.has(path) ? `: ${String(values.get(path))}` : ''}`
      : `  ${withoutDataKeys(path)} (${encoding})`,
  )
}
