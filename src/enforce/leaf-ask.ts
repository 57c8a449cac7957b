import { isPromise, type SchemaLike } from '../vocabulary'
import { attempt } from './attempt'

/** Whether a leaf's schema accepts a value of the right type as it is. Never throws. */
export type LeafAsk = (value: unknown) => boolean

/** One of zod's checks: a format, a bound, a pattern, a refinement. */
interface SchemaCheck {
  readonly _zod: {
    readonly def: CheckDefinition
    readonly check: (payload: Payload) => unknown
  }
}
interface CheckDefinition {
  readonly check?: string
  readonly format?: string
  readonly normalize?: boolean
  readonly when?: (payload: Payload) => boolean
  /** The host's own function, of a `refine`. */
  readonly fn?: (value: unknown) => unknown
}

/** What zod hands from check to check. Its issues echo values: they are counted here, and go no further. */
interface Payload {
  value: unknown
  readonly issues: unknown[]
}

/** What zod 4 keeps of a schema beside its definition (the same in zod, zod/mini and zod/v4/core). */
interface Internals {
  readonly def: { readonly type: string; readonly checks?: readonly SchemaCheck[] }
  readonly traits?: ReadonlySet<string>
  readonly parse: (payload: Payload, context: object) => unknown
}

/** What a schema asks of a value beyond its type; undefined where it asks nothing.
 *
 * A check that throws, gives a promise or changes the value counts as *no*.
 */
export function askOf(schema: SchemaLike): LeafAsk | undefined {
  const steps = [...formatOf(schema), ...checksOf(schema).map(stepOf)]
  return steps.length === 0 ? undefined : (value) => passes(steps, value)
}

/** The name of a check that gives another value than it is given; undefined where there is none. */
export function changingCheckOf(schema: SchemaLike): string | undefined {
  const defs = checksOf(schema).map(({ _zod }) => _zod.def)
  const found = defs.find(({ check, normalize }) => check === 'overwrite' || normalize === true)
  return found && (found.check === 'overwrite' ? 'overwrite' : `${found.format} that is normalised`)
}

/** A copy: a list of checks that the host changes later is not looked at again. A format is a check of its own. */
function checksOf(schema: SchemaLike): readonly SchemaCheck[] {
  const { def, traits } = internalsOf(schema)
  const own = traits?.has('$ZodCheck') ? [schema as unknown as SchemaCheck] : []
  return [...own, ...(def.checks ?? [])]
}

function internalsOf(schema: SchemaLike): Internals {
  return schema._zod as unknown as Internals
}

type Step = (payload: Payload) => unknown

/** A template is not one of zod's checks: the schema's own parser reads it. */
function formatOf(schema: SchemaLike): readonly Step[] {
  const { def, parse } = internalsOf(schema)
  return def.type === 'template_literal' ? [(payload) => void parse(payload, {})] : []
}

function stepOf({ _zod: { def, check } }: SchemaCheck): Step {
  const { when, fn } = def
  const step = fn === undefined ? check : refineBy(fn)
  return when === undefined ? step : (payload) => (when(payload) ? step(payload) : undefined)
}

/** As zod's own check, which takes a promise of another realm for a yes. */
function refineBy(fn: (value: unknown) => unknown): Step {
  return ({ value, issues }) => {
    const answer = fn(value)
    if (!answer) issues.push(answer)
    return answer
  }
}

function passes(steps: readonly Step[], value: unknown): boolean {
  const given = value instanceof Date ? new Date(value) : value
  const payload: Payload = { value: given, issues: [] }
  const isAccepted = steps.every(
    (step) => attempt(() => !isPromise(step(payload))) === true && payload.issues.length === 0,
  )
  return isAccepted && Object.is(payload.value, given) && isSameTime(given, value)
}

/** A refinement may set another time on the date that it is given. */
function isSameTime(given: unknown, value: unknown): boolean {
  return !(value instanceof Date && given instanceof Date) || given.getTime() === value.getTime()
}
