import { type Issue, pointer, requireKnownKeys, UsageError } from '../../vocabulary'

/** What a log is known to hold every release of: records of these kinds, in a stretch of time, right-open. A kind is one
 * of which every release makes an entry of its own; what other records hold inside them is in theirs.
 */
export interface CompleteStretch {
  readonly kinds: readonly string[]
  /** @defaultValue all time before */
  readonly from?: number
  /** @defaultValue all time after */
  readonly to?: number
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Where a log can rule anything out. */
export class Coverage {
  readonly #spans = new Map<string, readonly Span[]>()

  /** @throws UsageError `invalid-coverage` with every issue; `unknown-key` */
  constructor(complete: readonly CompleteStretch[]) {
    if (!Array.isArray(complete)) throw new UsageError('invalid-coverage', 'what a log is complete in is a list')
    const stretches = complete as readonly CompleteStretch[]
    for (const stretch of stretches) requireKnownKeys('a stretch of a complete log', stretch, ['kinds', 'from', 'to'])
    const issues = stretches.flatMap(issuesIn)
    if (issues.length > 0)
      throw new UsageError('invalid-coverage', 'what the log is complete in cannot be read', issues)
    for (const kind of new Set(stretches.flatMap(({ kinds }) => kinds))) {
      this.#spans.set(kind, joined(stretches.filter(({ kinds }) => kinds.includes(kind)).map(spanOf)))
    }
  }

  /** Whether every release of records of a kind, in all of a stretch, is in the log. */
  covers(kind: string, from: number, to = Number.POSITIVE_INFINITY): boolean {
    return (this.#spans.get(kind) ?? []).some((span) => span.from <= from && to <= span.to)
  }
}

function issuesIn({ kinds, from, to }: CompleteStretch, i: number): readonly Issue[] {
  const isList = Array.isArray(kinds) && kinds.every((kind) => typeof kind === 'string')
  const isInstant = (at: unknown) => at === undefined || Number.isFinite(at)
  return [
    ...(isList ? [] : [issue(pointer(i, 'kinds'), 'the record kinds are a list of names')]),
    ...(isInstant(from) ? [] : [issue(pointer(i, 'from'), 'an instant is in milliseconds')]),
    ...(isInstant(to) ? [] : [issue(pointer(i, 'to'), 'an instant is in milliseconds')]),
  ]
}

function issue(path: string, message: string): Issue {
  return { code: 'wrong-type', path, message }
}

function spanOf({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: CompleteStretch): Span {
  return { from, to }
}

/** Stretches that meet are one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last === undefined || span.from > last.to) found.push(span)
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return found
}
