import type { z } from 'zod'
import { type Issue, pointer } from '../vocabulary'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads plain JSON data as what a schema describes, or gives every issue; `path` is where the data stands. */
export function readJson<T>(schema: z.ZodType<T>, value: unknown, path = ''): Read<T> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, issues: result.error.issues.map((issue) => translate(issue, path)) }
}

/** zod's own messages echo keys and values; these name only what was expected. */
function translate(issue: z.core.$ZodIssue, root: string): Issue {
  const path = root + pointer(...issue.path.map(String))
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', path, message: `this must be of type ${issue.expected}` }
    case 'unrecognized_keys':
      return { code: 'unknown-key', path, message: 'there is a key here that does not belong' }
    default:
      return { code: 'wrong-shape', path, message: 'this has none of the shapes it may have' }
  }
}
