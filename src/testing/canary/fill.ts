import { core as zod } from 'zod'
import { type Issue, pointer, type SchemaLike, UsageError } from '../../vocabulary'
import type { Draft, Shape } from './draft'
import { dateObjectShapes } from './instants'
import { copyWith, isUnder, type Leaf } from './leaves'
import { Mint } from './mint'
import { bigintShapes, numberShapes } from './number-shapes'
import { guessedShapes, textShapes } from './text-shapes'

/** Path of a leaf → the marker that stands there. */
export type Markers = ReadonlyMap<string, Draft>

/** A leaf on its way to a marker: the next of its shapes is tried when a schema does not take this one. */
interface Attempt {
  readonly path: string
  readonly value: unknown
  readonly shapes: readonly Shape[]
  next: number
  draft: Draft | undefined
}

/** Puts a marker in every leaf that takes one. With a schema, the record with all its markers fits it, as it did before.
 *
 * @throws UsageError `record-does-not-fit` when the schema refuses the record as it was given
 */
export function fill(record: unknown, leaves: readonly Leaf[], schema: SchemaLike | undefined): Markers {
  const mint = new Mint(leaves)
  const attempts = leaves
    .filter(({ isKept }) => !isKept)
    .map(({ path, value }): Attempt => ({ path, value, shapes: shapesOf(value, schema), next: 0, draft: undefined }))
  for (const attempt of attempts) advance(attempt, mint)
  if (schema !== undefined) satisfy(record, attempts, schema, mint)
  return new Map(attempts.flatMap(({ path, draft }) => (draft === undefined ? [] : [[path, draft] as const])))
}

function shapesOf(value: unknown, schema: SchemaLike | undefined): readonly Shape[] {
  // Each list is for values of the type that was just looked at.
  if (typeof value === 'string') return (schema === undefined ? guessedShapes : textShapes)(value) as readonly Shape[]
  if (typeof value === 'number') return numberShapes(value) as readonly Shape[]
  if (typeof value === 'bigint') return bigintShapes as readonly Shape[]
  return value instanceof Date && !Number.isNaN(value.getTime()) ? (dateObjectShapes as readonly Shape[]) : []
}

function advance(attempt: Attempt, mint: Mint): void {
  attempt.draft = undefined
  while (attempt.draft === undefined && attempt.next < attempt.shapes.length) {
    const shape = attempt.shapes[attempt.next]
    if (shape !== undefined) attempt.draft = mint.make(attempt.path, attempt.value, String(attempt.next), shape)
    attempt.next++
  }
}

/** Tries all leaves at once, and goes on with those that the schema names; what it does not name is tried one by one. */
function satisfy(record: unknown, attempts: readonly Attempt[], schema: SchemaLike, mint: Mint): void {
  const wrong = issuesOf(record, schema)
  if (wrong.length > 0) {
    throw new UsageError('record-does-not-fit', 'the schema refuses the record before any marker is in it', wrong)
  }
  const alone = new Set<Attempt>()
  for (;;) {
    const issues = issuesOf(filled(record, attempts), schema)
    if (issues.length === 0) break
    const named = new Set(issues.flatMap(({ path }) => blamed(path, attempts)))
    for (const attempt of named) {
      if (issues.some(({ path }) => path === attempt.path)) advance(attempt, mint)
      else {
        attempt.draft = undefined
        alone.add(attempt)
      }
    }
    // What it names has no marker: something else in the record would have to be otherwise.
    if (named.size === 0) for (const attempt of attempts) if (takeBack(attempt)) alone.add(attempt)
  }
  for (const attempt of alone) tryAlone(record, attempts, attempt, schema, mint)
}

function takeBack(attempt: Attempt): boolean {
  const had = attempt.draft !== undefined
  attempt.draft = undefined
  return had
}

function tryAlone(
  record: unknown,
  attempts: readonly Attempt[],
  attempt: Attempt,
  schema: SchemaLike,
  mint: Mint,
): void {
  attempt.next = 0
  do advance(attempt, mint)
  while (attempt.draft !== undefined && issuesOf(filled(record, attempts), schema).length > 0)
}

/** The marked leaves that an issue can be about: the one it names, those below it, or the one that it is within. */
function blamed(path: string, attempts: readonly Attempt[]): readonly Attempt[] {
  const marked = attempts.filter(({ draft }) => draft !== undefined)
  const found = marked.filter((attempt) => isUnder(attempt.path, [path]) || isUnder(path, [attempt.path]))
  return path === '' || found.length > 0 ? found : blamed(path.slice(0, path.lastIndexOf('/')), attempts)
}

function filled(record: unknown, attempts: readonly Attempt[]): unknown {
  const replaced = attempts.flatMap(({ path, draft }) => (draft === undefined ? [] : [[path, draft.value] as const]))
  return copyWith(record, new Map(replaced))
}

/** What a schema has against a value, without the value; a check that throws, or that waits, counts against it. */
function issuesOf(value: unknown, schema: SchemaLike): readonly Issue[] {
  try {
    const result = zod.safeParse(schema as unknown as zod.$ZodType, value)
    if (result.success) return []
    return result.error.issues.map((issue) => ({
      code: 'record-does-not-fit',
      path: pointer(...issue.path.map(String)),
      message: 'this is not what the schema describes',
    }))
  } catch {
    return [{ code: 'record-does-not-fit', path: '', message: 'a check of the schema throws, or is asynchronous' }]
  }
}
