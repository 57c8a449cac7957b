import { promisesIn } from '../vocabulary'
import { attempt } from './attempt'
import type { CompiledKind } from './compiled-kind'
import { type FactSource, subjectOf } from './fact-source'
import { unnamed } from './standing'

/** What a nested record is decided on: the host's facts and what the record around it says, but of what its own kind
 * reads only what it says itself.
 *
 * A nested record about somebody else, or nobody knows whom, starts from nothing: the consent and the notice that the host spoke of are not
 * those of that person. What a request says of the record is said of the outer one.
 */
export function nestedSource(kind: CompiledKind, record: unknown, outer: CompiledKind, source: FactSource): FactSource {
  const { standing } = source
  const outerSubject = subjectOf(outer.definition, source)
  const inner = { record, standing: { ...standing, asked: { ...standing.asked, record: unnamed } }, outerSubject }
  const subject = subjectOf(kind.definition, { ...inner, facts: {} })
  const { subject: read } = kind.definition
  // Two that are not known are not the same person. What is about no person stands in what is about none.
  const isAboutSame = read === undefined || read === 'none' || (subject !== undefined && subject === outerSubject)
  return { ...inner, facts: isAboutSame ? inheritedFacts(kind, outer, source) : {} }
}

function inheritedFacts(kind: CompiledKind, outer: CompiledKind, source: FactSource): object {
  const host = attempt(() => ({ ...(source.facts as object) }))
  promisesIn(host, 1)
  const facts: Record<string, unknown> = Object.assign(Object.create(null), host)
  for (const [fact, read] of outer.readers) facts[fact] = read(source)
  for (const fact of kind.readers.keys()) delete facts[fact]
  return facts
}
