import type { CompiledKind } from './compiled-kind'
import type { FactSource } from './fact-source'
import { own } from './own'

/** What a nested record is decided on: the host's facts and what the record around it says, but of what its own kind
 * reads only what it says itself.
 */
export function nestedSource(kind: CompiledKind, record: unknown, outer: CompiledKind, source: FactSource): FactSource {
  const facts: Record<string, unknown> = Object.assign(Object.create(null), readable(source.facts))
  for (const [fact, read] of outer.readers) facts[fact] = read(source)
  const inherited = facts['viewer.isSubject'] as boolean | undefined
  for (const fact of kind.readers.keys()) delete facts[fact]
  return { facts, record, request: withoutRecord(source.request), standing: source.standing, inherited }
}

function readable(facts: unknown): object {
  try {
    return { ...(facts as object) }
  } catch {
    return {}
  }
}

/** What a request says of the record is said of the outer one. */
function withoutRecord(request: unknown): unknown {
  try {
    return own(request, 'record') === undefined ? request : { ...(request as object), record: undefined }
  } catch {
    return undefined
  }
}
