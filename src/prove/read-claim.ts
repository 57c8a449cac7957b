import { z } from 'zod'
import { conditionSchema, plainJson, readJson } from '../policy'
import { UsageError } from '../vocabulary'
import type { Comparison, SeesClaim, Standpoint } from './claim'

const names = z.array(z.string())
const bounds = { where: conditionSchema, except: conditionSchema }

const seesClaim = z.strictObject({
  kind: z.enum(['never', 'always']),
  to: z.union([z.literal('*'), names]),
  categories: names,
  on: z.union([z.literal('*'), names]),
  atLeast: z.string().exactOptional(),
  ...bounds,
})

const standpoint = z.record(z.string(), z.union([z.string(), z.boolean()]))
const comparison = z.strictObject({ kind: z.enum(['same', 'no-more']), as: standpoint, ...bounds })

/** A claim as plain data, its words not yet looked up.
 *
 * @throws UsageError `invalid-claim` with every issue: what is no claim, or says something that would be passed over
 */
export function readSeesClaim(claim: unknown): SeesClaim {
  const hint = 'a claim is `never` or `always` with what is seen; a viewer is compared by `sameAs` or `noMoreThan`'
  const isClaim = typeof claim === 'object' && claim !== null && 'kind' in claim && 'categories' in claim
  if (!isClaim) throw notAClaim('this is no claim', hint)
  return read(seesClaim, claim, hint)
}

/** The viewer and the comparison, as plain data.
 *
 * @throws UsageError `invalid-claim`
 */
export function readComparison(of: unknown, second: unknown): { of: Standpoint; comparison: Comparison } {
  return {
    of: read(standpoint, of, 'a comparison is of a viewer') as Standpoint,
    comparison: read(comparison, second, 'a viewer is compared by `sameAs` or `noMoreThan`') as Comparison,
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown, hint: string): T {
  // A copy with a bound: a condition whose parts are shared a thousandfold is small in memory and endless to walk.
  const json = plainJson(value)
  if (json === undefined) throw notAClaim('this is no plain data, or too much of it', hint)
  const result = readJson(schema, json)
  if (result.ok) return result.value
  throw new UsageError('invalid-claim', 'the claim cannot be read', result.issues)
}

function notAClaim(message: string, hint: string): UsageError {
  return new UsageError('invalid-claim', 'the claim cannot be read', [{ code: 'not-a-claim', path: '', message, hint }])
}
