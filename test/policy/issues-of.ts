import { type Issue, UsageError } from 'need-to-know'

/** The UsageError that an attempt throws. */
export function usageErrorOf(attempt: () => unknown): UsageError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** The issues of the UsageError that an attempt throws, without their hints. */
export const issuesOf = (attempt: () => unknown): Issue[] =>
  usageErrorOf(attempt).issues.map(({ code, path, message }) => ({ code, path, message }))
