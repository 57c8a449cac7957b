/** One thing wrong with a document of the host's: a vocabulary, a policy, a record definition.
 *
 * `path` is a JSON Pointer into the document (RFC 6901). No issue ever holds a value from a record; names that the
 * author of the document wrote may appear in backticks.
 */
export interface Issue {
  readonly code: string
  readonly path: string
  readonly message: string
  readonly hint?: string
}

/** Issues in a fixed order: by path, numbers compared as numbers, then by code. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
  return Object.freeze([...issues].sort((a, b) => comparePaths(a.path, b.path) || compare(a.code, b.code)))
}

function comparePaths(a: string, b: string): number {
  const left = a.split('/')
  const right = b.split('/')
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareSegments(left[i] ?? '', right[i] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareSegments(a: string, b: string): number {
  const bothNumbers = /^\d+$/.test(a) && /^\d+$/.test(b)
  return bothNumbers ? Number(a) - Number(b) : compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A name of the author's, in backticks, on one line and no longer than a line: what a document holds may be hostile. */
export function quote(name: unknown): string {
  const text = String(name)
  const short = text.length > 100 ? `${text.slice(0, 100)}…` : text
  return `\`${short.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')}\``
}

/** Escapes one segment of a JSON Pointer. */
export function pointer(...segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
