import {
  type FactsInput,
  isPromise,
  promisesIn,
  requireKnownKeys,
  UsageError,
  type Value,
  type VocabularyDefinition,
} from '../vocabulary'
import type { HistoryFacts } from './fact-sheet'
import { facts } from './facts'
import type { FactsRequest } from './facts-request'
import { type History, knowledgeOf } from './history'
import { type States, statesAsKnowledge } from './knowledge'

/** What a host knows of a subject, or of one of its records, for a viewer at an instant: facts, or states as its tables
 * have them. Undefined: nothing. Where the viewer stands for all accounts, or organisations, that nothing names, an answer
 * that reads `viewer.id`, or `viewer.organisation`, counts as none.
 */
export type FactsAt<D extends VocabularyDefinition = VocabularyDefinition> = (
  about: FactsRequest,
) => FactsInput<D> | States | undefined

/** What a host knows besides the histories: a function of subject and instant. Where its answers change with time, it
 * says when: in between they are taken to stay.
 */
export type HostFacts<D extends VocabularyDefinition = VocabularyDefinition> =
  | FactsAt<D>
  | {
      readonly at: FactsAt<D>
      /** The instants at which an answer about a subject can change. */
      readonly changes: (subject: string) => Iterable<number>
    }

/** Stands for every organisation, or account, that nothing names. None can have it for an id. */
export const anyOther = '*'

/** The instants at which what a host knows of a subject can change.
 *
 * @throws UsageError `invalid-facts` where the host gives no instants
 */
export function changesOf(host: HostFacts | undefined, subject: string): readonly number[] {
  if (host === undefined || typeof host === 'function') return []
  return instantsIn(() => host.changes(subject))
}

/** Refuses what is no facts of a host.
 *
 * @throws UsageError `invalid-facts` for what is neither a function nor a pair of them; `unknown-key`
 */
export function checkHostFacts(host: HostFacts | undefined): void {
  if (host === undefined || typeof host === 'function') return
  requireKnownKeys('the facts of a host', host, ['at', 'changes'])
  if (typeof host.at !== 'function' || typeof host.changes !== 'function') {
    throw new UsageError('invalid-facts', 'the facts of a host are a function, or `at` and `changes`, both functions')
  }
}

/** What `changes` throws may hold anything, and goes no further. Without the instants nothing can be said of the time between. */
function instantsIn(changes: () => Iterable<number>): readonly number[] {
  try {
    const instants = changes()
    if (!isPromise(instants)) return [...instants].filter((at) => Number.isFinite(at))
  } catch {
    throw new UsageError('invalid-facts', 'the `changes` of the facts of a host threw, or gave no list of instants')
  }
  throw promised('the instants of a host')
}

/** What a history and a host know together. Where they contradict each other, nothing is known. */
export function joinedFacts(
  source: History | undefined,
  host: HostFacts | undefined,
  asked: FactsRequest,
): Record<string, Value | undefined> {
  const found: Record<string, Value | undefined> = source === undefined ? {} : knownFacts(source, asked)
  for (const [fact, value] of Object.entries(hostFacts(host, asked))) {
    if (value === undefined) continue
    if (Object.hasOwn(found, fact) && found[fact] !== value) found[fact] = undefined
    else found[fact] = value
  }
  return found
}

function hostFacts(host: HostFacts | undefined, asked: FactsRequest): Readonly<Record<string, Value | undefined>> {
  if (host === undefined) return {}
  const { about, isTurnedOn } = watched(asked)
  const said = attempt(() => (typeof host === 'function' ? host : host.at)(about))
  const found = attempt(() => factsIn(said, asked)) ?? {}
  if (promisesIn(said, 1).length + promisesIn(found, 1).length > 0) throw promised('the facts of a host')
  return isTurnedOn() ? {} : found
}

function factsIn(said: unknown, asked: FactsRequest): Readonly<Record<string, Value | undefined>> {
  if (typeof said !== 'object' || said === null) return {}
  return 'kind' in said && said.kind === 'states' ? knownFacts(said as States, asked) : { ...(said as HistoryFacts) }
}

/** What code of the host throws may hold anything, and goes no further: nothing is known. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** The request, and whether an answer looked at an account or an organisation that is not known. Such an answer is about
 * nobody: another account of the class may get another one.
 */
function watched(asked: FactsRequest): { readonly about: FactsRequest; readonly isTurnedOn: () => boolean } {
  let isTurnedOn = false
  const watch = (name: 'id' | 'organisation') => {
    const known = asked.viewer[name]
    if (known !== undefined && known !== anyOther) return { value: known, enumerable: true }
    const get = () => {
      isTurnedOn = true
      return undefined
    }
    return { get, enumerable: true }
  }
  const viewer = Object.defineProperties(
    { ...asked.viewer, id: undefined, organisation: undefined },
    {
      id: watch('id'),
      organisation: watch('organisation'),
    },
  )
  return { about: { ...asked, viewer }, isTurnedOn: () => isTurnedOn }
}

/** An asynchronous function would be passed over in each question, and the count be that of what the log alone says. */
function promised(what: string): UsageError {
  return new UsageError('invalid-facts', `${what} are a promise, or hold one: fetch them before, and give the values`)
}

/** The facts of a source. That a notice was not shown is known only where everything about the subject is. */
function knownFacts(source: History | States, asked: FactsRequest): Record<string, Value | undefined> {
  const found = facts(source, asked) as Record<string, Value | undefined>
  if (isWhole(source, asked)) return found
  for (const fact of Object.keys(found)) {
    if (fact.startsWith('informed.') && found[fact] === false) delete found[fact]
  }
  return found
}

function isWhole(source: History | States, { record, at }: FactsRequest): boolean {
  const knowledge = source.kind === 'states' ? statesAsKnowledge(source) : knowledgeOf(source)
  const subject = record.subject ?? (record.id === undefined ? undefined : knowledge?.dialogue(record.id, at)?.subject)
  return subject !== undefined && knowledge?.isComplete(subject, at) === true
}
