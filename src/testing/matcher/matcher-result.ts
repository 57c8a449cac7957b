/** What a matcher answers, as `expect.extend` of vitest and jest takes it. */
export interface MatcherResult {
  readonly pass: boolean
  /** Made only when it is needed: for a failure, with `not` the other way round. */
  readonly message: () => string
}
